import type { Catalogue } from '../catalogue-type.ts';

/** A class that is there: what its files say otherwise, corrections, places of the rotation, what is pushed. */
export const workshopClass: Catalogue = {
  'Bring this lab and those after it to everybody as the workshop file has them now: as new commits and tags beside the old ones.':
    'Llevar a todos este lab y los siguientes tal como están ahora en el archivo del taller: en commits y etiquetas nuevos junto a los de antes.',
  'Take names, addresses, accounts, tables, remotes and the title from the files into the record; who is not in the roster has left. Repositories stay as they are.':
    'Tomar de los archivos los nombres, correos, cuentas, mesas, remotes y el título; quien no está en la lista ha dejado el curso. Los repositorios quedan como están.',
  '  row {0}, "{1}": skipped: not a person.': '  fila {0}, "{1}": omitida, no es una persona.',
  '  {0}: not corrected: {1}': '  {0}: no corregido: {1}',
  ', corrected: {0}': ', corregidos: {0}',
  '1 repository written in {0} s': '1 repositorio escrito en {0} s',
  '{0} repositories written in {1} s': '{0} repositorios escritos en {1} s',
  name: 'nombre',
  address: 'correo',
  number: 'número',
  table: 'mesa',
  place: 'puesto',
  record: 'registro',
  'Print the texts of the course that "translations" in the workshop file lacks, as JSON to fill in.':
    'Imprimir los textos del curso que faltan en "translations" del archivo del taller, como JSON para completar.',
  '  texts without a translation, which stay in English: {0}; django-cloud workshop --untranslated prints them':
    '  textos sin traducción, que quedan en inglés: {0}; django-cloud workshop --untranslated los imprime',
  '  documents and pages of the projects that stay in English, because later commands merge them: {0}; README.md, …':
    '  documentos y páginas de los proyectos que quedan en inglés, porque comandos posteriores los fusionan: {0}; README.md, …',
  '(What a later lab begins with still shows what the labs before it came to.)':
    '(Lo que trae un lab al comenzar sigue mostrando en qué acabaron los anteriores.)',
  '{0}: {1} texts': '{0}: {1} textos',
  '{0}: it cannot be read ({1}).': '{0}: no se puede leer ({1}).',
  '{0}: it must hold English texts, each with its translation.':
    '{0}: tiene que contener textos en inglés, cada uno con su traducción.',
  '{0}: "{1}": its translation must be a text with the same values in braces ({2}).':
    '{0}: "{1}": su traducción tiene que ser un texto con los mismos valores entre llaves ({2}).',
  '"translations" are for a language that is not built in: give its code, such as fr or pt-BR.':
    '"translations" es para un idioma que no viene incluido: indica su código, como fr o pt-BR.',
  'it cannot be read. Give the path of a folder with JSON or YAML files, from this file on; it may be empty at first.':
    'no se puede leer. Indica la ruta de una carpeta con archivos JSON o YAML, a partir de este archivo; al principio puede estar vacía.',
  'unknown language. Choose one of: {0}; or give "translations", a folder of your own.':
    'no existe ese idioma. Elige uno de: {0}; o indica "translations", una carpeta tuya.',
  'Keep the solutions to yourself, until "django-cloud workshop --release-solutions":':
    'Las soluciones son solo tuyas, hasta "django-cloud workshop --release-solutions":',
  'A language that is not built in, with your translations ("--untranslated" prints the texts); then say "language: fr" above:':
    'Un idioma que no viene incluido, con tus traducciones ("--untranslated" imprime los textos); entonces pon "language: fr" arriba:',
  ', {0} with the solutions now': ', {0} con las soluciones desde ahora',
  'the solutions, which participants do not have': 'las soluciones, que los participantes no tienen',
  'Give everybody the solutions that "solutions: withheld" in the workshop file kept back: as tags beside what is there.':
    'Dar a todos las soluciones que "solutions: withheld" del archivo del taller retenía: como etiquetas junto a lo que ya hay.',
  '--release-solutions goes with the whole class. Leave --shard out.':
    '--release-solutions es para toda la clase. Quita --shard.',
  '--release-solutions: the repositories of this class have had them from the beginning. "solutions: withheld" in the workshop file, before a class is made, keeps them back.':
    '--release-solutions: los repositorios de esta clase las tienen desde el principio. "solutions: withheld" en el archivo del taller, antes de crear la clase, las retiene.',
  '"django-cloud workshop --release-solutions" brings them to everybody':
    '"django-cloud workshop --release-solutions" las lleva a todos',
  'it must be "class" (the repositories have them) or "withheld" (only yours has them, until --release-solutions).':
    'tiene que ser "class" (los repositorios las tienen) o "withheld" (solo las tiene el tuyo, hasta --release-solutions).',
  '--correct goes with the whole class. Leave --shard out.':
    '--correct es para toda la clase. Quita --shard.',
  'rotation: the places {0} and {1} come out alike: all of their labs have the same servers ({2}) and platforms. Give both servers of a place, wsgi and asgi, or leave one out.':
    'rotation: los puestos {0} y {1} resultan iguales: todos sus labs tienen los mismos servidores ({2}) y plataformas. Indica los dos servidores de cada puesto, wsgi y asgi, o quita uno.',
  '{0}: it is not a class record that this version can read. Restore it, or remove it: it is made anew from the repositories.':
    '{0}: no es el registro de una clase que esta versión pueda leer. Restáuralo, o bórralo: se rehace a partir de los repositorios.',
  'its .git/workshop.json was changed, or the folder exchanged: the class has it as it was. Look at {0}; moved away, it is made anew':
    'se cambió su .git/workshop.json, o se intercambió la carpeta: la clase lo tiene como estaba. Mira {0}; si lo apartas, se crea de nuevo',
  '--correct {0}: unknown lab. Choose one of: {1}.': '--correct {0}: no existe ese lab. Elige uno de: {1}.',
  '--correct {0}: the class has it as the workshop file says. Change its page, its change or its checks first.':
    '--correct {0}: la clase lo tiene como dice el archivo del taller. Cambia antes su página, su cambio o sus comprobaciones.',
  'the class keeps what it began with, late people too. Put it back, or make another class with --folder':
    'la clase conserva aquello con lo que empezó, también quien llega tarde. Vuelve a ponerlo como estaba, o crea otra clase con --folder',
  'the usual labs': 'los labs habituales',
  '{0} changed': 'ha cambiado: {0}',
  'the order of labs': 'el orden de los labs',
  '"django-cloud workshop --correct {0}" brings it to everybody':
    '"django-cloud workshop --correct {0}" lo lleva a todos',
  '"django-cloud workshop --accept" takes it for the page':
    '"django-cloud workshop --accept" lo toma para la página',
  '"django-cloud workshop --accept" takes it; the repository stays as it is':
    '"django-cloud workshop --accept" lo toma; el repositorio queda como está',
  'leave it so, or move {0} away and run again for a new repository':
    'déjalo así, o aparta {0} y ejecútalo otra vez para crear un repositorio nuevo',
  'put it back in "people", or move {0} away and run again for a new repository':
    'vuelve a ponerlo en "people", o aparta {0} y ejecútalo otra vez para crear un repositorio nuevo',
  'put it back; or change it with git remote set-url in {0}, and "--accept" takes it':
    'vuelve a ponerlo; o cámbialo con git remote set-url en {0}, y "--accept" lo toma',
  'put the row back; move {0} away; or "django-cloud workshop --accept" keeps it as of somebody who left':
    'vuelve a poner la fila; aparta {0}; o "django-cloud workshop --accept" lo conserva como de alguien que dejó el curso',
  '{0} (row {1}): ': '{0} (fila {1}): ',
  '"{0}" is not in the roster': '"{0}" no está en la lista',
  'Each table (a column of the roster), or each person, has one of these places: the servers of its labs.':
    'Cada mesa (una columna de la lista), o cada persona, tiene uno de estos puestos: los servidores de sus labs.',
  'The usual labs with a page of your own, or with a lab between them; "server: wsgi" is the seat\'s own:':
    'Los labs habituales con una página tuya, o con un lab entre ellos; "server: wsgi" es el de cada puesto:',
  'Or all of them your own:': 'O todos tuyos:',
  'correction {0}': 'corrección {0}',
  'the remote is not empty: it has other commits than this class. Give an empty one; nothing there was changed':
    'el remote no está vacío: tiene otros commits que los de esta clase. Indica uno vacío; allí no se cambió nada',
  '{0} is a link to somewhere else': '{0} es un enlace a otro sitio',
  '{0} is there already, and stands elsewhere': '{0} ya existe, y apunta a otro commit',
  '{0} is not a folder': '{0} no es una carpeta',
  'its names are kept in a form (reftable) that only git writes':
    'guarda sus referencias en un formato (reftable) que solo escribe git',
  '{0} is checked out': '{0} es la rama actual',
  'labs.{0}: there is no lab "{1}". The labs are: {2}.':
    'labs.{0}: no existe el lab "{1}". Los labs son: {2}.',
  'labs.insert: another lab has the id "{0}". Choose another one.':
    'labs.insert: otro lab tiene el id "{0}". Elige otro.',
  '{0}.{1} {2}: unknown server for {3}. Choose one of: {4}.':
    '{0}.{1} {2}: no hay un servidor {3} que se llame así. Elige uno de: {4}.',
  '{0}: unknown key of a lab.{1} It has: {2}.': '{0}: un lab no tiene esa clave.{1} Tiene: {2}.',
  '"server: {0}" names the interface already. Leave it out.': '"server: {0}" ya nombra la interfaz. Quítala.',
  'it must be a list of labs; or hold "pages" (a page by lab) and "insert" (labs with "after" or "before"), which change the usual ones.':
    'debe ser una lista de labs; o contener "pages" (una página por lab) e "insert" (labs con "after" o "before"), que cambian los habituales.',
  'it must say after which lab it comes, or before which: "after: lab-3".':
    'debe decir detrás de qué lab va, o delante de cuál: "after: lab-3".',
};

import type { Catalogue } from '../catalogue-type.ts';

/** The workshop command: its flags and questions, and what it refuses in a workshop file and in a roster. */
export const workshop: Catalogue = {
  // The command.
  'Write a repository for each participant of a course, lab by lab, from a roster.':
    'Escribir un repositorio para cada participante de un curso, lab por lab, a partir de una lista.',
  'Writes a git repository for each participant of a course, lab by lab, with names of their own on platforms that they share; the solutions; and a page of who has what. FILE is {0} when it is not given. Run it again after an interruption or with more people: it creates missing repositories and leaves existing ones unchanged.':
    'Escribe un repositorio de git para cada participante de un curso, lab por lab, con nombres propios en las plataformas que comparten; las soluciones; y una página con lo que tiene cada cual. ARCHIVO es {0} si no se indica. Ejecútalo otra vez tras una interrupción o con más personas: solo se crea lo que falta, y no se toca nada de lo que hay.',
  'The people, a CSV file as GitHub Classroom, Moodle or a spreadsheet saves it; instead of the one in the workshop file.':
    'Las personas: un archivo CSV tal como lo guarda GitHub Classroom, Moodle o una hoja de cálculo; en lugar del que indica el archivo del taller.',
  'Where the repositories go; instead of the one in the workshop file.':
    'Dónde van los repositorios; en lugar de la carpeta que indica el archivo del taller.',
  'Create shard I of N, such as 1/8: creates missing repositories, leaves existing ones unchanged. When not given, JOB_INDEX and JOB_ARRAY_SIZE of an indexed job runner.':
    'Crear la parte I de N, como 1/8. Si no se indica, JOB_INDEX y JOB_ARRAY_SIZE de un ejecutor de trabajos indexados.',
  'Print a script that makes the class in an indexed job of that platform, in as many shares as --shares says.':
    'Imprimir un script que crea la clase en un trabajo indexado de esa plataforma, en tantas partes como diga --shares.',
  'With --job: how many instances make the class; 8 when not given.':
    'Con --job: cuántas instancias crean la clase; 8 si no se indica.',
  'Share packs between repositories by hard links: smaller, but who owns one repository can damage all. Else each has its own.':
    'Compartir los paquetes entre los repositorios con enlaces duros: ocupa menos, pero quien tiene un repositorio puede dañarlos todos. Si no, cada cual tiene el suyo.',
  '{0}: process {1} on {2} is writing there. Waiting …':
    '{0}: el proceso {1} en {2} está escribiendo ahí. Esperando…',
  'Write a first workshop file, and nothing else.': 'Escribir un primer archivo de taller, y nada más.',
  'With --init: ask nothing.': 'Con --init: no preguntar nada.',
  'Check everything, print who would get what, and write nothing.':
    'Comprobarlo todo, imprimir qué recibiría cada cual, y no escribir nada.',
  'workshop {0}: unexpected argument. Usage: django-cloud workshop [FILE]':
    'workshop {0}: sobra una palabra. Uso: django-cloud workshop [ARCHIVO]',
  '{0}: roster: it is missing. Name the CSV file there, or give it with --roster.':
    '{0}: roster: falta. Nombra ahí el archivo CSV, o indícalo con --roster.',
  '--job {0}: no script for indexed jobs there. Choose one of: {1}; or set JOB_INDEX and JOB_ARRAY_SIZE yourself.':
    '--job {0}: ahí no hay un script para trabajos indexados. Elige uno de: {1}; o define tú JOB_INDEX y JOB_ARRAY_SIZE.',
  'it must be an integer from 1': 'debe ser un número entero a partir de 1',
  '--shares {0}: {1}. Give another number.': '--shares {0}: {1}. Indica otro número.',
  '--shard {0}: it must be a shard such as 1/8, counted from 1.':
    '--shard {0}: debe ser una parte como 1/8, contada desde 1 hasta el total.',
  'JOB_INDEX={0}, JOB_ARRAY_SIZE={1}: the index must count from 0 and be below the size. Number the shares from 0, or give --shard 1/1.':
    'JOB_INDEX={0}, JOB_ARRAY_SIZE={1}: el índice debe contarse desde 0 y ser menor que el tamaño. Numera las partes desde 0, o indica --shard 1/1.',

  // The result.
  'share {0} of {1}: ': 'parte {0} de {1}: ',
  ', {0} there already': ', ya había {0}',
  'who has what': 'qué tiene cada cual',
  'the solutions': 'las soluciones',
  '  {0}: not pushed: {1}': '  {0}: no se hizo push: {1}',
  '{0} repositories would be written; nothing was.': 'Se escribirían {0} repositorios; no se escribió nada.',
  '1 repository would be written; nothing was.': 'Se escribiría 1 repositorio; no se escribió nada.',
  solution: 'solución',
  'it is not a repository of this workshop': 'no es un repositorio de este taller',
  'it is the repository of "{0}"': 'es el repositorio de "{0}"',
  '{0}: {1}, and row {2} ("{3}") would have it. Move it away, or give another "folder".':
    '{0}: {1}, y le correspondería a la fila {2} ("{3}"). Apártalo, o indica otra carpeta en "folder".',

  // The first file and its questions.
  'Django in the cloud': 'Django en la nube',
  'Title: what the course is called': 'Título: cómo se llama el curso',
  'Language: of projects, lab pages and your page':
    'Idioma: el de los proyectos, las páginas de los labs y tu página',
  'Project: the name that all participants’ projects have':
    'Proyecto: el nombre que llevan los proyectos de todos los participantes',
  'Platforms: where the labs deploy to': 'Plataformas: dónde despliegan los labs',
  'Roster: the CSV file with the people': 'Lista: el archivo CSV con las personas',
  'A course: "django-cloud workshop" writes a repository for each participant from it.':
    'Un curso: "django-cloud workshop" escribe a partir de este archivo un repositorio para cada participante.',
  'Where the repositories go, from this file on.':
    'Dónde van los repositorios, en relación con este archivo.',
  'Who makes the commits of the labs, and the day of the first: the same day gives the same commits.':
    'Quién firma los commits de los labs, y el día del primero: el mismo día da los mismos commits.',
  'What all projects have in common, as in an answers file.':
    'Lo que tienen en común todos los proyectos, como en un archivo de respuestas.',
  "One person's own, by user, address or name:": 'Lo propio de una persona, por usuario, correo o nombre:',
  'Where each repository is pushed; {user} and {id} stand for the participant:':
    'Adónde se hace push de cada repositorio; {user} e {id} representan al participante:',
  '{0}: {1}. Give another name.': '{0}: {1}. Indica otro nombre.',
  'it already exists': 'ya existe',
  'it cannot be written ({0})': 'no se puede escribir ({0})',

  // The workshop file.
  'line {0}: ': 'línea {0}: ',
  '{0}: {1}. "django-cloud workshop --init {2}" writes a first one.':
    '{0}: {1}. "django-cloud workshop --init {2}" escribe uno para empezar.',
  'it cannot be read': 'no se puede leer',
  '{0}: it is not valid YAML ({1}).': '{0}: no es YAML ({1}).',
  '{0}: it has aliases (*name). Write the values out.':
    '{0}: tiene alias (*nombre). Escribe los valores completos.',
  '{0}: it must hold keys and values, such as "title: My course".':
    '{0}: debe contener claves y valores, como "title: Mi curso".',
  '{0}: unknown key.{1} The keys are: {2}.': '{0}: no existe esa clave.{1} Las claves son: {2}.',
  '{0}: title: it is missing. Give the course\'s name, such as "title: Django in the cloud".':
    '{0}: title: falta. Indica el nombre del curso, como "title: Django en la nube".',
  '{0}: date: it is missing. Give the day of the commits, such as "date: 2026-09-01": same day, same commits.':
    '{0}: date: falta. Indica el día de los commits, como "date: 2026-09-01": mismo día, mismos commits.',
  'it must be a text of one line, such as "{0}".': 'debe ser un texto de una línea, como "{0}".',
  'it must hold answers by name, as in --answers FILE.':
    'debe contener respuestas por nombre, como en --answers ARCHIVO.',
  'it must be a name and an address, "Ada Lovelace <ada@example.com>".':
    'debe ser un nombre y un correo, "Ada Lovelace <ada@example.com>".',
  'it must be a day of UTC, such as 2026-09-01 or 2026-09-01T09:00Z.':
    'debe ser un día en UTC, como 2026-09-01 o 2026-09-01T09:00Z.',
  'it must be a list of answers, one for each table in turn.':
    'debe ser una lista de respuestas, una para cada mesa por turno.',
  'it must hold answers by user, address or name of the roster.':
    'debe contener respuestas por usuario, correo o nombre de la lista.',
  'it cannot be read. Give the path of a Markdown file, from this file on.':
    'no se puede leer. Indica la ruta de un archivo Markdown, en relación con este archivo.',
  'it must be a list, each with an id and a change. Leave it out for the usual labs.':
    'debe ser una lista de labs, cada uno con id y change. Quítalo para tener los labs habituales.',
  'it must have an id and a change.': 'debe tener id y change.',
  'it must be small letters, digits and hyphens, such as lab-1.':
    'debe llevar solo minúsculas, cifras y guiones, como lab-1.',
  'another lab has it. Choose another one.': 'ya lo tiene otro lab. Elige otro.',
  'it must name the participant by {user} or {id}, and nothing else in braces, such as https://git.example.com/course/{user}.git.':
    'debe nombrar al participante con {user} o {id}, sin nada más entre llaves, como https://git.example.com/course/{user}.git.',
  'it must be an address without blanks and without a password. git asks for that, or has it from its own configuration.':
    'debe ser una dirección sin espacios y sin contraseña. git la pide, o la toma de su propia configuración.',
  'it must be true or false.': 'debe ser true o false.',
  '{0} true: there is no "remote" to push to. Add one, or leave it out.':
    '{0} true: no hay ningún "remote" al que hacer push. Añade uno, o quita push.',
  '{0}: no name for "{1}" fits after {2}: {3} Choose a shorter name for the project.':
    '{0}: ningún nombre para "{1}" cabe detrás de {2}: {3} Elige un nombre más corto para el proyecto.',
  '{0} {1}: "{2}" and "{3}" would both have it. Choose a shorter name for the project.':
    '{0} {1}: lo tendrían tanto "{2}" como "{3}". Elige un nombre más corto para el proyecto.',
  '{0}: nobody in the roster is called so. Give a user, an address or a name of it.':
    '{0}: nadie se llama así en la lista. Indica un usuario, un correo o un nombre que esté en ella.',

  // The roster.
  '{0}: {1}. Give a CSV file with a row for each participant.':
    '{0}: {1}. Indica un archivo CSV con una fila por participante.',
  '{0}: nobody is in it. Add a row for each participant.':
    '{0}: no hay nadie. Añade una fila por participante.',
  'line {0}, column {1}: ': 'línea {0}, columna {1}: ',
  '{0}: {1}it is not valid CSV: a quote is open, or stands inside a cell. Save it as CSV again.':
    '{0}: {1}no es un CSV que se pueda leer: hay unas comillas sin cerrar, o dentro de una celda. Guárdalo otra vez como CSV.',
  '{0}: row 1: the columns {1} and {2} are about the same. Remove one of them.':
    '{0}: fila 1: las columnas {1} y {2} dicen lo mismo. Borra una de las dos.',
  '{0}: row 1: none of its columns says who somebody is ({1}). Call one "name", "email" or "username".':
    '{0}: fila 1: ninguna columna dice quién es cada persona ({1}). Llama a una "nombre completo", "correo" o "usuario".',
  '{0}: row {1}: it has {2} cells, and {3} headings are there. Put names with "{4}" into quotes.':
    '{0}: fila {1}: tiene {2} celdas, y hay {3} encabezados. Pon entre comillas los nombres que llevan "{4}".',
  '{0}: row {1}, column {2}: {3}: {4}.': '{0}: fila {1}, columna {2}: {3}: {4}.',
  'it is a formula of a spreadsheet. Save its value instead':
    'es una fórmula de hoja de cálculo. Guarda su valor en su lugar',
  'it is an error of a spreadsheet. Fix it there': 'es un error de la hoja de cálculo. Corrígelo en ella',
  'it has characters that cannot be seen. Type it again':
    'tiene caracteres que no se ven. Escríbelo de nuevo',
  '{0}: row {1}: it says nothing about who it is. Fill in a name, or remove the row.':
    '{0}: fila {1}: no dice de quién se trata. Pon un nombre, o borra la fila.',
  '{0}: row {1}: {2} is in row {3} too. Remove one of them, or add a column "email" that tells them apart.':
    '{0}: fila {1}: {2} también está en la fila {3}. Borra una de las dos, o añade una columna "correo" que las distinga.',
  'row {0}, user "{1}": the remote names {user}, which must be letters, digits and inner hyphens or dots. Fill in the column "username", or name {id} instead.':
    'fila {0}, usuario "{1}": el remote lleva {user}, que debe tener letras, cifras y, por dentro, guiones o puntos. Rellena la columna "usuario", o usa {id} en su lugar.',
  'at most {0} shares': '{0} partes como máximo',
};

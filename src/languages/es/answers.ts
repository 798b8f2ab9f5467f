import type { Catalogue } from '../catalogue-type.ts';

export const answers: Catalogue = {
  ' Did you mean "{0}"?': ' ¿Querías decir "{0}"?',
  'file not found': 'no existe ese archivo',
  'it is a folder': 'es una carpeta',
  '--answers {0}: {1}. Give the path of a JSON or YAML file.':
    '--answers {0}: {1}. Indica la ruta de un archivo JSON o YAML.',
  '--answers {0}: it is neither valid JSON nor valid YAML ({1}).':
    '--answers {0}: no es ni JSON ni YAML ({1}).',
  '--answers {0}: it must hold answers by name, such as "django: {1}".':
    '--answers {0}: debe contener respuestas por nombre, como "django: {1}".',
  '{0}: it is not valid JSON ({1}). Restore it from git, or remove it.':
    '{0}: ya no es JSON ({1}). Restáuralo desde git, o bórralo.',
  '{0}: "{1}" must hold the project\'s answers by name. Restore it from git.':
    '{0}: "{1}" debe contener las respuestas del proyecto por nombre. Restáuralo desde git.',
  '{0} {1} (the default): {2}': '{0} {1} (el valor por defecto): {2}',
  '{0} {1}: the value must be text. {2}': '{0} {1}: el valor debe ser texto. {2}',
  '{0} {1}: unknown choice.{2} Choose one of: {3}{4}.':
    '{0} {1}: no existe esa opción.{2} Elige una de: {3}{4}.',
  '{0} {1}: it goes with {2}, which is not chosen. Choose {3} too, or leave it out.':
    '{0} {1}: corresponde a {2}, que no se ha elegido. Elige también {3}, o no la indiques.',
  '{0}: unknown option "{1}".{2} {3}': '{0}: no existe la opción "{1}".{2} {3}',
  'The options are: {0}.': 'Las opciones son: {0}.',
  'No choice has one.': 'Ninguna elección tiene opciones.',
  '{0} {1}: it must hold options by the choice that has them, and their names.':
    '{0} {1}: debe contener opciones agrupadas por la elección que las tiene, con sus nombres.',
  'project name "{0}": {1}. Choose another one, such as "mysite".':
    'nombre de proyecto "{0}": {1}. Elige otro, como "mysite".',
  'it is empty': 'está vacío',
  'it is a path, and a name has no path characters': 'es una ruta, y un nombre no lleva caracteres de ruta',
  'it has characters outside ASCII, which a package name that runs everywhere has not':
    'tiene caracteres fuera de ASCII, que no lleva un nombre de paquete que funcione en todas partes',
  'it has the character "{0}"; letters, digits and underscores are allowed':
    'tiene el carácter "{0}"; se permiten letras, dígitos y guiones bajos',
  'it begins with a digit, which no Python name does':
    'empieza por un dígito, y ningún nombre de Python lo hace',
  'it begins or ends with an underscore, a space, a hyphen or a dot':
    'empieza o termina por un guion bajo, un espacio, un guion o un punto',
  'it is {0} characters long; the maximum is {1}': 'tiene {0} caracteres, y el máximo es {1}',
  '"{0}" is a keyword of Python': '"{0}" es una palabra reservada de Python',
  '"{0}" is a command of django-cloud, where the name would stand':
    '"{0}" es un comando de django-cloud, y ocuparía el lugar del nombre',
  '"{0}" is a module of Python\'s standard library, which it would hide':
    '"{0}" es un módulo de la biblioteca estándar de Python, y lo ocultaría',
  '"{0}" is a package that the project may install, which it would hide':
    '"{0}" es un paquete que el proyecto puede instalar, y lo ocultaría',
  '"{0}" is a folder or module that the project itself has':
    '"{0}" es una carpeta o un módulo que tiene el propio proyecto',
  '{0} {1}: the value must be text. Choose one of: {2}.':
    '{0} {1}: el valor debe ser texto. Elige entre: {2}.',
  '{0} {1}: unknown choice.{2} Choose one of: {3}.': '{0} {1}: no existe esa opción.{2} Elige entre: {3}.',
  '{0} {1}: {2} cannot be chosen: {3}. Choose one of: {4}.':
    '{0} {1}: no se puede elegir {2}: {3}. Elige entre: {4}.',
  '{0} {1}: "{2}" cannot be combined with other values. Use it alone, or leave it out.':
    '{0} {1}: "{2}" no se combina con nada más. Indícalo solo, o no lo indiques.',
  '{0} {1}: unknown interface. Choose wsgi (synchronous) or asgi (asynchronous).':
    '{0} {1}: no existe esa interfaz. Elige wsgi (síncrona) o asgi (asíncrona).',
  '{0} {1}: {2} speaks {3}. Leave one of the two out, or choose one of: {4}.':
    '{0} {1}: {2} habla {3}. Quita uno de los dos, o elige entre: {4}.',
  '{0} {1}: the project\'s name must be text, such as "{2}".':
    '{0} {1}: el nombre del proyecto debe ser texto, como "{2}".',
  '{0}: unknown answer "{1}".{2} The answers are: {3}.':
    '{0}: no existe la respuesta "{1}".{2} Las respuestas son: {3}.',
  '{0}, and {1} more': '{0}, y {1} más',
  'One of: {0}.': 'Valores: {0}.',
  "The project's name; also the first word after the command.":
    'El nombre del proyecto; también la primera palabra después del comando.',
  "The language of messages and of what the project says; when not given, the project's own or the system's.":
    'El idioma de los mensajes y de lo que dice el proyecto; si no se indica, el del proyecto o el del sistema.',
  'Synchronous (wsgi) or asynchronous (asgi): picks the default server of that kind.':
    'Síncrona (wsgi) o asíncrona (asgi): elige el servidor por defecto de ese tipo.',
  '{0}: unknown flag.{1} See --help.': '{0}: no existe esa opción.{1} Mira --help.',
  '--{0}={1}: --{2} takes no value.': '--{0}={1}: --{2} no lleva valor.',
  '--{0}: --{1} takes a value, so that there is nothing to turn off. Leave it out for the default.':
    '--{0}: --{1} lleva un valor, así que no hay nada que desactivar. No la indiques si quieres el valor por defecto.',
  '{0}: it needs a value ({1} {2}). See --help.': '{0}: necesita un valor ({1} {2}). Mira --help.',
  '{0}={1}: it is a switch. Write {2}, {3}=false or leave it out.':
    '{0}={1}: es un interruptor. Escribe {2}, {3}=false o no lo indiques.',
  '{0}: --{1} is turned on and off in one command. Give it once.':
    '{0}: --{1} se activa y se desactiva en el mismo comando. Indícalo una sola vez.',
  '{0} {1}: --{2} was already given as {3}. Give it once.':
    '{0} {1}: --{2} ya se indicó como {3}. Indícalo una sola vez.',
  'the answer to "{0}"': 'la respuesta a "{0}"',
  'Synchronous (WSGI)': 'Síncrona (WSGI)',
  'Each request has a thread: the fastest and simplest for pages that read a database.':
    'Cada petición tiene un hilo: lo más rápido y sencillo para páginas que leen una base de datos.',
  'Asynchronous (ASGI)': 'Asíncrona (ASGI)',
  'One loop serves many waiting requests: for streaming, slow services behind you, AI.':
    'Un bucle atiende muchas peticiones que esperan: para flujos, servicios lentos detrás de ti, IA.',
  'Interface: how the server calls Django.': 'Interfaz: cómo llama el servidor a Django.',
  'Warning: our tests start no project on it.':
    'Ten en cuenta: nuestras pruebas no arrancan ningún proyecto con ella.',
  'Project name: the Python package that holds the settings.':
    'Nombre del proyecto: el paquete de Python que contiene la configuración.',
  'none yet': 'de momento, nada',
  '{0} {1}: {2}, for which the project is made, does not go with it: {3}. Choose something else, or remove that first: django-cloud {4}':
    '{0} {1}: {2}, para la que está hecho el proyecto, no es compatible con ello: {3}. Elige otra cosa, o quítala antes: django-cloud {4}',
  '{0}: a merge of git\'s left conflicts in it. Resolve them, take all answers of one side, and run "django-cloud update".':
    '{0}: un merge de git dejó conflictos en él. Resuélvelos, toma enteras las respuestas de un lado, y ejecuta "django-cloud update".',
  '{0}: schema {1}: it must be the number that was there. Restore the file from git.':
    '{0}: schema {1}: debe ser el número que había. Restaura el archivo desde git.',
  '{0}: a newer generator-django-cloud ({1}) wrote it. Install that version, or a newer one':
    '{0}: lo escribió un generator-django-cloud más nuevo ({1}). Instala esa versión, u otra más nueva',
};

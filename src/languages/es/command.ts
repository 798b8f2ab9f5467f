import type { Catalogue } from '../catalogue-type.ts';

export const command: Catalogue = {
  '{0}: unknown command.{1} For a project of that name: --project {2}.':
    '{0}: no existe ese comando.{1} Para un proyecto con ese nombre: --project {2}.',
  'Add to a project with "service ID", or with the name of a platform.':
    'A un proyecto se le añade con "service ID", o con el nombre de una plataforma.',
  'The name alone makes a project: django-cloud NAME.':
    'El nombre solo ya crea un proyecto: django-cloud NOMBRE.',
  'See --help.': 'Mira --help.',
  'See --list.': 'Mira --list.',
  'See --version.': 'Mira --version.',
  'Remove with "service ID --remove", or with the name of a platform and --remove.':
    'Se quita con "service ID --remove", o con el nombre de una plataforma y --remove.',
  'Choose of: {0}.': 'Elige entre: {0}.',
  'service: missing argument: ID. {0}': 'service: necesita saber cuál (service ID). {0}',
  'service {0}: unknown service.{1} {2}': 'service {0}: no existe ese servicio.{1} {2}',
  '{0}: resolve the conflicts listed, commit, and run {1} in that folder.':
    '{0}: resuelve lo que se lista, y haz commit; después, {1} en esa carpeta continúa.',
  'Take back the last change of a project.': 'Deshacer el último cambio de un proyecto.',
  'Run a project here as its platform would, and see what would fail there.':
    'Ejecutar aquí un proyecto como lo haría su plataforma, y ver qué fallaría allí.',
  '{0}: {1}. Give another folder.': '{0}: {1}. Indica otra carpeta.',
  '{0}: it is a file. Give the name of a new or empty folder.':
    '{0}: es un archivo. Indica el nombre de una carpeta nueva o vacía.',
  '{0}: the folder is not empty ({1}) and is not a django-cloud project. Give the name of a new or empty folder, or --force to merge into this one.':
    '{0}: la carpeta no está vacía ({1}) ni es un proyecto nuestro. Indica el nombre de una carpeta nueva o vacía, o usa --force para fusionar en esta.',
  'Merge: {0} is not empty ({1}). Merge the project into it? Your lines stay.':
    'Fusión: {0} no está vacía ({1}). ¿Fusionar el proyecto en ella? Tus líneas se conservan.',
  'merge: keep your lines, bring in the new ones, and mark conflicts':
    'fusionar: conservar tus líneas, traer las nuevas y marcar los conflictos',
  '{0}: a folder is where a file belongs. Move it away.':
    '{0}: hay una carpeta donde va un archivo. Apártala.',
  'the path is too long': 'la ruta es demasiado larga',
  'no space left': 'no queda espacio',
  'the file system is read-only': 'el sistema de archivos es de solo lectura',
  'a part of the path is a file': 'una parte de la ruta es un archivo',
  'Print the result as JSON, for programs, and ask nothing.':
    'Imprimir el resultado en JSON, para programas, y no preguntar nada.',
  'Go on although work is not committed, or although the folder of a new project is not empty.':
    'Continuar aunque haya trabajo sin commit, o aunque la carpeta de un proyecto nuevo no esté vacía.',
  "The language of messages; the system's when not given.":
    'El idioma de los mensajes; el del sistema si no se indica.',
  'Ask nothing: what is not given has its default.':
    'No preguntar nada: lo que no se indica toma su valor por defecto.',
  'Answers from a JSON or YAML file, by the names of the flags; flags win. "-" reads standard input.':
    'Respuestas de un archivo JSON o YAML, con los nombres de las opciones; las opciones mandan. "-" lee la entrada estándar.',
  'Print the files that would be written, and write nothing.':
    'Imprimir los archivos que se escribirían, y no escribir nada.',
  'Print every choice and their compatibility.': 'Imprimir todas las elecciones y qué es compatible con qué.',
  'In a django-cloud project: print what would change as a patch, and write nothing.':
    'En un proyecto nuestro: imprimir lo que cambiaría como un parche, y no escribir nada.',
  'Then install the project, migrate, start its production server and print the URL.':
    'Después, instalar el proyecto, migrar, arrancar su servidor de producción e imprimir la URL.',
  'Print this help.': 'Imprimir esta ayuda.',
  'Print the version.': 'Imprimir la versión.',
  'Examples:': 'Ejemplos:',
  'Commands (each has its own --help):\n{0}': 'Comandos (cada uno tiene su propio --help):\n{0}',
  'Usage: {0}{1}': 'Uso: {0}{1}',
  'Flags:': 'Opciones:',
  'Usage: {0} [NAME [FOLDER]] [flags]': 'Uso: {0} [NOMBRE [CARPETA]] [opciones]',
  'Renders a Django project that starts on a production server, into FOLDER (default: a new folder called NAME). What no flag answers is asked; without a terminal it takes its default.':
    'Genera un proyecto de Django que arranca con un servidor de producción, en CARPETA (por defecto, una carpeta nueva llamada NOMBRE). Lo que ninguna opción responde se pregunta; sin terminal toma su valor por defecto.',
  'Answers:': 'Respuestas:',
  'Platform and service options:': 'De elecciones concretas:',
  'General options:': 'Qué ocurre:',
  default: 'por defecto',
  'rendered, but not started by our tests': 'se genera, pero nuestras pruebas no lo arrancan',
  'Warning: {0}': 'Ten en cuenta: {0}',
  'Its own flags: {0}': 'Sus propias opciones: {0}',
  'Not available: {0}.': 'No disponible: {0}.',
  '  none: none yet (default)': '  none: de momento, nada (por defecto)',
  'Compatibility\n{0}': 'Qué es compatible con qué\n{0}',
  written: 'escritos',
  'to write': 'por escribir',
  removed: 'borrados',
  'to remove': 'por borrar',
  'merged with your changes': 'fusionados con tus cambios',
  'to merge with your changes': 'por fusionar con tus cambios',
  'in conflict': 'en conflicto',
  'nothing changes': 'nada cambia',
  '{0}: {1}; nothing was written.': '{0}: {1}; no se escribió nada.',
  '  {0}: you changed it at that moment; ours is in {1}.rendered':
    '  {0}: lo cambiaste en ese momento; el nuestro está en {1}.rendered',
  '  merged: {0}': '  fusionado: {0}',
  'Conflicts to resolve:': 'Por resolver:',
  'could not mark the conflicts in the git index: {0}': 'git no sabe de los conflictos: {0}',
  'Next:\n{0}': 'A continuación:\n{0}',
  keep: 'conserva',
  write: 'escribe',
  remove: 'borra',
  merge: 'fusiona',
  conflict: 'conflicto',
  'The project; the current folder when not given.': 'El proyecto; la carpeta actual si no se indica.',
  'The page that must answer, when it is not "/".': 'La página que debe responder, cuando no es "/".',
  'A disposable database; it will be migrated. When not given, DATABASE_URL of the environment or of .env, if it is on this machine.':
    'Una base de datos que se puede cambiar: se migra. Si no se indica, DATABASE_URL del entorno o de .env, siempre que esté en esta máquina.',
  'A variable that you will set on the platform; may be repeated.':
    'Una variable que definirás en la plataforma; se puede repetir.',
  'A virtual environment that has the packages, instead of installing the locked ones.':
    'Un entorno virtual que ya tiene los paquetes, en lugar de instalar los fijados.',
  'Print the result as JSON, for programs, and nothing else.':
    'Imprimir el resultado en JSON, para programas, y nada más.',
  'Any platform': 'Cualquier plataforma',
  'rehearse {0}: what {1} does with a project is not known yet. "rehearse {2}" tries what all platforms agree on.':
    'rehearse {0}: todavía no se sabe qué hace {1} con un proyecto. "rehearse {2}" prueba aquello en lo que todas las plataformas coinciden.',
  'This project has: {0}.': 'Este proyecto tiene: {0}.',
  'This project has none.': 'Este proyecto no tiene ninguna.',
  'rehearse {0}: the project is not made for it. {1} Add it with: django-cloud {2}':
    'rehearse {0}: el proyecto no está hecho para ella. {1} Añádela con: django-cloud {2}',
  'rehearse {0}: unknown platform.{1} {2} "{3}" tries what all platforms agree on.':
    'rehearse {0}: no existe esa plataforma.{1} {2} "{3}" prueba aquello en lo que todas las plataformas coinciden.',
  '--env {0}: it must be NAME=VALUE, such as LOG_LEVEL=DEBUG.':
    '--env {0}: debe ser NOMBRE=VALOR, como LOG_LEVEL=DEBUG.',
  'rehearse: {0} is not a django-cloud project (.yo-rc.json not found). Go to its root, or name it with --folder.':
    'rehearse: {0} no contiene ningún proyecto nuestro (.yo-rc.json). Entra en el proyecto, o indícalo con --folder.',
  '--path {0}: it must begin with "/" and have no blanks, such as /about/.':
    '--path {0}: debe empezar por "/" y no llevar espacios, como /about/.',
  'rehearse: platforms start programs as Unix does. Run it in WSL, or in a container.':
    'rehearse: las plataformas arrancan los programas como lo hace Unix. Ejecútalo en WSL, o en un contenedor.',
  'Builds and runs a copy of the project on this machine as its platform would, and says what would fail there: the build without secrets, the port, the probes, the router\'s headers, the stop, the disk; then it asks every row of the server contract. Without PLATFORM, all platforms of the project; "{0}" is what all of them agree on. Exits with status 1 when a check fails.':
    'Construye y ejecuta en esta máquina una copia del proyecto como lo haría su plataforma, y dice qué fallaría allí: la construcción sin secretos, el puerto, las sondas, las cabeceras del router, la parada, el disco; después pregunta cada fila del contrato de servidores. Sin PLATAFORMA, todas las plataformas del proyecto; "{0}" es aquello en lo que todas coinciden. Termina con estado 1 cuando una comprobación falla.',
  '{0}: unexpected argument. Usage: {1}': '{0}: sobra una palabra. Uso: {1}',
  '{0} {1}: it is a path. The name comes first and the folder second, as in "mysite {2}".':
    '{0} {1}: es una ruta. Primero va el nombre y después la carpeta, como en "mysite {2}".',
  '{0} {1}: the name was already given as {2}. Give it once.':
    '{0} {1}: el nombre ya se indicó como {2}. Indícalo una sola vez.',
  '{0} {1}: the project in {2} is called "{3}". Give that name, or another folder.':
    '{0} {1}: el proyecto en {2} se llama "{3}". Indica ese nombre, u otra carpeta.',
  '{0}: a project already exists there. Choose another name.':
    '{0}: ya hay un proyecto ahí. Elige otro nombre.',
  '--diff: there is no project yet that would change. See --dry-run.':
    '--diff: todavía no hay ningún proyecto que cambiar. Mira --dry-run.',
  '{0} files, {1} on {2} ({3})': '{0} archivos, {1} con {2} ({3})',
  '{0}: now {1}, because {2} does not go with the change: {3}.':
    '{0}: ahora {1}, porque {2} no es compatible con el cambio: {3}.',
  '{0}: {1}; nothing was written.\n{2}\n': '{0}: {1}; no se escribió nada.\n{2}\n',
  '--{0}: with --{1} nothing is written that could run. Leave one of the two out.':
    '--{0}: con --{1} no se escribe nada que se pueda ejecutar. Quita uno de los dos.',
  '{0} answers. Ctrl-C stops the server.\n': '{0} responde. Ctrl-C detiene el servidor.\n',
  'Stopped at the prompt: nothing was written.': 'Detenido en la pregunta: no se escribió nada.',
  'undo {0}: unexpected argument. Usage: django-cloud undo':
    'undo {0}: sobra una palabra. Uso: django-cloud undo',
  'The undo is taken back: {0} files restored, {1} removed.\n':
    'El deshacer se ha revertido: {0} archivos restaurados, {1} eliminados.\n',
  'The last change is undone: {0} files restored, {1} removed.\n':
    'Se deshizo el último cambio; archivos restaurados: {0}, borrados: {1}.\n',
  'Conflicts to resolve:\n{0}\n': 'Por resolver:\n{0}\n',
  'could not clear the conflicts in the git index: {0}\n': 'git todavía sabe de los conflictos: {0}\n',
  'Restores the project in this folder as it was before the last change that was made to it here: contents, modes and times of its files. Undoing once more takes the undo back.':
    'Restaura el proyecto de esta carpeta como estaba antes del último cambio que se le hizo aquí: contenido, permisos y fechas de sus archivos. Deshacer otra vez deshace lo deshecho.',
  'Put back what was there before, also where it was changed since.':
    'Reponer lo que había antes, también donde ha cambiado desde entonces.',
  'Do not remember answers.': 'No recordar las respuestas.',
  'Install nothing: there is nothing to install.': 'No instalar nada: no hay nada que instalar.',
  'Fail when an installation fails.': 'Fallar cuando falla una instalación.',
  'Ask again what was answered before.': 'Preguntar otra vez lo que ya se respondió.',
  'Take files that differ in white space as equal.':
    'Tomar por iguales los archivos que solo difieren en espacios en blanco.',
  'Stop at the first change.': 'Detenerse en el primer cambio.',
  'Print stack traces.': 'Imprimir las trazas de la pila.',
  'Colours.': 'Colores.',
  "yo's own statistics.": 'Estadísticas del propio yo.',
  'Look for generators in this folder only.': 'Buscar generadores solo en esta carpeta.',
  'Do not remember answers in this folder.': 'No recordar las respuestas en esta carpeta.',
};

import type { Catalogue } from '../catalogue-type.ts';

/** Plug-ins, and the commands for their authors. */
export const plugins: Catalogue = {
  'Begin a plug-in: a server, a platform or a service of your own.':
    'Empezar un complemento: un servidor, una plataforma o un servicio propio.',
  'Pin the packages that the choices of a plug-in install.':
    'Fijar los paquetes que instalan las opciones de un complemento.',
  'Make, start and rehearse projects with the choices of a plug-in.':
    'Crear, arrancar y ensayar proyectos con las opciones de un complemento.',
  'NAME|PATH': 'NOMBRE|RUTA',
  'Also offer what a plug-in brings: an installed package, or a folder. Its code runs as you.':
    'Ofrecer también lo que trae un complemento: un paquete instalado o una carpeta. Su código se ejecuta con tu cuenta.',
  'lock-plugin {0}: unexpected argument. Usage: django-cloud lock-plugin [FOLDER]':
    'lock-plugin {0}: argumento inesperado. Uso: django-cloud lock-plugin [CARPETA]',
  'lock-plugin: uv was not found on PATH. Install it: https://docs.astral.sh/uv/':
    'lock-plugin: no se encontró uv en PATH. Instálalo: https://docs.astral.sh/uv/',
  'Resolving for Django {0} …': 'Resolviendo para Django {0} …',
  '{0}: {1} packages beside those of ours\n': '{0}: {1} paquetes además de los nuestros\n',
  'Resolves the dependency groups in locks/pyproject.toml of a plug-in with uv, for each line of Django and within the versions that projects have, and writes locks/<line>.json.':
    'Resuelve con uv los grupos de dependencias de locks/pyproject.toml de un complemento, para cada línea de Django y dentro de las versiones que tienen los proyectos, y escribe locks/<línea>.json.',
  'a variable is called {0}. Use capital letters, digits and underscores.':
    'una variable se llama {0}. Usa mayúsculas, cifras y guiones bajos.',
  'the type of {0} must be one of: {1}.': 'el tipo de {0} debe ser uno de: {1}.',
  '{0} needs "help": one line.': 'a {0} le falta "help": una línea.',
  'an option needs "id", "title", "help" and "fallback", a function.':
    'una opción necesita "id", "title", "help" y "fallback", una función.',
  '"cannot" names {0}, which the server contract does not have.{1}':
    '"cannot" nombra {0}, que el contrato de servidores no tiene.{1}',
  '"cannot" must say of {0} what does not hold: "caution".':
    '"cannot" debe decir de {0} qué no se cumple: "caution".',
  'an id has small letters, digits and underscores, and 31 at the most.':
    'un id tiene minúsculas, cifras y guiones bajos, y 31 como mucho.',
  'the id is taken. Give it another one.': 'el id está ocupado. Dale otro.',
  'unknown field "{0}".{1}': 'campo desconocido "{0}".{1}',
  '"{0}" must be {1}.': '"{0}" debe ser {1}.',
  text: 'texto',
  'true or false': 'true o false',
  'a number': 'un número',
  'a function': 'una función',
  'a list of texts': 'una lista de textos',
  'an object': 'un objeto',
  'a list of objects': 'una lista de objetos',
  '"interface" must be wsgi or asgi.': '"interface" debe ser wsgi o asgi.',
  'its module must export a function that returns a plug-in.':
    'su módulo debe exportar una función que devuelva un complemento.',
  'unknown field "{0}".{1} A plug-in has: {2}.': 'campo desconocido "{0}".{1} Un complemento tiene: {2}.',
  '"{0}" must be a list.': '"{0}" debe ser una lista.',
  'it brings no choice.': 'no trae ninguna opción.',
  'the answers in {0} name the plug-in {1} {2}, whose code runs as you':
    'las respuestas de {0} nombran el complemento {1} {2}, cuyo código se ejecuta con tu cuenta',
  'Plug-in: {0}, from {1}. Load it?': 'Complemento: {0}, desde {1}. ¿Cargarlo?',
  'plug-in {0}: {1}, and nobody has agreed to that here. If you trust {2}, add --plugin {3} once, or --plugin and its path.':
    'complemento {0}: {1}, y aquí nadie lo ha aceptado. Si confías en {2}, añade --plugin {3} una vez, o --plugin y su ruta.',
  'plug-in {0}: it was not loaded, and nothing was written.':
    'complemento {0}: no se cargó, y no se escribió nada.',
  '{0}: it is not valid JSON ({1}).': '{0}: no es JSON válido ({1}).',
  '{0}: it must hold an object, with a text for each English one.':
    '{0}: debe contener un objeto, con un texto para cada uno en inglés.',
  '{0}: its module cannot be loaded ({1}).': '{0}: su módulo no se puede cargar ({1}).',
  '{0}: its module must export a function that returns a plug-in.':
    '{0}: su módulo debe exportar una función que devuelva un complemento.',
  '{0}: its module failed ({1}).': '{0}: su módulo falló ({1}).',
  'plug-in {0}: the answers in {1} name it, and it was not found. Install it with "npm install {2}", or give its folder: --plugin PATH.':
    'complemento {0}: las respuestas de {1} lo nombran, y no se encontró. Instálalo con "npm install {2}", o da su carpeta: --plugin RUTA.',
  'plug-in {0}: {1} has {2} {3}, and the project is of {4} {5}. Install that version, or a newer one.':
    'complemento {0}: {1} tiene {2} {3}, y el proyecto es de {4} {5}. Instala esa versión, o una más nueva.',
  '--plugin {0}: {1} was given as {2} already. Give one of them.':
    '--plugin {0}: {1} ya se dio como {2}. Da uno de los dos.',
  '{0}: file not found. It has a dependency group for each choice that installs something.':
    '{0}: no se encontró el archivo. Tiene un grupo de dependencias para cada opción que instala algo.',
  '{0}: it has no dependency groups that can be read ({1}).':
    '{0}: no tiene grupos de dependencias que se puedan leer ({1}).',
  '{0}: it has no dependency group.': '{0}: no tiene ningún grupo de dependencias.',
  'Django {0}: uv found no versions that go together:\n{1}':
    'Django {0}: uv no encontró versiones que vayan juntas:\n{1}',
  'it must hold "groups" and "packages"': 'debe contener "groups" y "packages"',
  'the group {0} is not understood': 'el grupo {0} no se entiende',
  'the package {0} needs a version, hashes by sha256, and what it requires':
    'el paquete {0} necesita una versión, hashes sha256 y lo que requiere',
  '{0}: {1}. Write it with "django-cloud lock-plugin".':
    '{0}: {1}. Escríbelo con "django-cloud lock-plugin".',
  '{0}: no lock has the group "{1}" for Django {2}. Write {3} with "django-cloud lock-plugin".':
    '{0}: ningún lock tiene el grupo "{1}" para Django {2}. Escribe {3} con "django-cloud lock-plugin".',
  '{0}: file not found. A plug-in is a package: give the folder that has it.':
    '{0}: no se encontró el archivo. Un complemento es un paquete: da la carpeta que lo tiene.',
  '{0}: it must hold an object.': '{0}: debe contener un objeto.',
  '{0}: its module {1} was not found. "main" in its package.json names it.':
    '{0}: no se encontró su módulo {1}. Lo nombra "main" en su package.json.',
  '{0}: "main" leads out of its folder ({1}).': '{0}: "main" lleva fuera de su carpeta ({1}).',
  '{0}: "name" must be a package\'s name.': '{0}: "name" debe ser el nombre de un paquete.',
  '{0}: "version" must be a version, such as 1.0.0.': '{0}: "version" debe ser una versión, como 1.0.0.',
  '{0}: it is no plug-in: "peerDependencies" in {1} must say with which versions of {2} it works, such as "^{3}".':
    '{0}: no es un complemento: "peerDependencies" en {1} debe decir con qué versiones de {2} funciona, como "^{3}".',
  '{0}: it needs {1} {2}, and this is {3}. Install another version of one of them.':
    '{0}: necesita {1} {2}, y esta es la {3}. Instala otra versión de uno de los dos.',
  '{0} {1}: {2}: no project can be made with it ({3}).':
    '{0} {1}: {2}: no se puede crear un proyecto con ello ({3}).',
  "--plugin {0}: folder not found. Give the folder that has the plug-in's package.json.":
    '--plugin {0}: no se encontró la carpeta. Da la carpeta que tiene el package.json del complemento.',
  "--plugin {0}: it is neither a package's name nor a path. A path begins with ./, ../ or /.":
    '--plugin {0}: no es ni el nombre de un paquete ni una ruta. Una ruta empieza por ./, ../ o /.',
  '--plugin {0}: no such package is installed. Install it with "npm install {1}", or give its folder as a path, such as ./{2}.':
    '--plugin {0}: ese paquete no está instalado. Instálalo con "npm install {1}", o da su carpeta como ruta, como ./{2}.',
  '{0}: "plugins" must list packages by name and version. Restore it from git.':
    '{0}: "plugins" debe enumerar paquetes por nombre y versión. Recupéralo de git.',
  'it includes another file. Each template stands alone.':
    'incluye otro archivo. Cada plantilla se basta sola.',
  'it is no template ({0}).': 'no es una plantilla ({0}).',
  '{0}: {1}/{2}: a plug-in may not write there. Give the file another path.':
    '{0}: {1}/{2}: un complemento no puede escribir ahí. Da otra ruta al archivo.',
  '{0}: {1}/{2}: it is not a file. Links and devices are not read.':
    '{0}: {1}/{2}: no es un archivo. Los enlaces y dispositivos no se leen.',
  '{0}: {1}: it has {2}.': '{0}: {1}: tiene {2}.',
  '--kind {0}: unknown kind. Choose one of: {1}.': '--kind {0}: tipo desconocido. Elige uno de: {1}.',
  'new-plugin: give one id. Usage: django-cloud {0}': 'new-plugin: da un id. Uso: django-cloud {0}',
  '{0}: it is not empty. Give another folder.': '{0}: no está vacía. Da otra carpeta.',
  '{0}: {1} files.\nNext:\n  django-cloud test-plugin {2}\n':
    '{0}: {1} archivos.\nSiguiente:\n  django-cloud test-plugin {2}\n',
  'Writes the first files of a plug-in into a new folder: one choice that works as it is, its templates, its locked packages and its tests. From there it is changed step by step.':
    'Escribe los primeros archivos de un complemento en una carpeta nueva: una opción que funciona tal cual, sus plantillas, sus paquetes fijados y sus pruebas. A partir de ahí se cambia paso a paso.',
  'What it brings; a server when not given.': 'Qué trae; un servidor si no se indica.',
  'test-plugin {0}: unexpected argument. Usage: django-cloud test-plugin [FOLDER]':
    'test-plugin {0}: argumento inesperado. Uso: django-cloud test-plugin [CARPETA]',
  '{0} tried, {1} failed.\n': '{0} probados, {1} fallidos.\n',
  'Makes a project with each choice of the plug-in in a folder, installs it, starts it and rehearses its platform, takes the choice away, and brings it back. Exits with status 1 when something fails.':
    'Crea un proyecto con cada opción del complemento de una carpeta, lo instala, lo arranca y ensaya su plataforma, quita la opción y la vuelve a poner. Termina con estado 1 si algo falla.',
  'A database server, for platforms whose disk keeps nothing.':
    'Un servidor de bases de datos, para plataformas cuyo disco no guarda nada.',
  'new-plugin {0}: an id has small letters, digits and underscores, and 31 at the most. Give another one.':
    'new-plugin {0}: un id tiene minúsculas, cifras y guiones bajos, y 31 como mucho. Da otro.',
  'A project is made with it': 'Se crea un proyecto con ello',
  'It is rehearsed': 'Se ensaya',
  'its disk keeps no database file: give --database-url':
    'su disco no guarda ningún archivo de base de datos: da --database-url',
  'It is taken away': 'Se quita',
  'Nothing of it stays': 'No queda nada de ello',
  'It comes back': 'Vuelve',
  'The project is as it was': 'El proyecto está como estaba',
};

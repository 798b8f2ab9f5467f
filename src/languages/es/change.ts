import type { Catalogue } from '../catalogue-type.ts';

export const change: Catalogue = {
  '{0}: this folder is not a django-cloud project (.yo-rc.json not found). Go to its root, or create one: django-cloud NAME':
    '{0}: en esta carpeta no hay ningún proyecto nuestro. Ve a su raíz, o crea uno: django-cloud NOMBRE',
  '{0} {1}: unexpected argument. See {2} --help.': '{0} {1}: sobra una palabra. Mira {2} --help.',
  'server {0}: unexpected argument. Usage: server ID [flags]':
    'server {0}: sobra una palabra. Uso: server ID [opciones]',
  'server: missing argument: ID. Choose one of: {0}.':
    'server: necesita saber cuál (server ID). Elige entre: {0}.',
  'Platform {0}: add it to a project, or make a project for it.':
    'Plataforma {0}: añadirla a un proyecto, o crear un proyecto para ella.',
  'Adds the platform {0} to the project in this folder. Where there is none, asks what is missing and renders a whole project for it.':
    'Añade la plataforma {0} al proyecto de esta carpeta. Si no hay ninguno, pregunta lo que falta y genera un proyecto completo para ella.',
  '{0} --remove: the project has no files of {1}. Leave --remove out to add them.':
    '{0} --remove: el proyecto no tiene archivos de {1}. Quita --remove para añadirlos.',
  'Remove it and its files.': 'Quitar otra vez lo que se nombra, junto con lo que trajo.',
  'Change the server of a project: sync to async and back, too.':
    'Cambiar el servidor de un proyecto, también de síncrono a asíncrono y viceversa.',
  'Changes the server of the project in this folder, and what depends on it: static files, requirements, start commands. What you changed in its files stays.':
    'Cambia el servidor del proyecto de esta carpeta y lo que depende de él: archivos estáticos, requirements, comandos de arranque. Lo que cambiaste en sus archivos se conserva.',
  "Bring a project up to this generator's version.": 'Actualizar un proyecto a la versión de este generador.',
  'Renders the project in this folder again, with the answers that it keeps and what this version of the generator makes of them. What you changed in its files stays. New questions take their defaults.':
    'Vuelve a generar el proyecto de esta carpeta, con las respuestas que guarda y lo que hace con ellas esta versión del generador. Lo que cambiaste en sus archivos se conserva. Las preguntas nuevas toman su valor por defecto.',
  '{0}: it is missing or damaged, and generator-django-cloud {1} cannot know what {2} rendered. Restore it: git log --all -- {3} lists the commits that have it.':
    '{0}: falta o está dañado, y generator-django-cloud {1} no puede saber qué generó {2}. Restáuralo: git log --all -- {3} lista los commits que lo tienen.',
  'another version': 'otra versión',
  'process {0}': 'el proceso {0}',
  'process {0} of another machine or container': 'el proceso {0} de otra máquina o de otro contenedor',
  '{0} holds the lock of this project. Wait until it ends; if it is not a django-cloud process, remove {1}.':
    '{0} está cambiando este proyecto. Espera a que termine; si no es de django-cloud, borra {1}.',
  '{0}: it is not the journal of a change of this project. Nothing was done; look at what lies beside it, and remove {1}.':
    '{0}: no es el registro de un cambio de este proyecto. No se hizo nada; mira qué hay a su lado y borra {1}.',
  '{0}: a change was interrupted here, and waits to be completed. Nothing is done about it while something is only shown: "django-cloud undo", or any command without --dry-run and --diff, completes it first.':
    '{0}: aquí se interrumpió un cambio, que espera a ser completado. No se toca mientras solo se muestra algo: "django-cloud undo", o cualquier comando sin --dry-run ni --diff, lo completa primero.',
  '{0}: a change of this project waits there that this account did not begin: it came with the files, or another account or machine is at work. Nothing was done. When nobody is, remove {1}.':
    '{0}: ahí espera un cambio de este proyecto que esta cuenta no empezó: vino con los archivos, o trabaja otra cuenta u otra máquina. No se hizo nada. Si nadie trabaja, borra {1}.',
  '{0}: it is on the way to {1} and is not a folder': '{0}: está en el camino a {1} y no es una carpeta',
  '{0}: {1}. There it is written that a change of this project is yours. Set XDG_STATE_HOME to a folder that you may write, or make the project a git repository ("git init").':
    '{0}: {1}. Ahí se anota que un cambio de este proyecto es tuyo. Pon en XDG_STATE_HOME una carpeta en la que puedas escribir, o haz del proyecto un repositorio de git ("git init").',
  'git was not found': 'no se encontró git',
  '{0}: a change failed and could not be taken back: {1}. Fix that and run the command again; the files as they were are in {2}.':
    '{0}: un cambio falló y no se pudo deshacer: {1}. Arréglalo y vuelve a ejecutarlo; los archivos tal como estaban están en {2}.',
  '{0}: {1}. Nothing was changed.': '{0}: {1}. No se cambió nada.',
  'you and the new rendering changed the same lines; they are marked in the file':
    'tú y la nueva generación cambiaron las mismas líneas; están marcadas en el archivo',
  'the new rendering brings this file too, with other lines; they are marked in the file':
    'la nueva generación también trae este archivo, con otras líneas; están marcadas en el archivo',
  'you and the new rendering changed it, and yours is binary; yours was kept':
    'tú y la nueva generación lo cambiaron, y el tuyo es binario; se conservó el tuyo',
  '  left out: {0}; you removed it, or its folder': '  omitido: {0}; lo eliminaste, o su carpeta',
  'you changed it, and it is generated at another path now, with other lines; yours was kept beside it':
    'lo cambiaste, y ahora se genera en otra ruta, con otras líneas; se conservó el tuyo al lado',
  'you changed it, and it is no longer generated; yours was kept':
    'lo cambiaste, y la nueva generación ya no lo tiene; se conservó el tuyo',
  'a folder, a link or something else is where the new rendering has a file; yours was kept':
    'hay una carpeta, un enlace u otra cosa donde la nueva generación tiene un archivo; se conservó lo tuyo',
  '{0}: it changed while it was being merged. Nothing was written; run it again.':
    '{0}: cambió mientras se fusionaba. No se escribió nada; ejecútalo de nuevo.',
  'these files were changed since: {0}. Nothing was undone; --force puts back what was there before the change.':
    'estos archivos cambiaron desde entonces: {0}. No se deshizo nada; --force repone lo que había antes del cambio.',
  '{0}: a folder or a link is where a file was. Move it away, and undo again.':
    '{0}: hay una carpeta o un enlace donde había un archivo. Apártalo, y vuelve a deshacer.',
  '{0}: there is no change that could be undone.': '{0}: no hay ningún cambio que se pueda deshacer.',
  'git was not found, and this project is in a git repository: changes that are not committed cannot be seen. Install git (Debian: apt install git), or give --force.':
    'no se encontró git, y este proyecto está en un repositorio de git: no se pueden ver los cambios sin commit. Instala git (Debian: apt install git), o usa --force.',
  'git status failed: {0}. Fix that, or use --force.': 'git status falló: {0}. Arréglalo, o usa --force.',
  'these files have changes that are not committed: {0}. Commit or stash them first, or give --force.':
    'estos archivos tienen cambios sin commit: {0}. Haz antes commit o stash, o usa --force.',
  'It needs these Debian packages: {0}.': 'Necesita estos paquetes de Debian: {0}.',
  'The package index cannot be reached: check the network, and HTTPS_PROXY, PIP_INDEX_URL or UV_INDEX_URL where they are set.':
    'No se puede llegar al índice de paquetes: comprueba la red, y HTTPS_PROXY, PIP_INDEX_URL o UV_INDEX_URL si están definidas.',
  'Python {0} was not found; using {1} ({2}), which Django {3} supports.':
    'No se encontró Python {0}; se usa {1} ({2}), que Django {3} admite.',
  'Making {0} with Python {1} …': 'Creando {0} con Python {1} …',
  '--run: {0} has no venv module. Install uv, or the Debian package python3-venv.':
    '--run: {0} no tiene el módulo venv. Instala uv, o el paquete de Debian python3-venv.',
  'making the virtual environment': 'se creaba el entorno virtual',
  'Installing the locked packages with {0} …': 'Instalando los paquetes fijados con {0} …',
  'installing the packages': 'se instalaban los paquetes',
  'PORT={0}: it must be a number from 1 to 65535. Mend it or leave it out.':
    'PORT={0}: debe ser un número de 1 a 65535. Corrígelo o no lo indiques.',
  'the port is in use': 'el puerto está en uso',
  'no permission to serve on it': 'no hay permiso para servir en él',
  'PORT={0}: {1}. Set PORT to a free one, or leave it out.':
    'PORT={0}: {1}. Pon en PORT uno libre, o no lo indiques.',
  '--run: no port from 8000 to 8099 is free. Set PORT to a free one.':
    '--run: no hay ningún puerto libre de 8000 a 8099. Pon en PORT uno libre.',
  'What it says is below.': 'Lo que dice está abajo.',
  '{0}: {1} failed. {2}\n{3}: {4}\n{5}': '{0}: falló cuando {1}. {2}\n{3}: {4}\n{5}',
  '--run: no Python from {0} to {1} was found (PATH, pyenv, uv), which the packages of Django {2} are locked for. Install Python {3}, or choose another --django.':
    '--run: no se encontró ningún Python de {0} a {1} (PATH, pyenv, uv), para los que están fijados los paquetes de Django {2}. Instala Python {3}, o elige otro --django.',
  '--run: {0} has Python {1}, and the packages of Django {2} are locked for {3} to {4}. Remove {5}, or install what you choose by hand.':
    '--run: {0} tiene Python {1}, y los paquetes de Django {2} están fijados para {3} a {4}. Borra {5}, o instala a mano lo que elijas.',
  '{0} is not set: {1}': '{0} no está definida: {1}',
  '--run: it needs {0} of the environment.\n{1}': '--run: necesita {0} del entorno.\n{1}',
  'one variable': 'una variable',
  'these variables': 'estas variables',
  'Migrating the database and collecting the static files …':
    'Migrando la base de datos y recopilando los archivos estáticos …',
  migrating: 'se migraba',
  'collecting the static files': 'se recopilaban los archivos estáticos',
  'Starting {0} …': 'Arrancando {0} …',
  'The project in {0} is complete: {1} in that folder goes on.':
    'El proyecto en {0} está completo: {1} en esa carpeta continúa.',
  'the server started': 'arrancaba el servidor',
  '{0}: the server ended before it answered; what it printed is above.':
    '{0}: el servidor terminó antes de responder; lo que imprimió está arriba.',
  '{0}: {1} did not answer within {2} s. What the server printed is above.':
    '{0}: {1} no respondió en {2} s. Lo que imprimió el servidor está arriba.',
  'Stopping the server …': 'Deteniendo el servidor …',
  '{0}: {1} could not be started: {2}': '{0}: no se pudo arrancar {1}: {2}',
  '{0}: the server ended by itself ({1}); what it printed is above.':
    '{0}: el servidor terminó por sí solo ({1}); lo que imprimió está arriba.',
  'Stopped while {0}.': 'Detenido mientras {0}.',
  '{0}: the project is called "{1}", and a change cannot call it "{2}": your own files import it by its name. Put "project": "{3}" back.':
    '{0}: el proyecto se llama "{1}", y un cambio no puede llamarlo "{2}": tus propios archivos lo importan por su nombre. Vuelve a poner "project": "{3}".',
  'service {0} --remove: a project has one database. Name another instead: {1}.':
    'service {0} --remove: un proyecto tiene una base de datos. Nombra otra en su lugar: {1}.',
  'service {0}: a project has one database. Name one of them.':
    'service {0}: un proyecto tiene una sola base de datos. Nombra una de ellas.',
  'service {0} --remove: the project does not use it. Leave --remove out to add it.':
    'service {0} --remove: el proyecto no lo usa. Quita --remove para añadirlo.',
  'Add a backing service to a project, or take it away.':
    'Añadir a un proyecto un servicio de respaldo, o quitarlo.',
  'Adds services to the project in this folder, or changes its database: settings, requirements, and what each platform binds. With --remove, takes them away again. What you changed in its files stays.':
    'Añade servicios al proyecto de esta carpeta, o cambia su base de datos: configuración, requirements, y lo que vincula cada plataforma. Con --remove, los vuelve a quitar. Lo que cambiaste en sus archivos se conserva.',
  'Adopt an existing Django project.':
    'Convertir un proyecto propio de Django en uno que estos comandos cambian.',
  'Recovered: an interrupted change was completed first.':
    'Antes se llevó a término un cambio que se había interrumpido.',
  'Recovered: an interrupted change was rolled back first.':
    'Antes se deshizo un cambio que se había interrumpido.',
  '  {0}: you changed it since; it was left as it is':
    '  {0}: lo cambiaste desde entonces; se dejó como está',
  'In a project of an older version: change only what is asked for, and update nothing else.':
    'En un proyecto de una versión anterior: cambiar solo lo que se pide, y no actualizar nada más.',
  'This project stays of version {0}: only the change is made.':
    'Este proyecto sigue en la versión {0}: solo se hace el cambio.',
  'This project was of version {0}, and was brought up to {1} too. The change alone: django-cloud undo, and the same command with --only.':
    'Este proyecto era de la versión {0}, y también se actualizó a la {1}. Solo el cambio: django-cloud undo, y la misma orden con --only.',
  'This project is of version {0}: it is brought up to {1} too. The change alone: the same command with --only.':
    'Este proyecto es de la versión {0}: también se actualiza a la {1}. Solo el cambio: la misma orden con --only.',
  'Update: this project is of version {0}. Bring it up to {1} too? "No" changes only what you asked for.':
    'Actualización: este proyecto es de la versión {0}. ¿Actualizarlo también a la {1}? «No» cambia solo lo que pediste.',
  'Then complete the requirements and locks that a change leaves to a resolver, with the tool that wrote them.':
    'Después, completar los requirements y los lock que un cambio deja a un resolutor, con la herramienta que los escribió.',
  '  to lock: {0}   ({1}; first put into the dependencies of pyproject.toml: {2})':
    '  por bloquear: {0}   ({1}; pon antes en las dependencias de pyproject.toml: {2})',
  '  locked: {0}': '  bloqueado: {0}',
  '  to lock: {0}   ({1} may lack what new packages need)':
    '  por bloquear: {0}   (a {1} puede faltarle lo que necesitan los paquetes nuevos)',
  '--lock: {0} is not on PATH, or does not start. Install it, and run: {1}':
    '--lock: {0} no está en el PATH, o no arranca. Instálalo y ejecuta: {1}',
  'Locking {0} with {1} …': 'Bloqueando {0} con {1} …',
  'locking {0}': 'bloquear {0}',
  'it came with what goes now': 'llegó con lo que ahora se quita',
};

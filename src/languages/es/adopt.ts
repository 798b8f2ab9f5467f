import type { Catalogue } from '../catalogue-type.ts';

/** Adopting a project of somebody else's. */
export const adopt: Catalogue = {
  'adopt: this folder is already a django-cloud project. Change it with the other commands: see --help.':
    'adopt: el proyecto de esta carpeta ya es nuestro. Cámbialo con los demás comandos: mira --help.',
  'adopt: no file says what the project requires. Make one of requirements.txt, pyproject.toml and Pipfile: pip freeze > requirements.txt':
    'adopt: ningún archivo dice qué necesita el proyecto. Crea uno de estos: requirements.txt, pyproject.toml o Pipfile: pip freeze > requirements.txt',
  'adopt: {0}: the database {1} is not one of {2}. Say which one is deployed: --database ID':
    'adopt: {0}: la base de datos {1} no es ninguna de {2}. Di cuál se despliega: --database ID',
  'DATABASES ({0}) is computed at run time: the default database is used, or --database ID.':
    'DATABASES ({0}) se calcula en tiempo de ejecución: se toma la base de datos por defecto, o la de --database ID.',
  '{0} ({1}:{2}) depends on a condition: it was not read.':
    '{0} ({1}:{2}) depende de una condición: no se ha leído.',
  '{0} names none': '{0} no nombra ninguna',
  'the project asks for {0}': 'el proyecto pide {0}',
  'Python {0} must be one of {1}: the default is used, or --python ID.':
    'Python {0} no es ninguna de {1}: se toma la versión por defecto, o la de --python ID.',
  'the generated package': 'nuestro paquete',
  'adopt: Python was not found, whose parser reads the settings. Install Python 3.':
    'adopt: no se encontró Python, cuyo analizador lee la configuración. Instala Python 3.',
  'adopt: the project cannot be read: {0}': 'adopt: no se puede leer el proyecto: {0}',
  'adopt: {0}:{1} is not valid Python ({2}). Fix it first: its contents decide what is added.':
    'adopt: {0}:{1} no es Python válido ({2}). Arréglalo antes: lo que dice decide qué se añade.',
  'adopt: there is no manage.py in this folder or below it. Go to the root of the Django project.':
    'adopt: no hay ningún manage.py en esta carpeta ni por debajo. Ve a la raíz del proyecto de Django.',
  'adopt: there are several manage.py ({0}, {1}). Go to the folder of the project that you mean.':
    'adopt: hay varios manage.py ({0}, {1}). Ve a la carpeta del proyecto al que te refieres.',
  'it is that of production': 'es la de producción',
  'adopt: there are several settings of production ({0}). Say which one: --settings MODULE':
    'adopt: hay varias configuraciones de producción ({0}). Di cuál: --settings MODULE',
  'it is the only one': 'es la única',
  'adopt: there are several settings ({0}), and nothing says which one is deployed. Say which one: --settings MODULE':
    'adopt: hay varias configuraciones ({0}), y nada dice cuál se despliega. Di cuál: --settings MODULE',
  'adopt: no settings were found. Say which module they are: --settings MODULE':
    'adopt: no se encontró ninguna configuración. Di qué módulo es: --settings MODULE',
  'adopt: the settings {0} ({1}) are not a file in {2}. Say which module they are: --settings MODULE':
    'adopt: la configuración {0} ({1}) no es ningún archivo de {2}. Di qué módulo es: --settings MODULE',
  'this folder': 'esta carpeta',
  'adopt: {0}: Django {1}: not a supported release line ({2}). Update the project to one of them first, or say which one it runs on: --django ID':
    'adopt: {0}: Django {1}: no es ninguna de las líneas admitidas ({2}). Actualiza antes el proyecto a una de ellas, o di con cuál se ejecuta: --django ID',
  '{0}: it must be what "adopt" has written. Restore the file from git.':
    '{0}: debe ser lo que escribió "adopt". Restaura el archivo desde git.',
  Interface: 'Interfaz',
  'Settings: {0} ({1})': 'Configuración: {0} ({1})',
  'adopt {0}: unexpected argument. Run it in the root of the project.':
    'adopt {0}: sobra una palabra. Ve a la raíz del proyecto, y ejecútalo allí.',
  'Nothing was written.': 'No se escribió nada.',
  'Adopt: add this to the project? Undo takes it back.':
    'Adoptar: ¿añadir esto al proyecto? Se puede deshacer con undo.',
  'Add it': 'Añadirlo',
  'Only new files, and a line of requirements and .gitignore.':
    'Solo archivos nuevos, y una línea en requirements y en .gitignore.',
  'Leave it': 'Dejarlo',
  'Nothing is written.': 'No se escribe nada.',
  'The settings that are deployed, as DJANGO_SETTINGS_MODULE names them, where the files do not say it.':
    'La configuración que se despliega, como la nombra DJANGO_SETTINGS_MODULE, donde los archivos no lo dicen.',
  'Adds to the Django project in this folder what server and platform need, as one package beside its own, and one line of requirements. Its settings, urls and apps stay as they are. What it already says is read, without running it: the flags say otherwise. From then on, every other command works on it, and undo takes all of it back.':
    'Añade al proyecto de Django de esta carpeta lo que necesitan servidor y plataforma, en un solo paquete junto al suyo, y una línea en requirements. Su configuración, sus urls y sus aplicaciones quedan como están. Lo que ya dice se lee, sin ejecutarlo: las opciones dicen otra cosa. Desde entonces, todos los demás comandos funcionan con él, y undo lo deshace todo.',
  '{0} is there, and no WSGI entry point': 'existe {0}, y ningún punto de entrada WSGI',
  'Variables that production needs:': 'Variables que necesita la producción:',
  'Variables with a default, or that may be missing: {0}':
    'Variables con un valor por defecto, o que pueden faltar: {0}',
  'DEBUG is on in {0}:{1}, and these follow from it: {2}. Until DEBUG comes from the environment there, production does not start.':
    'DEBUG está activado en {0}:{1}, y de él dependen: {2}. Mientras DEBUG no venga allí del entorno, la producción no arranca.',
  'SECRET_KEY is in {0}:{1}, and these follow from it: {2}. Until SECRET_KEY comes from the environment there, production does not start.':
    'SECRET_KEY está en {0}:{1}, y de ella dependen: {2}. Mientras SECRET_KEY no venga allí del entorno, la producción no arranca.',
  'these follow from ALLOWED_HOSTS ({0}:{1}), to which the platform adds its hosts, and do not have them: {2}.':
    'dependen de ALLOWED_HOSTS ({0}:{1}), a la que la plataforma añade sus nombres, y no los tienen: {2}.',
  'adopt: {0}:{1}: {2}. Fix that line first: nothing of what a project requires is left out or guessed.':
    'adopt: {0}:{1}: {2}. Arregla antes esa línea: de lo que un proyecto necesita no se omite ni se adivina nada.',
  'adopt: the project is in {0}/, with its requirements. Go there: cd {1}':
    'adopt: el proyecto está en {0}/, con sus requisitos. Ve allí: cd {1}',
  '{0}{1} ({2}:{3}): what is added was made for {4}>={5}. Raise it there, and rehearse.':
    '{0}{1} ({2}:{3}): lo que se añade se hizo para {4}>={5}. Súbelo allí, y ensaya.',
  '{0} is encoded as UTF-16: pip reads it, and a platform that looks for Django in it does not. Save it as UTF-8.':
    '{0} está en UTF-16: pip lo lee, y una plataforma que busca Django en él, no. Guárdalo como UTF-8.',
  'its Django runs on no newer one': 'su Django no funciona con una más nueva',
  '{0} are settings for development, by their name, and production would run with them. Others: --settings MODULE':
    '{0} es una configuración de desarrollo, por su nombre, y la producción funcionaría con ella. Otra: --settings MODULE',
  '{0}:{1} sets DJANGO_SETTINGS_MODULE whatever the environment says: it becomes os.environ.setdefault, so that commands on the platform have the deployed settings.':
    '{0}:{1} fija DJANGO_SETTINGS_MODULE diga lo que diga el entorno: pasa a ser os.environ.setdefault, para que los comandos en la plataforma tengan la configuración desplegada.',
  '{0}:{1} sets DJANGO_SETTINGS_MODULE whatever the environment says: the deployed settings are loaded before it.':
    '{0}:{1} fija DJANGO_SETTINGS_MODULE diga lo que diga el entorno: la configuración desplegada se carga antes.',
  'Django {0} ({1}) is not a supported release line ({2}); its security releases end or ended in {3}. It stays; what is added is that of {4}, and works beside it.':
    'Django {0} ({1}) no es ninguna de las líneas admitidas ({2}); sus versiones de seguridad terminan o terminaron en {3}. Se queda; lo que se añade es lo de {4}, y funciona a su lado.',
  'Procfile: {0} is now "{1}"; it was "{2}".': 'Procfile: {0} es ahora "{1}"; era "{2}".',
  'adopt: {0}: a folder or a link is where a file would come. Move it away first.':
    'adopt: {0}: hay una carpeta o un enlace donde iría un archivo. Apártalo antes.',
  '{0} stays as it is.': '{0} se queda como está.',
  "{0}: the project's own is {1} now; take over by hand what you need of it.":
    '{0}: el del proyecto es ahora {1}; pasa a mano lo que necesites de él.',
  'The package is {0}: raise its version where the project requires it, or install what it is built with.':
    'El paquete es {0}: sube su versión donde el proyecto lo pide, o instala lo que necesita para compilarse.',
  "The settings are the project's own, and more": 'La configuración es la del proyecto, y algo más',
  'the settings cannot be imported': 'la configuración no se puede importar',
  "A variable that the project's own settings need is set with --env NAME=VALUE here, and on the platform as its page says.":
    'Una variable que necesita la configuración del proyecto se da aquí con --env NOMBRE=VALOR, y en la plataforma como dice su página.',
  'the settings print something of their own': 'la configuración imprime algo por su cuenta',
  'these no longer exist: {0}': 'estos ya no están: {0}',
  'A setting of the package that was added takes their place: change it there.':
    'Un ajuste del paquete añadido ocupa su lugar: cámbialo allí.',
  "these have another value than in the project's own settings: {0}":
    'estos tienen otro valor que en la configuración del proyecto: {0}',
  'Where that is not meant, change it in the settings of the package that was added.':
    'Donde eso no se quiere, cámbialo en la configuración del paquete añadido.',
  "{0}: its lock does not have {1}: installed in whatever version fits, and nothing has hashes. Lock them with the project's tool, and adopt again.":
    '{0}: su bloqueo no tiene {1}: se instala la versión que encaje, y nada lleva hashes. Bloquéalos con la herramienta del proyecto y vuelve a adoptar.',
  'but for {0}': 'salvo {0}',
  'adopt: {0}:{1}: {2} takes the place of the settings when they are loaded, so that nothing beneath them would be served. Name a module that has the values themselves: --settings MODULE':
    'adopt: {0}:{1}: {2} ocupa el lugar de los ajustes al cargarlos, de modo que nada de lo que se pone debajo se serviría. Di un módulo que tenga los valores: --settings MODULE',
  '{0}: {1} ("{2}") is carried over as the process {3}.': '{0}: {1} ("{2}") pasa a ser el proceso {3}.',
  '{0}: {1} ("{2}") is not carried over: start it beside the server, in the same folder and environment.':
    '{0}: {1} ("{2}") no se traslada: arráncalo junto al servidor, en la misma carpeta y con el mismo entorno.',
  'Celery ({0}): no file starts its {1}: the process {2} is "{3}".':
    'Celery ({0}): ningún archivo arranca su {1}: el proceso {2} es "{3}".',
  'Procfile: no platform that was chosen starts {0} ("{1}"): start it there yourself, in the same environment.':
    'Procfile: ninguna plataforma elegida arranca {0} ("{1}"): arráncalo allí tú, en el mismo entorno.',
};

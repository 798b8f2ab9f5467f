import type { Catalogue } from '../catalogue-type.ts';

/** What is done once a project is written: commit, environment, server for development. */
export const extras: Catalogue = {
  'Then: what is to be there, too.': 'Después: lo que debe estar también.',
  'A git repository with a first commit': 'Un repositorio de git con un primer commit',
  'a repository': 'un repositorio',
  'As --git does.': 'Como hace --git.',
  'The environment, with all packages': 'El entorno, con todos los paquetes',
  'As --install does: .venv, packages for development, and .env.':
    'Como hace --install: .venv, los paquetes de desarrollo y .env.',
  'The server for development': 'El servidor de desarrollo',
  'the server': 'el servidor',
  'As --start does: with the environment, migrated. Ctrl-C stops it.':
    'Como hace --start: con el entorno y las migraciones. Ctrl-C lo detiene.',
  'Then make a git repository of the new project, with a first commit.':
    'Después, crear un repositorio de git con el proyecto nuevo, y un primer commit.',
  'Then make its environment, with the packages for development and an .env.':
    'Después, crear su entorno, con los paquetes de desarrollo y un .env.',
  'Then do what --install does, migrate, start the server for development and print the URL.':
    'Después, hacer lo que hace --install, migrar, arrancar el servidor de desarrollo e imprimir la URL.',
  '--start: --run starts the production server, and --start that for development. Leave one of the two out.':
    '--start: --run arranca el servidor de producción, y --start el de desarrollo. Quita uno de los dos.',
  '--git: git is not on PATH, or does not start. Install it, or leave --git out.':
    '--git: git no está en el PATH, o no arranca. Instálalo, o quita --git.',
  '--git: the project in {0} is there already. Commit the change yourself, and leave --git out.':
    '--git: el proyecto en {0} ya existe. Haz tú el commit del cambio, y quita --git.',
  '--git: git {0} failed: {1}. The project in {2} is complete, and not committed.':
    '--git: git {0} falló: {1}. El proyecto en {2} está completo, pero sin commit.',
  '--git: {0} is inside the repository {1}; nothing was committed.':
    '--git: {0} está dentro del repositorio {1}; no se hizo ningún commit.',
  '{0}: {1} files are in commit {2}.': '{0}: el commit {2} contiene {1} archivos.',
  'git does not know your name: the commit is by {0} <{1}>. For later ones: git config --global user.name "…", and user.email.':
    'git no conoce tu nombre: el commit es de {0} <{1}>. Para los siguientes: git config --global user.name "…", y user.email.',
  '--start: the project was adopted, and is started as it was before. Leave --start out.':
    '--start: el proyecto fue adoptado, y se arranca como antes. Quita --start.',
  '--install: neither Python {0} nor uv is on PATH. Install one of them, or leave --install out.':
    '--install: ni Python {0} ni uv están en el PATH. Instala uno de los dos, o quita --install.',
  '--install: {0} was made with uv, which is not on PATH. Install uv, or leave --install out.':
    '--install: {0} se creó con uv, que no está en el PATH. Instala uv, o quita --install.',
  '--install: {0} is built with Debian packages that are missing. Install them first: sudo apt-get install {1}':
    '--install: {0} se compila con paquetes de Debian que faltan. Instálalos antes: sudo apt-get install {1}',
  installing: 'se instalaba',
  'Migrating the database …': 'Migrando la base de datos …',
};

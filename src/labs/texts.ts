import type { Text } from './language.ts';
import { CAUSES } from './texts-of-causes.ts';

/** What `labcheck` and `labreset` say, by the names that the rendered project has for it. */
export const TEXTS: Readonly<Record<string, Text>> = {
  LABCHECK_HELP: {
    en: 'Says what is still missing in a lab.',
    es: 'Dice qué falta todavía en un lab.',
  },
  LABRESET_HELP: {
    en: 'Goes to the start of a lab; your work is committed first, and stays on its branch.',
    es: 'Va al comienzo de un lab; antes guarda tu trabajo en un commit, que queda en su rama.',
  },
  PREPARE_HELP: {
    en: 'Brings what the present lab needs beside git: .env, the database, static files.',
    es: 'Trae lo que el lab actual necesita además de git: .env, la base de datos, los archivos estáticos.',
  },
  REPORT_HELP: {
    en: 'Shows a report of labcheck --json as a table in Markdown.',
    es: 'Muestra un informe de labcheck --json como tabla en Markdown.',
  },
  LAB_HELP: { en: 'its number or its name: 3, lab-3', es: 'su número o su nombre: 3, lab-3' },
  QUICK_HELP: {
    en: 'without tests and servers: in a second, and never "complete"',
    es: 'sin pruebas ni servidores: en un segundo, y nunca «completo»',
  },
  REHEARSE_HELP: {
    en: 'then rehearse the project as a platform would, where django-cloud is installed',
    es: 'después, ensayar el proyecto como lo haría una plataforma, si django-cloud está instalado',
  },
  JSON_HELP: { en: 'for a program', es: 'para un programa' },
  HINT_HELP: {
    en: 'one hint instead of the checks: the first, or that of this number',
    es: 'una pista en lugar de las comprobaciones: la primera o la de ese número',
  },
  KEEP_HELP: {
    en: 'bring your own work along: where you and the lab changed the same lines, those of the lab count',
    es: 'llevar tu trabajo: donde tú y el lab cambiáis las mismas líneas, valen las del lab',
  },
  PROJECT_HELP: {
    en: 'the folder of the project to look at, if it is not this one',
    es: 'la carpeta del proyecto que se revisa, si no es esta',
  },
  OLD_PYTHON: {
    en: 'The labs need Python 3.11 or newer. Activate the virtual environment of the project.',
    es: 'Los labs necesitan Python 3.11 o posterior. Activa el entorno virtual del proyecto.',
  },
  NOT_UNDERSTOOD: {
    en: '{words}: not understood. The commands: check [LAB], reset LAB, prepare; python -m labs check --help says more',
    es: '{words}: no se entiende. Los comandos: check [LAB], reset LAB, prepare; python -m labs check --help dice más',
  },
  NO_LAB: {
    en: '{lab}: unknown lab. Choose one of: {labs}.',
    es: '{lab}: no existe ese lab. Elige uno de estos: {labs}.',
  },
  OTHER_LAB: {
    en: 'Note: you are working on {present}, and this looks at {id}. To go there: python -m labs reset {id}',
    es: 'Atención: estás trabajando en {present}, y esto revisa {id}. Para ir allí: python -m labs reset {id}',
  },
  CORRECTED: {
    en: 'Note: {id} was corrected ({number}); this looks at it as corrected. To work on it: python -m labs reset {id} --keep',
    es: 'Atención: {id} fue corregido ({number}); se revisa tal como quedó. Para trabajar en él: python -m labs reset {id} --keep',
  },
  EXECUTES: {
    en: '{folder}: the checks run this project as you: its settings, its tests and its server. This is said once.',
    es: '{folder}: las comprobaciones ejecutan este proyecto con tu cuenta: sus ajustes, sus pruebas y su servidor. Esto se dice una vez.',
  },
  NOT_DONE: { en: '{folder}: {error}', es: '{folder}: {error}' },
  HOLDS: { en: 'done       ', es: 'hecho        ' },
  LACKS: { en: 'missing    ', es: 'falta        ' },
  UNCHECKED: { en: 'not checked', es: 'sin comprobar' },
  COMPLETE: { en: 'The lab is complete.', es: 'El lab está completo.' },
  INCOMPLETE: {
    en: 'Still missing: {missing}. A hint: python -m labs check {id} --hint. The page of the lab: labs/{id}.md',
    es: 'Todavía faltan: {missing}. Una pista: python -m labs check {id} --hint. La página del lab: labs/{id}.md',
  },
  NOT_COMPLETE: {
    en: 'Nothing is missing in what was checked; not checked: {count}. So the lab is not complete yet.',
    es: 'No falta nada de lo comprobado; sin comprobar: {count}. Por eso el lab aún no está completo.',
  },
  QUICK: { en: 'left out by --quick', es: 'omitido por --quick' },
  FOLLOWS: {
    en: 'a consequence of what is missing above: "{title}"',
    es: 'consecuencia de lo que falta arriba: «{title}»',
  },
  POINTS: { en: '**{points} of {maximum} points**', es: '**{points} de {maximum} puntos**' },
  SUMMARY_HEAD: { en: '| Result | Check | Cause |', es: '| Resultado | Comprobación | Causa |' },
  HINT: { en: 'Hint {step} of {count}: {hint}', es: 'Pista {step} de {count}: {hint}' },
  NEXT_HINT: {
    en: 'The next one says more: python -m labs check {id} --hint {step}',
    es: 'La siguiente dice más: python -m labs check {id} --hint {step}',
  },
  NO_HINT: { en: '{id} has {count} hints: 1 to {count}.', es: '{id} tiene {count} pistas: de 1 a {count}.' },
  REHEARSING: {
    en: 'Rehearsal ({stage}): a copy of the project is built, started, asked and stopped. Half a minute …',
    es: 'Ensayo ({stage}): se construye, se inicia, se consulta y se detiene una copia del proyecto. Medio minuto …',
  },
  REHEARSAL_TITLE: { en: 'The rehearsal passes', es: 'El ensayo se supera' },
  NO_COMMAND: {
    en: 'django-cloud is not installed, and nothing is downloaded here: ask who gives the course how to install it',
    es: 'django-cloud no está instalado, y aquí no se descarga nada: pregunta a quien da el curso cómo instalarlo',
  },
  NO_REPORT: { en: 'it ended without a report.', es: 'terminó sin dar un informe.' },
  NO_GIT: { en: 'git is not installed.', es: 'git no está instalado.' },
  NO_REPOSITORY: {
    en: 'this folder is not the root of a git repository.',
    es: 'esta carpeta no es la raíz de un repositorio de git.',
  },
  NO_TAG: {
    en: 'there is no tag {tag} here. Fetch the tags of the course: git fetch --tags',
    es: 'aquí no está la etiqueta {tag}. Trae las etiquetas del curso: git fetch --tags',
  },
  UNMERGED: {
    en: 'a merge is not finished. Finish it, or take it back: git merge --abort',
    es: 'hay una fusión sin terminar. Termínala o deshazla: git merge --abort',
  },
  ALREADY_HERE: {
    en: 'your work already goes back to the start of {id}, so that nothing needs to be brought along. Without --keep, the lab begins anew.',
    es: 'tu trabajo ya parte del comienzo de {id}, así que no hay nada que llevar. Sin --keep, el lab comienza de nuevo.',
  },
  COMMIT_MESSAGE: { en: 'Work before labreset', es: 'Trabajo antes de labreset' },
  MERGE_MESSAGE: {
    en: 'The start of the lab, with the work so far',
    es: 'El comienzo del lab, con el trabajo hecho',
  },
  NOT_RESET: {
    en: 'Nothing was reset: {reason}',
    es: 'No se ha cambiado de lab: {reason}',
  },
  KEPT: {
    en: 'Your work so far is on the branch {branch}.',
    es: 'Tu trabajo hasta ahora está en la rama {branch}.',
  },
  BROUGHT: {
    en: 'It was brought along into {id}; where both changed the same lines, those of the lab are here.',
    es: 'Se ha llevado a {id}; donde ambos cambiaban las mismas líneas, aquí están las del lab.',
  },
  TAKEN: {
    en: 'As the lab has them: {paths}. Yours are on the branch {branch}.',
    es: 'Como los tiene el lab: {paths}. Los tuyos están en la rama {branch}.',
  },
  RESET: {
    en: 'You are on the branch {branch}, where {id} begins: {title}.',
    es: 'Estás en la rama {branch}, donde comienza {id}: {title}.',
  },
  EDITION: {
    en: 'This is correction {number} of {id}: the newest.',
    es: 'Es la corrección {number} de {id}: la más reciente.',
  },
  ENV_MADE: {
    en: 'There was no .env: it was made from .env.example, with a secret key of its own.',
    es: 'No había .env: se ha creado a partir de .env.example, con una clave secreta propia.',
  },
  ENV_ADDED: {
    en: 'Added to .env, because the lab needs it: {names}. What you had set stays.',
    es: 'Añadido a .env, porque el lab lo necesita: {names}. Lo que tenías se queda.',
  },
  INSTALL: {
    en: 'Not installed yet: {names}. Next: pip install -r requirements-dev.txt',
    es: 'Aún sin instalar: {names}. Sigue con: pip install -r requirements-dev.txt',
  },
  MIGRATE_LATER: {
    en: 'After that: python manage.py migrate, and python manage.py collectstatic --noinput',
    es: 'Después: python manage.py migrate, y python manage.py collectstatic --noinput',
  },
  NOT_BROUGHT: {
    en: 'The database or the static files could not be brought up to date: {cause}. When that is settled: python manage.py migrate',
    es: 'No se pudo actualizar la base de datos o los archivos estáticos: {cause}. Cuando esté resuelto: python manage.py migrate',
  },
  BROUGHT_ALONG: {
    en: 'Packages are installed, the database is migrated, static files are collected.',
    es: 'Los paquetes están instalados, la base de datos migrada y los archivos estáticos reunidos.',
  },
  ...CAUSES,
};

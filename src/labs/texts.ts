import type { Text } from './language.ts';

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
  LAB_HELP: { en: 'its number or its name: 3, lab-3', es: 'su número o su nombre: 3, lab-3' },
  QUICK_HELP: {
    en: "only the lab's own checks, without the rehearsal",
    es: 'solo las comprobaciones del lab, sin el ensayo',
  },
  NO_LAB: {
    en: '{lab}: there is no such lab. Choose one of: {labs}.',
    es: '{lab}: no existe ese lab. Elige uno de estos: {labs}.',
  },
  HOLDS: { en: 'done   ', es: 'hecho  ' },
  LACKS: { en: 'missing', es: 'falta  ' },
  COMPLETE: { en: 'The lab is complete.', es: 'El lab está completo.' },
  INCOMPLETE: {
    en: 'Still missing: {missing}. The page of the lab: docs/labs/{id}.md',
    es: 'Todavía faltan: {missing}. La página del lab: docs/labs/{id}.md',
  },
  REHEARSING: {
    en: 'Rehearsal ({stage}): a copy of the project is built, started, asked and stopped. Half a minute …',
    es: 'Ensayo ({stage}): se construye, se inicia, se consulta y se detiene una copia del proyecto. Medio minuto …',
  },
  NOT_REHEARSED: {
    en: 'There was no rehearsal: {reason} Only the checks above were made.',
    es: 'No hubo ensayo: {reason} Solo se hicieron las comprobaciones de arriba.',
  },
  NO_NODE: {
    en: 'it needs Node.js 22.18 or newer (https://nodejs.org), and none is installed.',
    es: 'necesita Node.js 22.18 o posterior (https://nodejs.org), y no está instalado.',
  },
  NO_REPORT: { en: 'it ended without a report.', es: 'terminó sin dar un informe.' },
  NO_ANSWER: {
    en: '"{command}" does not answer: {said}',
    es: '«{command}» no responde: {said}',
  },
  ALL_AT_ONCE: {
    en: 'all lines at once, after {seconds} s',
    es: 'todas las líneas a la vez, a los {seconds} s',
  },
  NO_STYLESHEET: {
    en: 'the page names no stylesheet',
    es: 'la página no nombra ninguna hoja de estilos',
  },
  PAGE_FAILED: {
    en: 'GET / gives {status} (is the database migrated?)',
    es: 'GET / da {status} (¿está migrada la base de datos?)',
  },
  WELCOME: {
    en: "Django's own welcome",
    es: 'la bienvenida de Django',
  },
  COUNTED: {
    en: '{wrong} of {all} messages were not counted once: the first of them {times} times',
    es: '{wrong} de {all} mensajes no se contaron una vez: el primero de ellos, {times} veces',
  },
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
  COMMIT_MESSAGE: { en: 'Work before labreset', es: 'Trabajo antes de labreset' },
  NOT_RESET: {
    en: 'Nothing was reset: {reason}',
    es: 'No se ha cambiado de lab: {reason}',
  },
  KEPT: {
    en: 'Your work so far is on the branch {branch}.',
    es: 'Tu trabajo hasta ahora está en la rama {branch}.',
  },
  RESET: {
    en: 'You are on the branch {branch}, where {id} begins: {title}. Next: pip install -r requirements-dev.txt',
    es: 'Estás en la rama {branch}, donde comienza {id}: {title}. Sigue con: pip install -r requirements-dev.txt',
  },
};

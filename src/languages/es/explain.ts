import type { Catalogue } from '../catalogue-type.ts';

/** `django-cloud explain`, and the same in the page. */
export const explain: Catalogue = {
  'Say why a file is in a project, what would remove it, and which answers shaped its lines.':
    'Dice por qué está un archivo en un proyecto, qué lo quitaría y qué respuestas dieron forma a sus líneas.',
  'Says why a file is in the project in this folder, with which answers it would not be there, and which answers shaped its lines. Flags of answers say what the project would have otherwise; where there is no project, the rest are the defaults. Writes nothing.':
    'Dice por qué está un archivo en el proyecto de esta carpeta, con qué respuestas no estaría y qué respuestas dieron forma a sus líneas. Las opciones de respuestas dicen qué tendría el proyecto de otra manera; donde no hay proyecto, el resto son los valores por defecto. No escribe nada.',
  'Only the answers that shaped this line of it.': 'Solo las respuestas que dieron forma a esta línea.',
  'explain: it needs a file. Give its path in the project, such as Procfile.':
    'explain: falta un archivo. Indica su ruta en el proyecto, por ejemplo Procfile.',
  'explain {0}: unexpected argument. Usage: django-cloud explain PATH':
    'explain {0}: sobra una palabra. Uso: django-cloud explain PATH',
  'explain {0}: the project has no such file.{1} See django-cloud --dry-run.':
    'explain {0}: el proyecto no tiene ese archivo.{1} Consulta django-cloud --dry-run.',
  '--line {0}: {1} has the lines 1 to {2}. Give one of them.':
    '--line {0}: {1} tiene las líneas 1 a {2}. Indica una de ellas.',
  '{0}: the project does not have it. It comes with:': '{0}: el proyecto no lo tiene. Llega con:',
  '{0}: lines {1}': '{0}: líneas {1}',
  '{0}: other answers add lines': '{0}: otras respuestas añaden líneas',
  'Without it:': 'Sin él:',
  'Answers that shaped it:': 'Respuestas que le dieron forma:',
  'Answers that shaped this line:': 'Respuestas que dieron forma a esta línea:',
  'none: it is the same in every project': 'ninguna: es igual en todos los proyectos',
  'without {0}': 'sin {0}',
  'with {0}': 'con {0}',
  Language: 'Idioma',
  'It keeps the answers.': 'Guarda las respuestas.',
  'It keeps what was rendered: the base of later merges.':
    'Guarda lo que se generó: la base de fusiones posteriores.',
  'Every adopted project has it.': 'Todo proyecto adoptado lo tiene.',
  'Every project has it.': 'Todo proyecto lo tiene.',
  'It comes with {0}.': 'Llega con {0}.',
};

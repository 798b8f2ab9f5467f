import type { Catalogue } from '../catalogue-type.ts';

/** What is said at the end of the questions and of a command, and which key does what. */
export const summary: Catalogue = {
  'The same project without questions:\n  {0}': 'El mismo proyecto, sin preguntas:\n  {0}',
  'Summary: write the project, or change an answer.': 'Resumen: escribe el proyecto, o cambia una respuesta.',
  'Write the project': 'Escribir el proyecto',
  'Nothing was written so far.': 'Hasta ahora no se ha escrito nada.',
  'Change this answer.': 'Cambiar esta respuesta.',
  navigate: 'moverse',
  select: 'elegir',
  all: 'todas',
  invert: 'invertir',
  submit: 'aceptar',
  'Project name': 'Nombre del proyecto',
  none: 'nada',
  'it was made with uv, which is not on PATH': 'se creó con uv, que no está en el PATH',
  'Python {0} and uv are not on PATH: install one of them first':
    'Python {0} y uv no están en el PATH: instala antes uno de los dos',
  'in another terminal': 'en otra terminal',
  'then {0} says how to deploy it': 'después, {0} dice cómo desplegarlo',
  'takes this change back': 'deshace este cambio',
  space: 'espacio',
  'Service: the one to add.': 'Servicio: el que se añade.',
  'Service: the one to remove.': 'Servicio: el que se quita.',
  '{0}: without {1}, because {2}.': '{0}: sin {1}, porque {2}.',
};

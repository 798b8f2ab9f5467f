import type { Catalogue } from '../catalogue-type.ts';

/** What is said at the end of the questions, and which key does what. */
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
  space: 'espacio',
  'Service: the one to add.': 'Servicio: el que se añade.',
  'Service: the one to remove.': 'Servicio: el que se quita.',
  '{0}: without {1}, because {2}.': '{0}: sin {1}, porque {2}.',
};

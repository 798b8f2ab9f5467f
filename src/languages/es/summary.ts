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
  all: 'todo',
  invert: 'invertir',
  submit: 'aceptar',
  'Project name': 'Nombre del proyecto',
  none: 'nada',
  'it was made with uv, which is not on PATH': 'se creó con uv, que no está en el PATH',
  'Python {0} and uv are not on PATH: install one of them first':
    'Python {0} y uv no están en el PATH: instala antes uno de los dos',
  'in another terminal': 'en otra terminal',
  'its own settings ask for it': 'la piden sus propios ajustes',
  'in another terminal, with these variables': 'en otra terminal, con estas variables',
  'then {0} says how to deploy it': 'después, {0} dice cómo desplegarlo',
  'To take this change back: {0}': 'Para deshacer este cambio: {0}',
  'with a server of {0} at that address': 'con un servidor de {0} en esa dirección',
  "it is built with Debian's packages {0}, or with your system's":
    'se compila con los paquetes de Debian {0}, o con los de tu sistema',
  space: 'espacio',
  'Service: the one to add.': 'Servicio: el que se añade.',
  'Service: the one to remove.': 'Servicio: el que se quita.',
  '{0}: without {1}, because {2}.': '{0}: sin {1}, porque {2}.',
};

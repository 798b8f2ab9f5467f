import type { Catalogue } from '../catalogue-type.ts';

/** Labs of workshops, and the choices that only they have; pages of labs are written in each language. */
export const labs: Catalogue = {
  "Django's own server for development: for lessons and laptops only.":
    'El servidor de desarrollo del propio Django: solo para clases y portátiles.',
  'it is not made for production: it listens on this machine only, and a stop cuts requests off.':
    'no está hecho para producción: solo escucha en esta máquina, y al detenerlo corta las peticiones.',
  'nobody yet': 'nadie todavía',
  'With DEBUG, runserver does; in production they are not found.':
    'Con DEBUG lo hace runserver; en producción no se encuentran.',
  '{0}: it names a page and tags of git. Give each lab a name of its own, of small letters, digits and hyphens, such as lab-1.':
    '{0}: da nombre a una página y a etiquetas de git. Dale a cada lab un nombre propio, de minúsculas, cifras y guiones, como lab-1.',
  'labs: {0}: it changes nothing, and no lesson is about what is there already. Give it another answer than the lab before, or leave it out.':
    'labs: {0}: no cambia nada, y ninguna lección trata de lo que ya hay. Dale otra respuesta que la del lab anterior, o quítalo.',
  'project labs: the labs of a course have a folder of that name. Choose another name for the project.':
    'proyecto labs: los labs de un curso tienen una carpeta con ese nombre. Elige otro nombre para el proyecto.',
};

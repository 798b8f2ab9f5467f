import type { Catalogue } from '../catalogue-type.ts';

/** What is said of a word that would begin a project inside another one. */
export const strayWord: Catalogue = {
  '{0}: unknown command, and {1}.{2} For a new project inside it: --project {3}.':
    '{0}: no existe ese comando, y {1}.{2} Para un proyecto nuevo dentro de él: --project {3}.',
  'this folder is in the project "{0}"': 'esta carpeta está en el proyecto "{0}"',
  'this folder is in a Django project ({0})': 'esta carpeta está en un proyecto Django ({0})',
  'To deploy it, see {0}.': 'Para desplegarlo, consulta {0}.',
  'Add a platform first: django-cloud {0}.': 'Añade antes una plataforma: django-cloud {0}.',
  'To make it one that django-cloud changes: django-cloud adopt.':
    'Para que django-cloud pueda cambiarlo: django-cloud adopt.',
  "It is a command of Django's: python manage.py {0}.": 'Es un comando de Django: python manage.py {0}.',
  'To change the server: django-cloud server {0}.': 'Para cambiar de servidor: django-cloud server {0}.',
  'To add the service: django-cloud service {0}.': 'Para añadir el servicio: django-cloud service {0}.',
  'To install it and start its server: django-cloud --run.':
    'Para instalarlo y arrancar su servidor: django-cloud --run.',
  'To see what an update would change: django-cloud update --diff.':
    'Para ver qué cambiaría una actualización: django-cloud update --diff.',
  'To change an answer: django-cloud server ID, service ID, or the name of a platform.':
    'Para cambiar una respuesta: django-cloud server ID, service ID, o el nombre de una plataforma.',
  'To remove a choice: "service ID --remove", or the name of a platform and --remove.':
    'Para quitar una elección: "service ID --remove", o el nombre de una plataforma y --remove.',
  'To start it on this machine: python manage.py runserver.':
    'Para arrancarlo en esta máquina: python manage.py runserver.',
  'To run it here as its platform would: django-cloud rehearse.':
    'Para ejecutarlo aquí como lo haría su plataforma: django-cloud rehearse.',
  'To undo the last change: django-cloud undo.': 'Para deshacer el último cambio: django-cloud undo.',
  'To render it again: django-cloud update.': 'Para generarlo de nuevo: django-cloud update.',
  'Its answers are in .yo-rc.json; see --list for every choice.':
    'Sus respuestas están en .yo-rc.json; --list muestra todas las elecciones.',
  'To check the code: ruff check . (in requirements-dev.txt).':
    'Para revisar el código: ruff check . (en requirements-dev.txt).',
};

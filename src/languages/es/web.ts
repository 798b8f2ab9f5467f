import type { Catalogue } from '../catalogue-type.ts';

/** `django-cloud web`, and the page. */
export const web: Catalogue = {
  'Choose a project in the browser, and see every file before it exists.':
    'Elige un proyecto en el navegador y mira cada archivo antes de que exista.',
  'Serves a page in which a project is chosen, looked at and downloaded before it exists, to this machine alone. Nothing leaves the page. Ctrl-C stops it.':
    'Sirve, solo para este equipo, una página en la que se elige, se mira y se descarga un proyecto antes de que exista. Nada sale de la página. Ctrl-C la detiene.',
  'The port on this machine; a free one when not given.':
    'El puerto en este equipo; si no se indica, uno libre.',
  'Print the address, and open no browser.': 'Imprime la dirección y no abre ningún navegador.',
  '--port {0}: it must be a number from 1 to 65535. Fix it, or leave it out.':
    '--port {0}: debe ser un número de 1 a 65535. Corrígelo u omítelo.',
  '--port {0}: {1}. Give a free one, or leave it out.': '--port {0}: {1}. Indica uno libre u omítelo.',
  'web {0}: unexpected argument. Usage: django-cloud web':
    'web {0}: sobra una palabra. Uso: django-cloud web',
  'web: the page was not built. In a clone: npm run build':
    'web: la página no se ha construido. En un clon: npm run build',
  '{0} shows the page. Ctrl-C stops it.\n': '{0} muestra la página. Ctrl-C la detiene.\n',
  'First steps': 'Primeros pasos',
  'The defaults: nothing to install but Python.':
    'Los valores por defecto: no hay que instalar nada más que Python.',
  Workshop: 'Taller',
  'What a course comes to: every cloud, and one environment for all.':
    'A lo que llega un curso: todas las nubes y un mismo entorno para todos.',
  'Small company': 'Empresa pequeña',
  'A server of your own, a database server, mail and background tasks.':
    'Un servidor propio, un servidor de bases de datos, correo y tareas en segundo plano.',
  Everything: 'Todo',
  'All platforms, services and editors, to see what there is.':
    'Todas las plataformas, servicios y editores, para ver qué hay.',
  'link: it has {0} characters, and {1} are the most.': 'enlace: tiene {0} caracteres, y el máximo son {1}.',
  'link: "{0}" is in it twice.': 'enlace: "{0}" aparece dos veces.',
  'link: it was damaged. Choose anew, or open another link.':
    'enlace: está dañado. Elige de nuevo o abre otro enlace.',
  '{0}: it has {1} bytes, and {2} are the most. Give the .yo-rc.json of a project.':
    '{0}: tiene {1} bytes, y el máximo son {2}. Indica el .yo-rc.json de un proyecto.',
  '{0}: it holds no answers of {1}.': '{0}: no contiene respuestas de {1}.',
  'See the project before it exists': 'Mira el proyecto antes de que exista',
  'Choose, look at every file, take it with you. Nothing leaves this page.':
    'Elige, mira cada archivo y llévatelo. Nada sale de esta página.',
  Choices: 'Opciones',
  Views: 'Vistas',
  Project: 'Proyecto',
  'A workshop of it': 'Un taller con él',
  'Compared with the project that you opened.': 'Comparado con el proyecto que abriste.',
  'Compared with the choice that you pinned: {0}': 'Comparado con la elección que fijaste: {0}',
  'Compared with your last choice: {0}': 'Comparado con tu última elección: {0}',
  'Pin this choice': 'Fijar esta elección',
  'Compare with the last choice': 'Comparar con la última elección',
  'Nothing differs. Choose otherwise, and look again.': 'Nada cambia. Elige otra cosa y vuelve a mirar.',
  'The Python package that holds the settings.': 'El paquete de Python que contiene la configuración.',
  'The package is called {0}.': 'El paquete se llama {0}.',
  'What it begins with': 'Con qué empieza',
  new: 'nuevo',
  gone: 'desaparece',
  changed: 'cambia',
  'Changes of {0}': 'Cambios de {0}',
  'An empty file.': 'Un archivo vacío.',
  'Only its mode changes.': 'Solo cambian sus permisos.',
  'Shaped by': 'Le dan forma',
  'Line {0} is shaped by': 'Dan forma a la línea {0}',
  'Why it is there': 'Por qué está',
  'What would remove it': 'Qué lo quitaría',
  'Choose a line, with the arrow keys or by a click, and see which answers shaped it.':
    'Elige una línea, con las flechas o con un clic, y mira qué respuestas le dieron forma.',
  'Lines of {0}': 'Líneas de {0}',
  'What the lab begins with, beyond the lab before': 'Con qué empieza la práctica, además de la anterior',
  'What the participant does': 'Qué hace el participante',
  'Nothing in the files.': 'Nada en los archivos.',
  '{0} minutes': '{0} minutos',
  'Needs: {0}': 'Necesita: {0}',
  '{0}: rendered by {1}. Choose otherwise, and see under Changes what its files become.':
    '{0}: generado por {1}. Elige otra cosa y mira en Cambios en qué se convierten sus archivos.',
  'An update to {0} renders it anew, with what this version makes of its answers:':
    'Una actualización a {0} lo genera de nuevo, con lo que esta versión hace de sus respuestas:',
  'In the project:': 'En el proyecto:',
  'Close this project': 'Cerrar este proyecto',
  'A project that is there': 'Un proyecto que ya existe',
  'Drop its .yo-rc.json here, or open it: it is read in this page alone.':
    'Suelta aquí su .yo-rc.json o ábrelo: solo se lee en esta página.',
  'More options of {0}': 'Más opciones de {0}',
  'Begin with': 'Empieza con',
  'The project': 'El proyecto',
  Preview: 'Vista previa',
  'Files ({0})': 'Archivos ({0})',
  'Changes ({0})': 'Cambios ({0})',
  'Copied.': 'Copiado.',
  'Selected: press Ctrl-C or ⌘-C.': 'Seleccionado: pulsa Ctrl-C o ⌘-C.',
  'Copy: {0}': 'Copiar: {0}',
  Copy: 'Copiar',
  'Take it with you': 'Llévatelo',
  'Download {0}.zip': 'Descargar {0}.zip',
  'Answers file': 'Archivo de respuestas',
  'The same project by the command': 'El mismo proyecto con el comando',
  'A link to this choice': 'Un enlace a esta elección',
  'Find a file': 'Buscar un archivo',
  '{0} of {1} files': '{0} de {1} archivos',
  Rotation: 'Rotación',
  'Each table has one of these places: the servers of its labs.':
    'Cada mesa tiene uno de estos puestos: los servidores de sus prácticas.',
  'Place {0}, {1}': 'Puesto {0}, {1}',
  'Remove place {0}': 'Quitar el puesto {0}',
  Remove: 'Quitar',
  'Add a place': 'Añadir un puesto',
  'Loading …': 'Cargando …',
  'A workshop': 'Un taller',
  'What the course is called': 'Cómo se llama el curso',
  'Download workshop.yml': 'Descargar workshop.yml',
  'Labs of place': 'Prácticas del puesto',
};

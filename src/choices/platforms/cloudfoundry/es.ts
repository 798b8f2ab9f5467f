import type { Catalogue } from '../../../languages/catalogue-type.ts';

export default {
  'IBM Cloud Foundry ended on 1 June 2023, and IBM points to Code Engine: choose --platform codeengine.':
    'IBM Cloud Foundry terminó el 1 de junio de 2023, e IBM remite a Code Engine: elige --platform codeengine.',
  'the name becomes a host name: lower-case letters, digits and inner hyphens ({0}). Choose a name such as "my-shop".':
    'el nombre se convierte en nombre de host: minúsculas, dígitos y guiones interiores ({0}). Elige uno como "my-shop".',
  'it has {0} characters; with "{1}" a host label holds {2} ({3}). Choose a shorter one.':
    'tiene {0} caracteres; con "{1}", en una etiqueta de host caben {2} ({3}). Elige uno más corto.',
  'it is not a domain such as "apps.example.com", in lower case and without scheme, host and path ({0}). `cf domains` lists those of your organisation.':
    'no es un dominio, como "apps.example.com", en minúsculas y sin esquema, host ni ruta ({0}). `cf domains` lista los de tu organización.',
  'it is not a valid size: an integer and a unit, M or G ({0}). Use a value such as "512M".':
    'no es un tamaño: un número entero y una unidad, M o G ({0}). Escribe algo como "512M".',
  'a Django process does not fit below 128M. Use a value such as "512M".':
    'un proceso de Django no cabe en menos de 128M. Escribe algo como "512M".',
  'it must be an integer from 1 to 999 ({0}). Two are the least that survive the loss of one.':
    'no es un número entero de 1 a 999 ({0}). Dos son las mínimas que sobreviven a la pérdida de una.',
  'it is not a valid name of a service or plan: letters, digits, dots, hyphens and underscores. `cf marketplace` lists them.':
    'no es el nombre de un servicio o plan: letras, dígitos, puntos, guiones y guiones bajos. `cf marketplace` los lista.',
  '{0}: the platform sets it ({1})': '{0}: la fija la plataforma ({1})',
  "{0}: names that begin so are the platform's ({1})":
    '{0}: los nombres que empiezan así son de la plataforma ({1})',
  'none of {0} is in the pushed folder ({1}, bin/detect)':
    'ninguno de {0} está en la carpeta que se sube ({1}, bin/detect)',
  'runtime.txt must be one line such as "python-3.13.x" ({0}, supply.go: InstallPython)':
    'runtime.txt debe ser una sola línea como "python-3.13.x" ({0}, supply.go: InstallPython)',
  'requirements.txt has carriage returns or a byte order mark ({0}, requirements.go)':
    'requirements.txt tiene retornos de carro o una marca de orden de bytes ({0}, requirements.go)',
  'no line of requirements.txt begins with the bare name "django" ({0}, finalize.go)':
    'ninguna línea de requirements.txt empieza por el nombre "django" a secas ({0}, finalize.go)',
  'there is no manage.py within two folders ({0}, pyfinder)':
    'no hay ningún manage.py en los dos primeros niveles de carpetas ({0}, pyfinder)',
  strategy: 'estrategia',
  'How instances are replaced: all, one by one, or first a few, until `cf continue-deployment`.':
    'Cómo se reemplazan las instancias: todas, una a una, o primero unas pocas, hasta `cf continue-deployment`.',
  'canary steps': 'pasos del canario',
  'With the strategy canary: the percentages of instances that are replaced before each pause.':
    'Con la estrategia canary: los porcentajes de instancias que se reemplazan antes de cada pausa.',
  'load balancing': 'balanceo de carga',
  'How the router chooses an instance. A server of one process does better with least-connection.':
    'Cómo elige el router una instancia. A un servidor de un solo proceso le va mejor least-connection.',
  bindings: 'vinculaciones',
  'How bound services are handed over: in a variable, or, beyond 130 KB, in a file.':
    'Cómo se entregan los servicios vinculados: en una variable o, por encima de 130 KB, en un archivo.',
  revisions: 'revisiones',
  'Whether the manifest switches on the revisions that a roll back needs, or leaves them as they are.':
    'Si el manifiesto activa las revisiones que necesita una vuelta atrás, o las deja como están.',
  'use integers from 1 to 100 in ascending order, with commas, such as "10,50" ({0}).':
    'usa números enteros de 1 a 100 en orden ascendente, separados por comas, como "10,50" ({0}).',
} satisfies Catalogue;

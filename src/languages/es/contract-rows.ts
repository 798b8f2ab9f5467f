import type { Catalogue } from '../catalogue-type.ts';

/** What the rehearsal says about the rows of the server contract. */
export const contractRows: Catalogue = {
  'Do not ask the rows of the server contract, which takes some 30 seconds.':
    'No pregunta las filas del contrato de servidores, lo que tarda unos 30 segundos.',
  'The server contract, on {0}:': 'El contrato de servidores, en {0}:',
  '{0} declared': '{0} declaradas',
  declared: 'declarada',
  '/readyz got {0}': '/readyz obtuvo {0}',
  'the database was asked {0} times in {1} s': 'se preguntó a la base de datos {0} veces en {1} s',
  'with a database that hangs /readyz got {0}': 'con una base de datos que no responde, /readyz obtuvo {0}',
  'meanwhile {0} got {1}': 'mientras tanto {0} obtuvo {1}',
  'a request of 7 seconds got {0}': 'una petición de 7 segundos obtuvo {0}',
  'a stream that breaks off came as a whole answer':
    'un flujo que se corta llegó como una respuesta completa',
  'a stream got {0} and {1}': 'un flujo obtuvo {0} y {1}',
  'pieces that are made 400 ms apart came {0} ms apart':
    'lo que se produce cada 400 ms llegó con {0} ms de diferencia',
  'a stream that asked the database holds the connection':
    'un flujo que preguntó a la base de datos retiene la conexión',
  'it is about a project with consumers of Channels, which cannot be added to one':
    'trata de un proyecto con consumidores de Channels, que no se pueden añadir a uno',
  '100 MiB that nobody reads took {0} MiB of memory': '100 MiB que nadie lee ocuparon {0} MiB de memoria',
  'of 11 bytes, Django got {0}': 'de 11 bytes, Django recibió {0}',
  'POST {0} got {1}': 'POST {0} obtuvo {1}',
  'a body without a length got {0}': 'un cuerpo sin longitud obtuvo {0}',
  'of {0} bytes, Django got {1}': 'de {0} bytes, Django recibió {1}',
  '{0} stayed': 'quedó {0}',
  'no whole answer came, but {0}': 'no llegó ninguna respuesta completa, sino {0}',
  'the project has no {0}/gateway, without which no server keeps this: {1}':
    'el proyecto no tiene {0}/gateway, sin el cual ningún servidor lo cumple: {1}',
  "Compare {0}/gateway, the server's own file and the entry point with what is generated: django-cloud update --diff.":
    'Compara {0}/gateway, el archivo del servidor y el punto de entrada con lo que se genera: django-cloud update --diff.',
  'with views of the contract beside its own it does not start':
    'no arranca con vistas del contrato junto a las suyas',
  "a view beside the project's own cannot be asked: {0}":
    'no se puede pedir una vista junto a las del proyecto: {0}',
  'the project has no {0}/settings.py, to which views could be added':
    'el proyecto no tiene {0}/settings.py, al que se pudieran añadir vistas',
  'of {0} Django got {1}': 'de {0} Django recibió {1}',
  'the log does not have {0}': 'el registro no tiene {0}',
  'the handshake got {0}': 'el establecimiento obtuvo {0}',
  'the log has: {0}': 'el registro tiene: {0}',
  'it answered the preface of HTTP/2 with a frame': 'respondió con una trama al prefacio de HTTP/2',
  'it changed to HTTP/2': 'cambió a HTTP/2',
};

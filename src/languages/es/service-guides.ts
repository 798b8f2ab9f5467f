import type { Catalogue } from '../catalogue-type.ts';

/** How services are had on each platform: their guides, and the README's rows. */
export const serviceGuides: Catalogue = {
  'at most {0} shares': 'como mucho {0} partes',
  'Other service instances to bind, with commas; INSTANCE=CREDENTIAL for a credential of its own.':
    'Otras instancias de servicios que enlazar, separadas por comas; INSTANCE=CREDENTIAL para una credencial propia.',
  'a service is INSTANCE, or INSTANCE=CREDENTIAL': 'un servicio es INSTANCE, o INSTANCE=CREDENTIAL',
  '| Service | Instance | Bound as | Made of | Gives |':
    '| Servicio | Instancia | Nombre del enlace | Sale de | Da |',
  '| <%- title %> | `<%- it.options.cloudfoundry.app %>-<%- name %>` | `<%- name %>` | <%- service ? `\\`${service}\\`, plan \\`${plan}\\`` : `\\`cf/${name}.json\\`` %> | `<%- variable %>` |':
    '| <%- title %> | `<%- it.options.cloudfoundry.app %>-<%- name %>` | `<%- name %>` | <%- service ? `\\`${service}\\`, con el plan \\`${plan}\\`` : `\\`cf/${name}.json\\`` %> | `<%- variable %>` |',
  "| the project's secrets | `<%- it.options.cloudfoundry.app %>-secrets` | `secrets` | made up by the script | `SECRET_KEY` |":
    '| los secretos del proyecto | `<%- it.options.cloudfoundry.app %>-secrets` | `secrets` | generados por el script | `SECRET_KEY` |',
  'The name as which it is bound decides which service is meant; else its tags, its label and its address do. Of two that fit neither is taken: the project says so, and does not start. Services are read as the platform hands them over: in `VCAP_SERVICES`, or by the app features `file-based-vcap-services` and `service-binding-k8s`. A variable that is set by name wins over any service. Not so `DATABASE_URL`, for the platform sets one itself, of whatever service it meets first: one of your own belongs into `<%- it.options.cloudfoundry.app %>-secrets`.':
    'El nombre con el que se enlaza decide de qué servicio se trata; si no, deciden sus etiquetas, su tipo y su dirección. Si encajan dos, no se toma ninguno: el proyecto lo dice y no arranca. Los servicios se leen tal como los entrega la plataforma: en `VCAP_SERVICES`, o mediante las funciones de la aplicación `file-based-vcap-services` y `service-binding-k8s`. Una variable definida por su nombre prevalece sobre cualquier servicio. No así `DATABASE_URL`, porque la plataforma define una por su cuenta, la del primer servicio que encuentra: la tuya debe ir en `<%- it.options.cloudfoundry.app %>-secrets`.',
  'Names and plans differ between marketplaces: `<%- first.name.toUpperCase() %>_SERVICE=… <%- first.name.toUpperCase() %>_PLAN=… cf/create-services.sh production`, and likewise for each of them.':
    'Los nombres y los planes varían de un catálogo a otro: `<%- first.name.toUpperCase() %>_SERVICE=… <%- first.name.toUpperCase() %>_PLAN=… cf/create-services.sh production`, y lo mismo para cada uno de ellos.',
  "What the marketplace does not have runs elsewhere: the script makes a user-provided service of the credentials in <%- elsewhere.map(({ name }) => `\\`cf/${name}.json\\``).join(', ') %>, files that git ignores. Without one, the app does without that service. They hold the words of the provider (`uri`, `host`, `username` and so on: `<%- it.project %>/bindings/`), or the project's own variables:":
    "Lo que el catálogo no ofrece funciona en otro sitio: el script crea un servicio proporcionado por el usuario con las credenciales de <%- elsewhere.map(({ name }) => `\\`cf/${name}.json\\``).join(', ') %>, archivos que git ignora. Sin el archivo, la aplicación prescinde de ese servicio. Contienen las palabras del proveedor (`uri`, `host`, `username`, etcétera: `<%- it.project %>/bindings/`) o las variables del propio proyecto:",
  '| File | Variables |': '| Archivo | Variables |',
  'later; then restart': 'más tarde; después, reinicia',
  'Where a service has a certificate authority of its own, its certificate as PEM text is one more word of the credentials, `ca`. The project writes it to a file that only its user can read, and verifies the server.':
    'Si un servicio tiene su propia autoridad de certificación, su certificado en texto PEM es una palabra más de las credenciales, `ca`. El proyecto lo escribe en un archivo que solo puede leer su usuario y verifica el servidor.',
  '| `<%- it.project %>/codeengine.py` | turns what the platform injects into hosts, origins and the addresses of services |':
    '| `<%- it.project %>/codeengine.py` | convierte lo que inyecta la plataforma en hosts, orígenes y direcciones de servicios |',
  "| readiness | `/readyz` | asks <%- it.readiness.length > 0 ? 'what `READINESS_CHECKS` names' : 'the database' %> |":
    "| disponibilidad | `/readyz` | consulta <%- it.readiness.length > 0 ? 'lo que nombra `READINESS_CHECKS`' : 'la base de datos' %> |",
  "The generator refuses options with which this does not fit<%- it.database.binding?.scheme === 'postgresql' ? '. At IBM, PostgreSQL allows 100 in its smallest size' : '' %>.":
    "El generador rechaza las opciones con las que esto no cabe<%- it.database.binding?.scheme === 'postgresql' ? '. En IBM, PostgreSQL admite 100 en su tamaño más pequeño' : '' %>.",
  '| Service | Lines of `codeengine/secrets.env` |': '| Servicio | Líneas de `codeengine/secrets.env` |',
  "Either their variables are lines of `codeengine/secrets.env`, or they are instances of the account, which the script binds: <%- named.length > 0 ? `here ${named.map((one) => `\\`${one}\\``).join(', ')}` : '`--codeengine-services NAME,NAME`, none so far' %>. The types that are recognised are in `<%- it.project %>/bindings/`; a line of `codeengine/secrets.env` wins over what is bound, and without either the project does without. Of two instances that fit, neither is taken: the app says so, and does not start.":
    "O bien sus variables son líneas de `codeengine/secrets.env`, o bien son instancias de la cuenta que el script enlaza: <%- named.length > 0 ? `aquí, ${named.map((one) => `\\`${one}\\``).join(', ')}` : '`--codeengine-services NAME,NAME`; por ahora, ninguna' %>. Los tipos que se reconocen están en `<%- it.project %>/bindings/`; una línea de `codeengine/secrets.env` prevalece sobre lo enlazado, y sin lo uno ni lo otro el proyecto prescinde del servicio. Si encajan dos instancias, no se toma ninguna: la aplicación lo dice y no arranca.",
  'Object storage is read with keys of S3, which only a credential made for it has; the bucket and its address (`S3_BUCKET`, and `S3_ENDPOINT_URL` with the `direct` endpoint of the region) are lines of `codeengine/secrets.env`:':
    'El almacenamiento de objetos se lee con claves de S3, que solo tiene una credencial creada para ello; el bucket y su dirección (`S3_BUCKET`, y `S3_ENDPOINT_URL` con el endpoint `direct` de la región) son líneas de `codeengine/secrets.env`:',
  "The certificate of a bound service's authority comes with it and is written to a file that only the app's user can read. For others, put it into the project, and name its file: `…_CA_FILE`, or a parameter of the address.":
    'El certificado de la autoridad de un servicio enlazado llega con él y se escribe en un archivo que solo puede leer el usuario de la aplicación. En los demás casos, añádelo al proyecto e indica su archivo: `…_CA_FILE`, o un parámetro de la dirección.',
  'Nothing is bound here: each is set in `/etc/<%- it.project %>/environment`, and without its variables the project does without.':
    'Aquí no se enlaza nada: cada servicio se define en `/etc/<%- it.project %>/environment`, y sin sus variables el proyecto prescinde de él.',
  '| Service | Variables |': '| Servicio | Variables |',
  'The certificate of an authority of your own goes into a file that the account `<%- user %>` may read, such as `/etc/<%- it.project %>/ca.pem`, which `…_CA_FILE` or a parameter of the address names.':
    'El certificado de una autoridad propia va en un archivo que la cuenta `<%- user %>` pueda leer, como `/etc/<%- it.project %>/ca.pem`, al que apunta `…_CA_FILE` o un parámetro de la dirección.',
  '`compose.yaml` starts on a laptop what can run there: <%- composed %>.':
    '`compose.yaml` arranca en un portátil lo que puede funcionar allí: <%- composed %>.',
  '| `<%- it.project %>/errors.py` | error pages and mails to `ADMINS` that show no secret |':
    '| `<%- it.project %>/errors.py` | páginas de error y correos a `ADMINS` que no muestran ningún secreto |',
  "| <%- modules.map((module) => `\\`${it.project}/${module}.py\\``).join(', ') %> | what the services need, one module each |":
    "| <%- modules.map((module) => `\\`${it.project}/${module}.py\\``).join(', ') %> | lo que necesitan los servicios, un módulo para cada uno |",
  "| `<%- it.project %>/bindings/` | turns the services that a platform binds into the project's variables |":
    '| `<%- it.project %>/bindings/` | convierte los servicios que enlaza una plataforma en las variables del proyecto |',
};

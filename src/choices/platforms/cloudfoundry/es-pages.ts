import type { Catalogue } from '../../../languages/catalogue-type.ts';

export default {
  '<%- it.title %> on Cloud Foundry': '<%- it.title %> en Cloud Foundry',
  'Prepared for SAP BTP.': 'Preparado para SAP BTP.',
  'Prepared for cloud.gov.': 'Preparado para cloud.gov.',
  'Prepared for VMware Tanzu Platform for Cloud Foundry.':
    'Preparado para VMware Tanzu Platform for Cloud Foundry.',
  'Prepared for any Cloud Foundry with the Python buildpack 1.9 or newer. IBM Cloud Foundry ended in June 2023; at IBM, Code Engine runs this project.':
    'Preparado para cualquier Cloud Foundry con el buildpack de Python 1.9 o posterior. IBM Cloud Foundry terminó en junio de 2023; en IBM, este proyecto se ejecuta en Code Engine.',
  'The first deployment': 'El primer despliegue',
  'You need the [cf client](https://docs.cloudfoundry.org/cf-cli/install-go-cli.html), version 8, Python 3 and an account with a space. Each file in `vars/` has the name of a space; rename or copy them to match yours.':
    'Necesitas el [cliente cf](https://docs.cloudfoundry.org/cf-cli/install-go-cli.html), versión 8, Python 3 y una cuenta con un espacio. Cada archivo de `vars/` lleva el nombre de un espacio; renómbralos o cópialos según los tuyos.',
  'Before there is an account, `django-cloud rehearse cloudfoundry` runs a copy of the project on this machine as the platform would, and says what would fail there.':
    'Antes de tener una cuenta, `django-cloud rehearse cloudfoundry` ejecuta en esta máquina una copia del proyecto como lo haría la plataforma, y dice qué fallaría allí.',
  'with --sso where your organisation asks for it': 'con --sso donde tu organización lo pida',
  'put yours into vars/*.yml': 'pon el tuyo en vars/*.yml',
  "is there the database's service and plan? see below":
    '¿están el servicio y el plan de la base de datos? mira más abajo',
  'the static files are collected here': 'los archivos estáticos se recopilan aquí',
  '| File | What it is |': '| Archivo | Qué es |',
  '| `manifest.yml` | the app: buildpack, start command, health checks, sizes, routes, bound services |':
    '| `manifest.yml` | la aplicación: buildpack, comando de arranque, comprobaciones de salud, tamaños, rutas, servicios vinculados |',
  '| `manifest-static.yml`, `cf/static/` | the second app, which serves the static files with nginx |':
    '| `manifest-static.yml`, `cf/static/` | la segunda aplicación, que sirve los archivos estáticos con nginx |',
  '| `cf/collect.sh` | puts the collected static files where the second app serves them |':
    '| `cf/collect.sh` | pone los archivos estáticos recopilados donde los sirve la segunda aplicación |',
  '| `vars/SPACE.yml` | what differs between spaces; no secrets |':
    '| `vars/SPACE.yml` | lo que difiere entre espacios; ningún secreto |',
  '| `runtime.txt` | the line of Python; `.x` takes the newest patch, an exact one breaks when a buildpack drops it |':
    '| `runtime.txt` | la línea de Python; `.x` toma el último parche, uno exacto deja de funcionar cuando un buildpack lo retira |',
  '| `.cfignore` | what is not uploaded; `.gitignore` is not read |':
    '| `.cfignore` | lo que no se sube; `.gitignore` no se lee |',
  "| `<%- it.project %>/cloudfoundry.py` | turns what the platform injects into the project's own variables |":
    '| `<%- it.project %>/cloudfoundry.py` | convierte lo que inyecta la plataforma en las variables del propio proyecto |',
  '| `cf/create-services.sh`, `cf/deploy.sh`, `cf/roll-back.sh` | the scripts; `cf/space.sh` is what they share |':
    '| `cf/create-services.sh`, `cf/deploy.sh`, `cf/roll-back.sh` | los scripts; `cf/space.sh` es lo que comparten |',
  '| `.github/workflows/deploy-cloudfoundry.yml` | the same from GitHub, by hand |':
    '| `.github/workflows/deploy-cloudfoundry.yml` | lo mismo desde GitHub, a mano |',
  'What a deployment does': 'Qué hace un despliegue',
  'A task on the **new** code runs `migrate`. When it fails, the script ends, and the old version serves.':
    'Una tarea con el código **nuevo** ejecuta `migrate`. Si falla, el script termina, y atiende la versión anterior.',
  'Instances are replaced one by one; requests in flight have GRACEFUL_TIMEOUT seconds, and the platform kills after 10.':
    'Las instancias se reemplazan una a una; las peticiones en curso tienen GRACEFUL_TIMEOUT segundos, y la plataforma las mata a los 10.',
  'So for a moment, **old code runs on the new schema**. Add columns with a default first, and remove in a later deployment what nothing uses any more. Meanwhile there is one instance more: the quota needs room for it. Scaling and routes in the manifest apply at once, in step 1.':
    'Así que, por un momento, **el código anterior se ejecuta sobre el esquema nuevo**. Añade primero columnas con un valor por defecto, y elimina en un despliegue posterior lo que ya nada usa. Mientras tanto hay una instancia más: la cuota debe tener sitio para ella. El escalado y las rutas del manifiesto se aplican de inmediato, en el paso 1.',
  '`cf push --vars-file vars/production.yml` works too, but migrates nothing, and the app is away meanwhile.':
    '`cf push --vars-file vars/production.yml` también funciona, pero no migra nada, y entretanto la aplicación no está disponible.',
  Settings: 'Configuración',
  'ALLOWED_HOSTS and CSRF_TRUSTED_ORIGINS follow from the routes as they were when an instance started: after `cf map-route`, `cf restart <%- it.options.cloudfoundry.app %> --strategy rolling`. A name that is set in `env` of the manifest, or with `cf set-env`, wins.':
    'ALLOWED_HOSTS y CSRF_TRUSTED_ORIGINS se deducen de las rutas tal como estaban cuando arrancó una instancia: después de `cf map-route`, `cf restart <%- it.options.cloudfoundry.app %> --strategy rolling`. Un nombre definido en `env` del manifiesto, o con `cf set-env`, tiene prioridad.',
  "WEB_CONCURRENCY follows from the instance's memory, <%- it.options.cloudfoundry.memory %> here: one process for each 256 MB, eight at most. An instance that is killed with status 137 had too little memory.":
    'WEB_CONCURRENCY se deduce de la memoria de la instancia, aquí <%- it.options.cloudfoundry.memory %>: un proceso por cada 256 MB, ocho como máximo. Una instancia que muere con el estado 137 tenía poca memoria.',
  'The server is one process: scale by instances.': 'El servidor es un solo proceso: escala con instancias.',
  'Secrets never belong in the manifest or in `cf set-env`: everybody in the space can read both. They are in the service `<%- it.options.cloudfoundry.app %>-secrets`, which `cf/create-services.sh` made. To change one: `cf update-user-provided-service <%- it.options.cloudfoundry.app %>-secrets -p FILE` with all of them as JSON, then restart.':
    'Los secretos nunca van en el manifiesto ni en `cf set-env`: todos los del espacio pueden leer ambos. Están en el servicio `<%- it.options.cloudfoundry.app %>-secrets`, que creó `cf/create-services.sh`. Para cambiar uno: `cf update-user-provided-service <%- it.options.cloudfoundry.app %>-secrets -p FILE` con todos ellos en JSON, y después reinicia.',
  "PostgreSQL comes with certificates as text; the project writes them to files that only its user can read, and checks the server's certificate (`sslmode=verify-ca`).":
    'PostgreSQL llega con los certificados en forma de texto; el proyecto los escribe en archivos que solo su usuario puede leer, y verifica el certificado del servidor (`sslmode=verify-ca`).',
  'The region is in the domain (`cfapps.eu10.hana.ondemand.com`): take yours from `cf domains`.':
    'La región está en el dominio (`cfapps.eu10.hana.ondemand.com`): toma la tuya de `cf domains`.',
  "Nothing leaves an app by default. `cf/create-services.sh` opens the way to brokered services (`trusted_local_networks_egress`, which an organisation's manager may bind); for the internet, bind `public_networks_egress` as well, and know why.":
    'Por defecto, nada sale de una aplicación. `cf/create-services.sh` abre el camino a los servicios del broker (`trusted_local_networks_egress`, que puede vincular un administrador de la organización); para internet, vincula además `public_networks_egress`, y ten claro por qué.',
  'A database takes several minutes to be made. Plan names end in `-psql`.':
    'Crear una base de datos tarda varios minutos. Los nombres de los planes terminan en `-psql`.',
  'Buildpacks have names of their own at some foundations: `cf buildpacks`, then `python_buildpack` in `vars/*.yml`.':
    'En algunas instalaciones los buildpacks tienen nombres propios: `cf buildpacks`, y después `python_buildpack` en `vars/*.yml`.',
  'Staging runs `collectstatic`, because a line of `requirements.txt` begins with `django==` and nothing else: keep it so. `DISABLE_COLLECTSTATIC`, even as `0` or `false`, switches it off.':
    'La preparación ejecuta `collectstatic`, porque una línea de `requirements.txt` empieza por `django==` y nada más: consérvala así. `DISABLE_COLLECTSTATIC`, incluso como `0` o `false`, lo desactiva.',
  'Limits and traps': 'Límites y trampas',
  '**The disk is lost** with every restart: no SQLite, no uploads on it. Uploads belong in an object store.':
    '**El disco se pierde** en cada reinicio: ni SQLite ni archivos subidos en él. Los archivos subidos van en un almacén de objetos.',
  'There is no gettext: commit `.mo` files, for `compilemessages` does not run there.':
    'No hay gettext: haz commit de los archivos `.mo`, porque `compilemessages` no funciona allí.',
  "More log lines than `log_rate` allows are dropped. Each line has the router's `X-Vcap-Request-Id`.":
    'Las líneas de registro que superan `log_rate` se descartan. Cada línea lleva el `X-Vcap-Request-Id` del router.',
  "A request may take 15 minutes at most<%- it.serverVariables.some(({ name }) => name === 'REQUEST_TIMEOUT') ? ', and 60 seconds in this project (`REQUEST_TIMEOUT`)' : '' %>.":
    "Una petición puede durar 15 minutos como máximo<%- it.serverVariables.some(({ name }) => name === 'REQUEST_TIMEOUT') ? ', y 60 segundos en este proyecto (`REQUEST_TIMEOUT`)' : '' %>.",
  'You pay for memory times instances, also while nobody comes: `cf stop <%- it.options.cloudfoundry.app %>` in a space that sleeps.':
    'Pagas la memoria por las instancias, también mientras no viene nadie: `cf stop <%- it.options.cloudfoundry.app %>` en un espacio que duerme.',
  'the services and the secret; several minutes': 'los servicios y el secreto; varios minutos',
  '| `cf/task.sh` | runs a command of `manage.py` once, or a batch in several tasks |':
    '| `cf/task.sh` | ejecuta una vez un comando de `manage.py`, o un lote en varias tareas |',
  '| `.github/workflows/scheduled-cloudfoundry.yml` | runs `<%- it.scheduled %>` every night |':
    '| `.github/workflows/scheduled-cloudfoundry.yml` | ejecuta `<%- it.scheduled %>` cada noche |',
  '| `pages/management/commands/count_words.py` | an example of a batch that tasks share |':
    '| `pages/management/commands/count_words.py` | un ejemplo de lote que se reparten varias tareas |',
  'Last, the platform restarts the process `<%- name %>` on the new code; when something failed before, it was not touched.':
    'Por último, la plataforma reinicia el proceso `<%- name %>` con el código nuevo; si algo falló antes, no se ha tocado.',
  'Tasks, schedules and batches': 'Tareas, programaciones y lotes',
  'any command of manage.py, once, and waited for':
    'cualquier comando de manage.py, una vez, y se espera a que acabe',
  'a batch in four tasks at once': 'un lote en cuatro tareas a la vez',
  "A task has the app's code, variables and services, and fails the script when it fails. A batch's tasks find their share in `JOB_INDEX` and `JOB_ARRAY_SIZE`; a share must bear being done twice.":
    'Una tarea tiene el código, las variables y los servicios de la aplicación, y si falla, el script falla. Las tareas de un lote encuentran su parte en `JOB_INDEX` y `JOB_ARRAY_SIZE`; una parte debe poder hacerse dos veces.',
  "Cloud Foundry itself has no schedule. `.github/workflows/scheduled-cloudfoundry.yml` starts `<%- it.scheduled %>` every night once the variable `CF_SCHEDULED` of the repository is `true` (GitHub stops schedules of repositories in which nothing happens for 60 days). Where the marketplace has a scheduler, as Tanzu's `cf create-job`, it can run the same command.":
    'El propio Cloud Foundry no tiene programaciones. `.github/workflows/scheduled-cloudfoundry.yml` arranca `<%- it.scheduled %>` cada noche en cuanto la variable `CF_SCHEDULED` del repositorio es `true` (GitHub detiene las programaciones de los repositorios en los que no pasa nada durante 60 días). Donde el marketplace tiene un planificador, como el `cf create-job` de Tanzu, este puede ejecutar el mismo comando.',
  'The process `<%- name %>`': 'El proceso `<%- name %>`',
  '`<%- line %>` runs beside the app, as often as `<%- name %>_instances` in `vars/*.yml` says, with the same code and services, and without a route. What ends is started again. It is stopped by SIGTERM and killed 10 seconds later: a task that lasts longer runs again from its beginning, on the next instance. It starts on new code after the app, so that until then tasks run on the old one: like the pages, they must bear the new tables.':
    '`<%- line %>` se ejecuta junto a la aplicación, en tantas instancias como dice `<%- name %>_instances` en `vars/*.yml`, con el mismo código y los mismos servicios, y sin ruta. Lo que termina se vuelve a arrancar. SIGTERM lo detiene y a los 10 segundos se lo mata: una tarea que dura más se ejecuta otra vez desde el principio, en la siguiente instancia. Arranca con el código nuevo después de la aplicación, así que hasta entonces las tareas se ejecutan con el anterior: como las páginas, deben servir con las tablas nuevas.',
  'Look: `cf app <%- it.options.cloudfoundry.app %>`, and `cf logs <%- it.options.cloudfoundry.app %>`, where its lines are marked `APP/PROC/<%- name.toUpperCase() %>`.':
    'Para observarlo: `cf app <%- it.options.cloudfoundry.app %>`, y `cf logs <%- it.options.cloudfoundry.app %>`, donde sus líneas llevan la marca `APP/PROC/<%- name.toUpperCase() %>`.',
  '| Service | Instance | Bound as | Made of | Gives |':
    '| Servicio | Instancia | Vinculado como | Sale de | Da |',
  "| the project's secrets | `<%- it.options.cloudfoundry.app %>-secrets` | `secrets` | made up by the script | `<%- it.secretKey %>` |":
    '| los secretos del proyecto | `<%- it.options.cloudfoundry.app %>-secrets` | `secrets` | los inventa el script | `<%- it.secretKey %>` |',
  "The project's own settings also ask for <%- it.asked.map((name) => `\\`${name}\\``).join(', ') %>: add them to `<%- it.options.cloudfoundry.app %>-secrets`, as above.":
    "Los ajustes del propio proyecto piden además <%- it.asked.map((name) => `\\`${name}\\``).join(', ') %>: añádalos a `<%- it.options.cloudfoundry.app %>-secrets`, como se dice arriba.",
  'The name as which it is bound decides which service is meant; else the only one that fits by its address, its tags or its label. Of two that fit neither is taken. A service that cannot be used changes nothing of the others, and nothing takes its place: the project says what is wrong, does not start, and runs no command but `collectstatic`, least of all `migrate`. Services are read as the platform hands them over: in `VCAP_SERVICES`, or by the app features `file-based-vcap-services` and `service-binding-k8s`, for which names of credentials are in lower case (`secret_key`). A variable that is set by name wins over any service. Not so `DATABASE_URL`, for the platform sets one itself, of whatever service it meets first: one of your own belongs into `<%- it.options.cloudfoundry.app %>-secrets`.':
    'El nombre con el que se vincula decide qué servicio es; si no, el único que encaja por su dirección, sus etiquetas o su label. Si encajan dos, no se toma ninguno. Un servicio que no se puede usar no cambia nada de los demás, y nada ocupa su lugar: el proyecto dice qué falla, no arranca, y no ejecuta ningún comando salvo `collectstatic`, y menos que ninguno `migrate`. Los servicios se leen tal como los entrega la plataforma: en `VCAP_SERVICES`, o mediante las características de aplicación `file-based-vcap-services` y `service-binding-k8s`, con las que los nombres de las credenciales van en minúsculas (`secret_key`). Una variable definida por su nombre tiene prioridad sobre cualquier servicio. No así `DATABASE_URL`, porque la plataforma define una por su cuenta, del primer servicio que encuentra: la tuya va en `<%- it.options.cloudfoundry.app %>-secrets`.',
  'Names and plans differ between marketplaces: `<%- first.name.toUpperCase() %>_SERVICE=… <%- first.name.toUpperCase() %>_PLAN=… cf/create-services.sh production`, and likewise for each of them.':
    'Los nombres y planes varían de un marketplace a otro: `<%- first.name.toUpperCase() %>_SERVICE=… <%- first.name.toUpperCase() %>_PLAN=… cf/create-services.sh production`, y lo mismo para cada uno de ellos.',
  "What the marketplace does not have runs elsewhere: the script makes a user-provided service of the credentials in <%- elsewhere.map(({ name }) => `\\`cf/${name}.json\\``).join(', ') %>, files that git ignores. Without one, the app does without that service. They hold the words of the provider (`uri`, `host`, `username` and so on: `<%- it.project %>/bindings/`), or the project's own variables:":
    "Lo que el marketplace no tiene se ejecuta en otro sitio: el script crea un servicio «user-provided» con las credenciales de <%- elsewhere.map(({ name }) => `\\`cf/${name}.json\\``).join(', ') %>, archivos que git ignora. Sin uno de ellos, la aplicación prescinde de ese servicio. Contienen los nombres que usa el proveedor (`uri`, `host`, `username`, etcétera: `<%- it.project %>/bindings/`), o las variables del propio proyecto:",
  '| File | Variables |': '| Archivo | Variables |',
  'later; then restart': 'más tarde; después, reinicia',
  'Where a service has a certificate authority of its own, its certificate as PEM text is one more word of the credentials, `ca`. The project writes it to a file that only its user can read, and verifies the server. Parts (`host`, `port`, `username`, `password`, `name`) go before an address, in which a password must be quoted (`%2F` for `/`). Parameters of an address that the driver does not know are left out, with a warning in the log.':
    'Si un servicio tiene su propia autoridad de certificación, el certificado de esta, como texto PEM, es un dato más de las credenciales, `ca`. El proyecto lo escribe en un archivo que solo su usuario puede leer, y verifica el servidor. Los datos sueltos (`host`, `port`, `username`, `password`, `name`) van antes que una dirección, en la que la contraseña debe ir codificada (`%2F` en lugar de `/`). Los parámetros de una dirección que el driver no conoce se omiten, con un aviso en el registro.',
  '| <%- title %> | `<%- it.options.cloudfoundry.app %>-<%- name %>` | `<%- name %>` | <%- service ? `\\`${service}\\`, plan \\`${plan}\\`` : `\\`cf/${name}.json\\`` %> | `<%- variable %>` |':
    '| <%- title %> | `<%- it.options.cloudfoundry.app %>-<%- name %>` | `<%- name %>` | <%- service ? `\\`${service}\\`, con el plan \\`${plan}\\`` : `\\`cf/${name}.json\\`` %> | `<%- variable %>` |',
  'asks for a password': 'pide una contraseña',
  "All scripts take `--dry-run`, which prints what they would do. Each can be repeated: what failed is done again, and what is still under way is named. An error is one line with the platform's reason.":
    'Todos los scripts admiten `--dry-run`, que imprime lo que harían. Cada uno puede repetirse: lo que falló se hace de nuevo, y lo que aún está en curso se nombra. Un error es una línea con el motivo de la plataforma.',
  '`cf/superuser.sh` hands the password to one task, through a service that is bound for that moment and deleted again: it is on no command line and in no variable of the app. Where `cf ssh` is allowed, this asks in the app itself:':
    '`cf/superuser.sh` entrega la contraseña a una sola tarea, mediante un servicio que se vincula para ese momento y se borra después: no está en ninguna línea de comandos ni en ninguna variable de la aplicación. Donde `cf ssh` esté permitido, esto la pide en la propia aplicación:',
  '| `cf/keep_served_files.py` | keeps the files of versions that run or can be gone back to |':
    '| `cf/keep_served_files.py` | conserva los archivos de las versiones en marcha o a las que se puede volver |',
  '| `cf/choose_revision.py`, `cf/leftovers.py` | which revision a roll back goes to; what the manifest no longer names |':
    '| `cf/choose_revision.py`, `cf/leftovers.py` | a qué revisión se vuelve; lo que el manifiesto ya no nombra |',
  '| `cf/superuser.sh` | makes a superuser |': '| `cf/superuser.sh` | crea un superusuario |',
  '| `cf/delete.sh` | deletes the app, its routes, its services and their data |':
    '| `cf/delete.sh` | borra la aplicación, sus rutas, sus servicios y los datos de estos |',
  'It applies the manifest, uploads the code and has it staged. The running version goes on. While another deployment is under way, or a migration, it does not begin.':
    'Aplica el manifiesto, sube el código y hace que se prepare. La versión en marcha continúa. Mientras haya otro despliegue o una migración en curso, no empieza.',
  "A share of the instances is replaced, <%- it.options.cloudfoundry['canary-steps'].split(',').join(' %, then ') %> %, and the deployment pauses after each step: see below. Requests in flight have GRACEFUL_TIMEOUT seconds, and the platform kills after 10.":
    "Se reemplaza una parte de las instancias, <%- it.options.cloudfoundry['canary-steps'].split(',').join(' %, luego ') %> %, y el despliegue se detiene tras cada paso: mira más abajo. Las peticiones en curso tienen GRACEFUL_TIMEOUT segundos, y la plataforma las mata a los 10.",
  'An instance that does not answer `/readyz` gets no requests. When the new version is not ready after 15 minutes (DEPLOY_SECONDS), the deployment is cancelled, and the script waits until the old instances are back.':
    'Una instancia que no responde en `/readyz` no recibe peticiones. Si la versión nueva no está lista a los 15 minutos (DEPLOY_SECONDS), el despliegue se cancela, y el script espera a que vuelvan las instancias anteriores.',
  '`cf/roll-back.sh production` goes back to the revision before, with its code, command and environment. It says where it goes, and asks (`--yes` answers). Going back makes a new revision; it never takes one that was rolled back from, or that did not become ready. `cf revisions <%- it.options.cloudfoundry.app %>` lists them, and a number goes to that one. The platform keeps the code of the newest five. The database stays as it is.':
    '`cf/roll-back.sh production` vuelve a la revisión anterior, con su código, comando y entorno. Dice adónde va, y pregunta (`--yes` responde). Volver atrás crea una revisión nueva; nunca toma una de la que ya se volvió atrás, ni una que no llegó a estar lista. `cf revisions <%- it.options.cloudfoundry.app %>` las lista, y con un número se va a esa. La plataforma conserva el código de las cinco últimas. La base de datos se queda como está.',
  'Revisions are on unless somebody has switched them off: `cf curl /v3/apps/GUID/features/revisions` tells, with the guid of `cf app <%- it.options.cloudfoundry.app %> --guid`.':
    'Las revisiones están activadas salvo que alguien las haya desactivado: lo dice `cf curl /v3/apps/GUID/features/revisions`, con el guid de `cf app <%- it.options.cloudfoundry.app %> --guid`.',
  'A deployment that the script no longer follows, because it was stopped, goes on. `cf app <%- it.options.cloudfoundry.app %>` shows it, `cf cancel-deployment <%- it.options.cloudfoundry.app %>` takes it back.':
    'Un despliegue que el script ya no sigue, porque se detuvo, continúa. `cf app <%- it.options.cloudfoundry.app %>` lo muestra, `cf cancel-deployment <%- it.options.cloudfoundry.app %>` lo deshace.',
  'Canary deployments': 'Despliegues canario',
  '`cf/deploy.sh` ends when the first instances run the new version beside the old one, and both answer requests. Look at logs and errors, then go on with `cf continue-deployment <%- it.options.cloudfoundry.app %>`, once for each step, or take it back with `cf cancel-deployment <%- it.options.cloudfoundry.app %>`. Until then, no other deployment begins. This needs the cf client 8.8 and a platform with API version 3.189 (`cf api`). The share is rounded, and is one instance at least: with few instances, steps fall together.':
    '`cf/deploy.sh` termina cuando las primeras instancias ejecutan la versión nueva junto a la anterior, y ambas atienden peticiones. Mira los registros y los errores, y sigue con `cf continue-deployment <%- it.options.cloudfoundry.app %>`, una vez por cada paso, o deshazlo con `cf cancel-deployment <%- it.options.cloudfoundry.app %>`. Hasta entonces no empieza ningún otro despliegue. Requiere el cliente cf 8.8 y una plataforma con la versión 3.189 de la API (`cf api`). La parte se redondea, y es al menos una instancia: con pocas instancias, los pasos coinciden.',
  'The router sends a request to the instance with the fewest open ones (`loadbalancing` in `manifest.yml`; API version 3.183).':
    'El router envía cada petición a la instancia con menos peticiones abiertas (`loadbalancing` en `manifest.yml`; versión 3.183 de la API).',
  'Where the platform has API version 3.183 (`cf api`), an instance that is busy gets fewer requests with `options: {loadbalancing: least-connection}` at the route in `manifest.yml`.':
    'Donde la plataforma tenga la versión 3.183 de la API (`cf api`), una instancia ocupada recibe menos peticiones con `options: {loadbalancing: least-connection}` en la ruta de `manifest.yml`.',
  '**An autoscaler and `instances` contradict each other**: the manifest sets its own number at every deployment. `cf/deploy.sh` warns when there are others; take the line `instances` of the process `web` out of `manifest.yml` where an autoscaler decides.':
    '**Un autoescalador e `instances` se contradicen**: el manifiesto fija su propio número en cada despliegue. `cf/deploy.sh` avisa cuando hay otro; quita la línea `instances` del proceso `web` de `manifest.yml` donde decida un autoescalador.',
  'In the China region packages must be vendored: see "Without an index" below.':
    'En la región de China los paquetes deben ir incluidos: mira «Sin índice» más abajo.',
  'Without internet, set `PIP_INDEX_URL` to your index and `PIP_CERT` to its certificate with `cf set-env`, or vendor all packages: see "Without an index" below.':
    'Sin internet, define `PIP_INDEX_URL` con tu índice y `PIP_CERT` con su certificado mediante `cf set-env`, o incluye todos los paquetes: mira «Sin índice» más abajo.',
  'Without an index': 'Sin índice',
  'A folder `vendor/` with all packages is uploaded with the code, and staging asks no index. Make it anew after every change of `requirements.txt`, with Python <%- it.python %>, on Linux or macOS:':
    'Una carpeta `vendor/` con todos los paquetes se sube con el código, y la preparación no consulta ningún índice. Créala de nuevo tras cada cambio de `requirements.txt`, con Python <%- it.python %>, en Linux o macOS:',
  'It is all or nothing: one package that is missing fails staging. A test of the project looks whether all are there.':
    'Es todo o nada: si falta un paquete, falla la preparación. Un test del proyecto mira si están todos.',
  'The app `<%- it.options.cloudfoundry.app %>-static` serves `HOST/static` with nginx from the Staticfile buildpack: compressed, and names with a hash for a year. Both apps come from one `collectstatic`, on the machine that deploys; only `cf/deploy.sh` keeps them in step. It replaces the second app before the pages that need it, and keeps the files of every version that runs or can be gone back to: `cf/keep_served_files.py` fetches them from the running app, at STATIC_ORIGIN where your domain is another one. `versions.json` there lists them. What cannot be fetched stops the deployment.':
    'La aplicación `<%- it.options.cloudfoundry.app %>-static` sirve `HOST/static` con nginx del buildpack Staticfile: comprimidos, y los nombres con hash durante un año. Ambas aplicaciones salen de un solo `collectstatic`, en la máquina que despliega; solo `cf/deploy.sh` las mantiene acordes. Reemplaza la segunda antes que las páginas que la necesitan, y conserva los archivos de cada versión en marcha o a la que se puede volver: `cf/keep_served_files.py` los trae de la aplicación en marcha, de STATIC_ORIGIN donde tu dominio sea otro. Allí los lista `versions.json`. Lo que no puede traerse detiene el despliegue.',
  '**What is removed from the manifest stays**: variables, routes, processes, services. `cf/deploy.sh` names each, with the command that removes it.':
    '**Lo que se quita del manifiesto permanece**: variables, rutas, procesos, servicios. `cf/deploy.sh` nombra cada uno, con el comando que lo elimina.',
  '**Stacks and Python end.** When `cf stacks` says that `cflinuxfs4` is deprecated, change `stack` in `vars/*.yml` to `cflinuxfs5`, which the Python buildpack knows since 1.9; nothing in this project depends on either. For another Python change `runtime.txt`; `cf buildpacks` says which buildpack, and its release notes which lines it has.':
    '**Los stacks y Python terminan.** Cuando `cf stacks` diga que `cflinuxfs4` está obsoleto, cambia `stack` en `vars/*.yml` a `cflinuxfs5`, que el buildpack de Python conoce desde la 1.9; nada en este proyecto depende de ninguno. Para otro Python cambia `runtime.txt`; `cf buildpacks` dice qué buildpack hay, y sus notas de versión qué líneas tiene.',
  'Bound services come in a file: `manifest.yml` switches on `file-based-vcap-services`.':
    'Los servicios vinculados llegan en un archivo: `manifest.yml` activa `file-based-vcap-services`.',
  'More than 130 KB of bindings do not fit into a variable: `--cloudfoundry-bindings file` has them in a file.':
    'Más de 130 KB de vinculaciones no caben en una variable: `--cloudfoundry-bindings file` las tiene en un archivo.',
  'The router keeps idle connections for 90 seconds; the server keeps them longer, or closes each.':
    'El router mantiene las conexiones inactivas 90 segundos; el servidor las mantiene más tiempo, o cierra cada una.',
  'The buildpack reads neither `uv.lock` nor `pyproject.toml`: after a change there, compile `requirements.txt` anew. `Pipfile` and `environment.yml` change what it does: a test watches for them.':
    'El buildpack no lee `uv.lock` ni `pyproject.toml`: después de un cambio ahí, compila de nuevo `requirements.txt`. `Pipfile` y `environment.yml` cambian lo que hace: un test los vigila.',
  'The end': 'El final',
  "`cf/delete.sh production` deletes what there is of this project in the space: the app<%- it.staticFiles.needsPlatform ? 's' : '' %>, the routes, and the services with **all data in them**. It lists them and asks. A service that another app uses too stays.":
    "`cf/delete.sh production` borra lo que hay de este proyecto en el espacio: la aplicación<%- it.staticFiles.needsPlatform ? ' y la de los archivos' : '' %>, las rutas y los servicios con **todos sus datos**. Los lista y pregunta. Un servicio que también usa otra aplicación se queda.",
} satisfies Catalogue;

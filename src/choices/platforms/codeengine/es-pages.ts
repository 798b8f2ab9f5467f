import type { Catalogue } from '../../../languages/catalogue-type.ts';

export default {
  '<%- it.title %> on IBM Cloud Code Engine': '<%- it.title %> en IBM Cloud Code Engine',
  "The image runs as app `<%- ce.app %>` in project `<%- ce.project %>`, region `<%- ce.region %>`; the same image runs the jobs `<%- ce.app %>-migrate`, `<%- ce.app %>-prune`<%- it.batch ? `, \\`${ce.app}-batch\\`` : '' %>.":
    "La imagen se ejecuta como la aplicación `<%- ce.app %>` en el proyecto `<%- ce.project %>`, región `<%- ce.region %>`; la misma imagen ejecuta los trabajos `<%- ce.app %>-migrate`, `<%- ce.app %>-prune`<%- it.batch ? `, \\`${ce.app}-batch\\`` : '' %>.",
  'The first time': 'La primera vez',
  'Before there is an account, `django-cloud rehearse codeengine` runs a copy of the project on this machine as the platform would, and says what would fail there.':
    'Antes de tener una cuenta, `django-cloud rehearse codeengine` ejecuta en esta máquina una copia del proyecto como lo haría la plataforma, y dice qué fallaría allí.',
  'A Pay-as-you-go account, the [IBM Cloud CLI](https://cloud.ibm.com/docs/cli), and its plug-ins:':
    'Una cuenta de pago por uso, la [IBM Cloud CLI](https://cloud.ibm.com/docs/cli), y sus plug-ins:',
  'A namespace for images. Nobody else may have it in that registry; if somebody has, choose another one with `--codeengine-image`:':
    'Un namespace para las imágenes. Nadie más puede tenerlo en ese registro; si alguien lo tiene, elige otro con `--codeengine-image`:',
  'The database, as a line of `codeengine/secrets.env`, a file that git ignores:':
    'La base de datos, como una línea de `codeengine/secrets.env`, un archivo que git ignora:',
  'What the script does': 'Qué hace el script',
  'secrets, from files that only you can read: none is ever a word of a command;':
    'los secretos, de archivos que solo tú puedes leer: ninguno es nunca una palabra de un comando;',
  "the image, <%- ce.strategy === 'buildpacks' ? 'by buildpacks from the uploaded folder, with static files that were collected before (in a virtual environment with `requirements.txt`)' : 'from the uploaded folder by `Dockerfile`' %>, under a tag of its own: commit and time;":
    "la imagen, <%- ce.strategy === 'buildpacks' ? 'con buildpacks desde la carpeta subida, con los archivos estáticos recopilados antes (en un entorno virtual con `requirements.txt`)' : 'desde la carpeta subida con `Dockerfile`' %>, con una etiqueta propia: commit y hora;",
  'the migration, as a job run that is waited for. It runs **before** the new code serves and beside the old one, so a migration must suit both: add first, remove in a later deployment;':
    'la migración, como una ejecución de trabajo que se espera. Se ejecuta **antes** de que atienda el código nuevo y junto al anterior, así que una migración debe servir a ambos: primero añade, y elimina en un despliegue posterior;',
  'the app, with every setting. Requests go to the new revision when `/readyz` answers;':
    'la aplicación, con toda su configuración. Las peticiones van a la nueva revisión cuando `/readyz` responde;',
  '**Roll back**: `IMAGE_TAG=TAG codeengine/deploy.sh` deploys an image that was built before; `ibmcloud cr image-list` has the tags. Migrations are not undone.':
    '**Volver atrás**: `IMAGE_TAG=TAG codeengine/deploy.sh` despliega una imagen construida antes; `ibmcloud cr image-list` tiene las etiquetas. Las migraciones no se deshacen.',
  '| `Dockerfile`, `.dockerignore` | the image: locked packages, bytecode, static files, user 10001; runs anywhere else too |':
    '| `Dockerfile`, `.dockerignore` | la imagen: paquetes fijados, bytecode, archivos estáticos, usuario 10001; funciona también en cualquier otro sitio |',
  '| `.ceignore` | what is not uploaded for a build |':
    '| `.ceignore` | lo que no se sube para una construcción |',
  '| `Procfile`, `.buildenv`, `project.toml` | what buildpacks start, and the Python line |':
    '| `Procfile`, `.buildenv`, `project.toml` | lo que arrancan los buildpacks, y la línea de Python |',
  '| `codeengine/terraform/` | the same as Terraform |':
    '| `codeengine/terraform/` | lo mismo con Terraform |',
  '| `.github/workflows/deploy-codeengine.yml` | deploys what has passed the tests on `main` |':
    '| `.github/workflows/deploy-codeengine.yml` | despliega lo que pasó las pruebas en `main` |',
  '| `pages/management/commands/count_words.py` | the batch that instances share |':
    '| `pages/management/commands/count_words.py` | el lote que se reparten las instancias |',
  'How it is set up': 'Cómo está configurado',
  '| Setting | Value | Why |': '| Ajuste | Valor | Por qué |',
  '| size | <%- ce.cpu %> vCPU, <%- ce.memory %>, disk <%- ce.disk %> | only some amounts go together |':
    '| tamaño | <%- ce.cpu %> vCPU, <%- ce.memory %>, disco <%- ce.disk %> | solo algunas cantidades van juntas |',
  "| scale | <%- ce['min-scale'] %> to <%- ce['max-scale'] %> instances | <%- ce['min-scale'] === '0' ? 'nothing is paid while nobody visits; the next visitor waits for a start' : 'somebody always answers at once, and is always paid' %> |":
    "| escala | de <%- ce['min-scale'] %> a <%- ce['max-scale'] %> instancias | <%- ce['min-scale'] === '0' ? 'no se paga nada mientras nadie visita; el siguiente visitante espera un arranque' : 'siempre hay quien responde al instante, y siempre se paga' %> |",
  "| requests at once | <%- more.concurrency %>, the next instance from <%- more.target %> | <%- it.isAsgi ? 'one loop serves many that wait' : `${ce.workers} ${ce.workers === '1' ? 'process' : 'processes'} x ${ce.threads} threads` %> |":
    "| peticiones a la vez | <%- more.concurrency %>, la siguiente instancia desde <%- more.target %> | <%- it.isAsgi ? 'un bucle atiende a muchas que esperan' : `${ce.workers} ${ce.workers === '1' ? 'proceso' : 'procesos'} x ${ce.threads} hilos` %> |",
  "| request timeout | <%- ce['request-timeout'] %> s | longer ones are cut, streams and WebSockets too; a stop may take as long |":
    "| tiempo máximo de petición | <%- ce['request-timeout'] %> s | las más largas se cortan, también flujos y WebSockets; una parada puede durar lo mismo |",
  '| liveness | `/healthz` | asks no database: a slow one must not restart the app |':
    '| vida | `/healthz` | no consulta la base de datos: una lenta no debe reiniciar la aplicación |',
  "| visibility | <%- ce.visibility %> | <%- { public: 'everybody reaches it', private: 'the private network reaches it', project: 'only apps of the project reach it' }[ce.visibility] %> |":
    "| visibilidad | <%- ce.visibility %> | <%- { public: 'todos llegan a ella', private: 'la red privada llega a ella', project: 'solo las aplicaciones del proyecto llegan a ella' }[ce.visibility] %> |",
  'Every one is an option of the generator: `django-cloud --codeengine-memory 2G` changes them in all files at once.':
    'Cada uno es una opción del generador: `django-cloud --codeengine-memory 2G` los cambia en todos los archivos a la vez.',
  'Connections to the database': 'Conexiones a la base de datos',
  "The project may open **<%- more.connections %>** at once, and <%- ce['database-connections'] %> are allowed:":
    "El proyecto puede abrir **<%- more.connections %>** a la vez, y se permiten <%- ce['database-connections'] %>:",
  "the app: <%- ce['max-scale'] %> instances x <%- more.perInstance %> (<%- ce.workers %> <%- ce.workers === '1' ? 'process' : 'processes' %> x <%- ce.threads %>, and a probe) x 2, because a rollout runs two revisions = <%- more.appConnections %>;":
    "la aplicación: <%- ce['max-scale'] %> instancias x <%- more.perInstance %> (<%- ce.workers %> <%- ce.workers === '1' ? 'proceso' : 'procesos' %> x <%- ce.threads %>, y una sonda) x 2, porque durante un despliegue hay dos revisiones = <%- more.appConnections %>;",
  'http, hosts and cookies': 'http, hosts y cookies',
  "The platform's edge has the certificate, redirects http to https, and passes plain http on. The project therefore does not redirect here (`HTTPS_REDIRECT=false`, set by `<%- it.project %>/codeengine.py`): calls inside the project and subscriptions come by http, and would be lost. Cookies stay secure, and HSTS is sent over https.":
    'El borde de la plataforma tiene el certificado, redirige http a https, y pasa http sin cifrar. Por eso el proyecto no redirige aquí (`HTTPS_REDIRECT=false`, que define `<%- it.project %>/codeengine.py`): las llamadas internas del proyecto y las suscripciones llegan por http, y se perderían. Las cookies siguen siendo seguras, y HSTS se envía por https.',
  "Hosts are the app's own names, public, private and inside the project<%- ce.domain ? `, and ${ce.domain}` : '' %>. A variable that is set by name, such as `ALLOWED_HOSTS`, replaces what the platform says.":
    "Los hosts son los nombres propios de la aplicación, públicos, privados e internos del proyecto<%- ce.domain ? `, y ${ce.domain}` : '' %>. Una variable definida por su nombre, como `ALLOWED_HOSTS`, reemplaza lo que dice la plataforma.",
  Jobs: 'Trabajos',
  "The batch: <%- ce['array-size'] %> instances share it.":
    "El lote: se lo reparten <%- ce['array-size'] %> instancias.",
  'The scheduled job ("<%- ce.schedule %>", UTC) now.':
    'El trabajo programado ("<%- ce.schedule %>", UTC), ahora.',
  'Any other command, once.': 'Cualquier otro comando, una vez.',
  'An instance of the batch finds its number in `JOB_INDEX` and how many there are in `JOB_ARRAY_SIZE`. One that fails is tried again up to three times with the same number, so a share must bear being done twice. A definition may have 10 KiB: what is long belongs in the secret.':
    'Una instancia del lote encuentra su número en `JOB_INDEX` y cuántas hay en `JOB_ARRAY_SIZE`. La que falla se reintenta hasta tres veces con el mismo número, así que una parte debe poder hacerse dos veces. Una definición puede ocupar 10 KiB: lo largo va en el secreto.',
  'A domain of your own': 'Un dominio propio',
  '`<%- ce.domain %>` is mapped when `TLS_CERT` and `TLS_KEY` name the files of its certificate, with the whole chain of a public authority:':
    '`<%- ce.domain %>` se asigna cuando `TLS_CERT` y `TLS_KEY` nombran los archivos de su certificado, con la cadena completa de una autoridad pública:',
  'The second line says what the CNAME record must point to. Renew the certificate by the first.':
    'La segunda línea dice adónde debe apuntar el registro CNAME. El certificado se renueva con la primera.',
  '`django-cloud --codeengine-domain www.example.com`, then deploy: the script maps it, and this page says how.':
    '`django-cloud --codeengine-domain www.example.com`, y después despliega: el script lo asigna, y esta página dice cómo.',
  'The workflow deploys each commit of `main` whose tests passed, one after the other. It needs the secret `IBMCLOUD_API_KEY`, and takes lines for `codeengine/secrets.env` from the secret `APP_SECRETS` and the resource group from the variable `IBMCLOUD_RESOURCE_GROUP`.':
    'El workflow despliega cada commit de `main` que pasó las pruebas, uno tras otro. Necesita el secreto `IBMCLOUD_API_KEY`, y toma líneas para `codeengine/secrets.env` del secreto `APP_SECRETS` y el grupo de recursos de la variable `IBMCLOUD_RESOURCE_GROUP`.',
  'The workflow *Image* builds the same `Dockerfile` each week, keeps its bill of materials with the run, and fails where a package with a serious known vulnerability has a newer release.':
    'El workflow *Image* construye el mismo `Dockerfile` cada semana, guarda su lista de materiales con la ejecución, y falla donde un paquete con una vulnerabilidad grave conocida tiene una versión más nueva.',
  'Each build takes the newest base image of its Python line, with its fixes. To decide on each of them yourself, write the digest into the first lines of `Dockerfile`: `ARG PYTHON_IMAGE=NAME:TAG@sha256:…`. `docker buildx imagetools inspect NAME:TAG` prints it. The image then stays as it is until you write another; *Image* says when that is due.':
    'Cada construcción toma la imagen base más nueva de su línea de Python, con sus correcciones. Para decidir tú cada una, escribe el digest en las primeras líneas del `Dockerfile`: `ARG PYTHON_IMAGE=NAME:TAG@sha256:…`. `docker buildx imagetools inspect NAME:TAG` lo imprime. La imagen queda entonces como está hasta que escribas otro; *Image* dice cuándo toca.',
  'The image that runs is built by Code Engine, which attests nothing about it. Where it must be provable who built it from what, build it yourself with BuildKit, which puts provenance and a bill of materials beside the image in the registry, and deploy that: `docker buildx build --provenance=mode=max --sbom=true --platform linux/amd64 --tag <%- ce.image %>:TAG --push .`, then `IMAGE_TAG=TAG codeengine/deploy.sh`.':
    'La imagen que se ejecuta la construye Code Engine, que no certifica nada sobre ella. Donde haya que demostrar quién la construyó y de qué, constrúyela tú con BuildKit, que deja la procedencia y una lista de materiales junto a la imagen en el registro, y despliega esa: `docker buildx build --provenance=mode=max --sbom=true --platform linux/amd64 --tag <%- ce.image %>:TAG --push .`, y después `IMAGE_TAG=TAG codeengine/deploy.sh`.',
  '`codeengine/terraform/` makes the same app, jobs and secrets. Use it or the script, not both: each would undo what the other did. It knows neither job runs nor subscriptions, so those stay commands, and images come from CI:':
    '`codeengine/terraform/` crea la misma aplicación, los mismos trabajos y secretos. Usa eso o el script, no ambos: cada uno desharía lo que hizo el otro. No conoce ni ejecuciones de trabajos ni suscripciones, así que esas siguen siendo comandos, y las imágenes vienen de CI:',
  'The jobs get the new image, and the migration runs before the app does.':
    'Los trabajos reciben la nueva imagen, y la migración se ejecuta antes que la aplicación.',
  'The first time only.': 'Solo la primera vez.',
  'What is written to the disk is gone with the instance: uploads belong in object storage.':
    'Lo que se escribe en el disco desaparece con la instancia: los archivos subidos van en un almacén de objetos.',
  'A revision keeps the digest of its image. Deleting that image from the registry stops it from scaling up.':
    'Una revisión conserva el digest de su imagen. Si se borra esa imagen del registro, la revisión ya no puede escalar.',
  '`linux/amd64` only: on another processor, build with `--platform linux/amd64`.':
    'Solo `linux/amd64`: en otro procesador, construye con `--platform linux/amd64`.',
  'Changed secrets reach app and jobs with the next deployment or job run.':
    'Los secretos cambiados llegan a la aplicación y a los trabajos con el siguiente despliegue o ejecución.',
  'Docker Hub may refuse builds with 429 when many share an address: name a mirror in the first lines of `Dockerfile`.':
    'Docker Hub puede rechazar construcciones con 429 cuando muchos comparten una dirección: nombra un espejo en las primeras líneas de `Dockerfile`.',
  'No account is needed to try the image on Linux, with a database on this machine: `docker build -t <%- ce.app %> . && docker run --network host --env-file .env <%- ce.app %>`, then <http://localhost:8080/>.':
    'No hace falta ninguna cuenta para probar la imagen en Linux, con una base de datos en esta máquina: `docker build -t <%- ce.app %> . && docker run --network host --env-file .env <%- ce.app %>`, y después <http://localhost:8080/>.',
  'The database: the instance of IBM Cloud Databases called `<%- bound %>`. The script binds it to app and jobs; the first binding makes a service ID, for which you need IAM rights. Nothing else is to be set.':
    'La base de datos: la instancia de IBM Cloud Databases llamada `<%- bound %>`. El script la vincula a la aplicación y a los trabajos; la primera vinculación crea un ID de servicio, para lo que necesitas permisos de IAM. No hay nada más que definir.',
  'With `--codeengine-database-service NAME` the script binds an instance of IBM Cloud Databases instead, and its certificate is verified.':
    'Con `--codeengine-database-service NAME` el script vincula en su lugar una instancia de IBM Cloud Databases, y su certificado se verifica.',
  'the process `<%- name %>`: SIGTERM stops the old one, and a new one starts;':
    'el proceso `<%- name %>`: SIGTERM detiene el anterior, y arranca uno nuevo;',
  "the jobs: <%- ce['array-size'] %> of the batch, one migration, one that is scheduled<%- it.processes.length > 0 ? `, and 4 of the process \\`${it.processes.map(({ name }) => name).join('`, `')}\\` while it is replaced` : '' %> = <%- more.jobConnections %>.":
    "los trabajos: <%- ce['array-size'] %> del lote, una migración, uno programado<%- it.processes.length > 0 ? `, y 4 del proceso \\`${it.processes.map(({ name }) => name).join('`, `')}\\` mientras se reemplaza` : '' %> = <%- more.jobConnections %>.",
  '`<%- line %>` is a job in daemon mode, `<%- ce.app %>-<%- name %>`: it has no end, and is started again when it fails. A run keeps the image that it was started with, so each deployment deletes the old run and submits a new one, after the app: old code may meet new tables here too, and new code never old ones. A task that SIGTERM does not let finish runs again.':
    '`<%- line %>` es un trabajo en modo daemon, `<%- ce.app %>-<%- name %>`: no tiene fin, y se vuelve a arrancar cuando falla. Una ejecución conserva la imagen con la que arrancó, así que cada despliegue borra la ejecución anterior y envía una nueva, después de la aplicación: también aquí el código anterior puede encontrarse con las tablas nuevas, y el nuevo nunca con las anteriores. Una tarea que SIGTERM no deja terminar se ejecuta de nuevo.',
  'None: tasks wait.': 'Ninguna: las tareas esperan.',
  'Several: each runs one task at a time, and opens two connections to the database.':
    'Varias: cada una ejecuta una tarea a la vez, y abre dos conexiones a la base de datos.',
  '| `<%- it.project %>/codeengine.py` | turns what the platform injects into hosts, origins and the addresses of services |':
    '| `<%- it.project %>/codeengine.py` | convierte lo que inyecta la plataforma en hosts, orígenes y las direcciones de los servicios |',
  "| readiness | `/readyz` | asks <%- it.readiness.length > 0 ? 'what `READINESS_CHECKS` names' : 'the database' %> |":
    "| disponibilidad | `/readyz` | consulta <%- it.readiness.length > 0 ? 'lo que nombra `READINESS_CHECKS`' : 'la base de datos' %> |",
  '| Service | Lines of `codeengine/secrets.env` |': '| Servicio | Líneas de `codeengine/secrets.env` |',
  "Either their variables are lines of `codeengine/secrets.env`, or they are instances of the account, which the script binds: <%- named.length > 0 ? `here ${named.map((one) => `\\`${one}\\``).join(', ')}` : '`--codeengine-services NAME,NAME`, none so far' %>. The types that are recognised are in `<%- it.project %>/bindings/`; a line of `codeengine/secrets.env` wins over what is bound, and without either the project does without. Of two instances that fit, neither is taken, and nothing takes the place of one that cannot be used: the app says so and does not start, and no job runs.":
    "O bien sus variables son líneas de `codeengine/secrets.env`, o bien son instancias de la cuenta, que vincula el script: <%- named.length > 0 ? `aquí ${named.map((one) => `\\`${one}\\``).join(', ')}` : '`--codeengine-services NAME,NAME`, ninguna por ahora' %>. Los tipos que se reconocen están en `<%- it.project %>/bindings/`; una línea de `codeengine/secrets.env` tiene prioridad sobre lo vinculado, y sin lo uno ni lo otro el proyecto prescinde del servicio. Si encajan dos instancias, no se toma ninguna, y nada ocupa el lugar de una que no se puede usar: la aplicación lo dice y no arranca, y no se ejecuta ninguna tarea.",
  'Object storage is read with keys of S3, which only a credential made for it has; the bucket and its address (`S3_BUCKET`, and `S3_ENDPOINT_URL` with the `direct` endpoint of the region) are lines of `codeengine/secrets.env`:':
    'El almacenamiento de objetos se lee con claves de S3, que solo tiene una credencial creada para ello; el bucket y su dirección (`S3_BUCKET`, y `S3_ENDPOINT_URL` con el endpoint `direct` de la región) son líneas de `codeengine/secrets.env`:',
  "The certificate of a bound service's authority comes with it and is written to a file that only the app's user can read. For others, put it into the project, and name its file: `…_CA_FILE`, or a parameter of the address.":
    'El certificado de la autoridad de un servicio vinculado llega con él, y se escribe en un archivo que solo puede leer el usuario de la aplicación. Para los demás, ponlo en el proyecto, y nombra su archivo: `…_CA_FILE`, o un parámetro de la dirección.',
  'Older plug-ins lack commands that the script uses: `ibmcloud plugin update --all`.':
    'A los plug-ins antiguos les faltan comandos que usa el script: `ibmcloud plugin update --all`.',
  'An API key that may push and pull images (`ibmcloud iam api-key-create NAME` makes one with your own rights), and the deployment. Look first, if you like; a dry run needs neither client nor account:':
    'Una clave de API que pueda subir y bajar imágenes (`ibmcloud iam api-key-create NAME` crea una con tus propios permisos), y el despliegue. Si quieres, mira primero; para el simulacro no hacen falta ni cliente ni cuenta:',
  "The project's own settings ask for <%- it.asked.map((name) => `\\`${name}\\``).join(', ') %>: each is a line of `codeengine/secrets.env` too.":
    "Los ajustes del propio proyecto piden <%- it.asked.map((name) => `\\`${name}\\``).join(', ') %>: cada uno es también una línea de `codeengine/secrets.env`.",
  '`<%- it.secretKey %>` is made up the first time and kept in the secret `<%- ce.app %>-env`. Every line of `codeengine/secrets.env` is given to app and jobs, as it is: quotes would be part of a value. Without the file, what is there already stays; of what is there and no longer in the file, the script says how it goes.':
    '`<%- it.secretKey %>` se inventa la primera vez y se guarda en el secreto `<%- ce.app %>-env`. Cada línea de `codeengine/secrets.env` se entrega a la aplicación y a los trabajos tal como está: las comillas serían parte del valor. Sin el archivo, lo que ya hay se conserva; de lo que hay y ya no está en el archivo, el script dice cómo se quita.',
  '`codeengine/deploy.sh` can be run again at any time. Files, certificates and tags are checked before anything is changed; each step that fails stops it, shows events and logs, and the app goes on as it was:':
    '`codeengine/deploy.sh` se puede volver a ejecutar en cualquier momento. Los archivos, certificados y etiquetas se comprueban antes de cambiar nada; cada paso que falla lo detiene, muestra eventos y registros, y la aplicación sigue como estaba:',
  '<%- 5 + it.processes.length %>. the jobs, and when the scheduled one runs. Then what the project no longer has is removed: jobs and their runs, variables, bindings, its domain, its bucket.':
    '<%- 5 + it.processes.length %>. los trabajos, y cuándo se ejecuta el programado. Después se quita lo que el proyecto ya no tiene: trabajos y sus ejecuciones, variables, vinculaciones, su dominio, su bucket.',
  'One deployment runs at a time: a second one stops at once, and the configmap `<%- ce.app %>-deploying` says since when the first one runs. After one that was killed, `codeengine/deploy.sh unlock` lets the next one begin. A time-out is no failure: what was waited for goes on, and the script says how to look at it.':
    'Se ejecuta un despliegue a la vez: un segundo se detiene enseguida, y el configmap `<%- ce.app %>-deploying` dice desde cuándo se ejecuta el primero. Tras uno que fue interrumpido a la fuerza, `codeengine/deploy.sh unlock` permite empezar al siguiente. Que se agote el tiempo de espera no es un fallo: lo que se esperaba continúa, y el script dice cómo verlo.',
  '`codeengine/deploy.sh destroy` deletes all of that, whatever is there of it, but neither project, database nor images.':
    '`codeengine/deploy.sh destroy` borra todo eso, lo que haya de ello, pero no el proyecto, la base de datos ni las imágenes.',
  '| `codeengine/deploy.sh`, `codeengine/parts/` | the deployment, and its parts |':
    '| `codeengine/deploy.sh`, `codeengine/parts/` | el despliegue, y sus partes |',
  "| probes | every <%- ce['probe-interval'] %> s, <%- ce['probe-failures'] %> failures | up to 60 s and 10, for an app that starts slowly: `--codeengine-probe-interval`, `--codeengine-probe-failures` |":
    "| sondas | cada <%- ce['probe-interval'] %> s, <%- ce['probe-failures'] %> fallos | hasta 60 s y 10, para una aplicación que arranca despacio: `--codeengine-probe-interval`, `--codeengine-probe-failures` |",
  "The generator refuses options with which this does not fit, or with which app, jobs and a build exceed the [quotas of a project](https://cloud.ibm.com/docs/codeengine?topic=codeengine-limits): 128 vCPU, 512 GB of memory, 512 GB of disk, 250 instances<%- it.database.binding?.scheme === 'postgresql' ? '. At IBM, PostgreSQL allows 100 in its smallest size' : '' %>.":
    "El generador rechaza las opciones con las que esto no cabe, o con las que la aplicación, los trabajos y una construcción superan las [cuotas de un proyecto](https://cloud.ibm.com/docs/codeengine?topic=codeengine-limits): 128 vCPU, 512 GB de memoria, 512 GB de disco, 250 instancias<%- it.database.binding?.scheme === 'postgresql' ? '. En IBM, PostgreSQL admite 100 en su tamaño más pequeño' : '' %>.",
  'In an image of buildpacks, Python is put on `PATH` by the program `launcher` only: it is the command of every job, and what it starts are the arguments.':
    'En una imagen de buildpacks, solo el programa `launcher` pone Python en `PATH`: es el comando de cada trabajo, y lo que arranca son los argumentos.',
  "The scheduled job and a share may take <%- ce['job-time'] %> s, the migration <%- ce['migration-time'] %> s: `--codeengine-job-time` and `--codeengine-migration-time` allow up to a day. Where a migration takes longer than a deployment should wait, split it.":
    "El trabajo programado y una parte pueden durar <%- ce['job-time'] %> s, la migración <%- ce['migration-time'] %> s: `--codeengine-job-time` y `--codeengine-migration-time` permiten hasta un día. Si una migración dura más de lo que debe esperar un despliegue, divídela.",
  'Access without keys, and restricted networks': 'Acceso sin claves, y redes restringidas',
  'Trusted profiles': 'Perfiles de confianza',
  'App and jobs have a token of their own in `/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token`. A trusted profile of IAM that trusts this project exchanges it for access, so that no API key is in the environment, and none has to be renewed:':
    'La aplicación y los trabajos tienen un token propio en `/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token`. Un perfil de confianza de IAM que confía en este proyecto lo cambia por acceso, de modo que no hay ninguna clave de API en el entorno, ni hay que renovar ninguna:',
  'With `--codeengine-trusted-profiles yes`, app and jobs get a token of their own, which a trusted profile of IAM exchanges for access, so that no API key is in the environment, and none has to be renewed. Use it for services that take IAM tokens, such as watsonx.ai or Secrets Manager. `--objectstorage-access trusted-profile` uses it for uploaded files:':
    'Con `--codeengine-trusted-profiles yes`, la aplicación y los trabajos reciben un token propio, que un perfil de confianza de IAM cambia por acceso, de modo que no hay ninguna clave de API en el entorno, ni hay que renovar ninguna. Úsalo con servicios que aceptan tokens de IAM, como watsonx.ai o Secrets Manager. `--objectstorage-access trusted-profile` lo usa para los archivos subidos:',
  'Object storage is reached as a trusted profile, without a key: "Trusted profiles" below says how.':
    'Al almacén de objetos se accede como un perfil de confianza, sin clave: más abajo, «Perfiles de confianza» dice cómo.',
  'For uploaded files, the profile writes one bucket, which must be there:':
    'Para los archivos subidos, el perfil escribe en un bucket, que debe existir:',
  '`S3_TRUSTED_PROFILE`, `S3_BUCKET` and `S3_ENDPOINT_URL`, the `direct` endpoint of the region by https, are lines of `codeengine/secrets.env`. Where there is a key as well, or no token, the app does not start: nothing is done with less.':
    '`S3_TRUSTED_PROFILE`, `S3_BUCKET` y `S3_ENDPOINT_URL`, el punto final `direct` de la región por https, son líneas de `codeengine/secrets.env`. Si además hay una clave, o no hay token, la aplicación no arranca: nada se hace con menos.',
  'Links to a bucket are signed with keys of S3 only. So pages link to `/media/` of the project, which signs links that expire after `S3_LINK_SECONDS`, and sends the files itself: each takes room in an instance until it is sent, up to the request timeout. Choose keys for large files that many visitors load: then they come from the storage.':
    'Los enlaces a un bucket solo se firman con claves de S3. Por eso las páginas enlazan a `/media/` del proyecto, que firma enlaces que caducan tras `S3_LINK_SECONDS`, y envía él mismo los archivos: cada uno ocupa sitio en una instancia hasta que se ha enviado, como mucho el tiempo límite de las peticiones. Elige claves para archivos grandes que cargan muchos visitantes: entonces vienen del almacén.',

  '`AI_TRUSTED_PROFILE` as a line of `codeengine/secrets.env` names the profile with which watsonx.ai is asked, and `AI_API_KEY` goes.':
    '`AI_TRUSTED_PROFILE`, como línea de `codeengine/secrets.env`, nombra el perfil con el que se pide a watsonx.ai, y `AI_API_KEY` sobra.',
  "In code of your own, `ContainerAuthenticator` of `ibm-cloud-sdk-core` reads the token, given the profile's name.":
    'En el código propio, `ContainerAuthenticator` de `ibm-cloud-sdk-core` lee el token, dado el nombre del perfil.',
  'Outbound connections': 'Conexiones salientes',
  'The project connects to <%- ce.outbound %> only, to what is inside it, and to private endpoints of IBM Cloud.':
    'El proyecto se conecta solo a <%- ce.outbound %>, a lo que hay dentro de él, y a puntos finales privados de IBM Cloud.',
  '`--codeengine-outbound 203.0.113.0/24,198.51.100.7/32` lets the project connect to these addresses only, to what is inside it, and to private endpoints of IBM Cloud. Use it when data must not leave, once all addresses are known: mail, storage, the AI service.':
    '`--codeengine-outbound 203.0.113.0/24,198.51.100.7/32` deja que el proyecto se conecte solo a estas direcciones, a lo que hay dentro de él, y a puntos finales privados de IBM Cloud. Úsalo cuando los datos no deban salir, una vez que se conozcan todas las direcciones: correo, almacenamiento, el servicio de IA.',
  'It holds for every app of the Code Engine project and for its builds, which then reach no index of packages: build the image in CI and deploy it with `IMAGE_TAG`.':
    'Vale para todas las aplicaciones del proyecto de Code Engine y para sus construcciones, que entonces no llegan a ningún índice de paquetes: construye la imagen en CI y despliégala con `IMAGE_TAG`.',
  'Inbound traffic': 'Tráfico entrante',
  '`--codeengine-visibility private` or `project` takes this app off the Internet. `--codeengine-inbound private` does so for the whole Code Engine project, whatever an app of it says; `none` leaves only apps of the project that call each other. Use it where the account must guarantee it, and for a domain of your own not at all.':
    '`--codeengine-visibility private` o `project` quita esta aplicación de Internet. `--codeengine-inbound private` lo hace con todo el proyecto de Code Engine, diga lo que diga una aplicación suya; `none` deja solo las aplicaciones del proyecto que se llaman entre sí. Úsalo cuando la cuenta deba garantizarlo, y nunca con un dominio propio.',
  "<%- ce.inbound === 'private' ? 'Private networks reach this Code Engine project, and nothing from the Internet does' : 'Nothing from outside reaches this Code Engine project; its apps reach each other' %>, whatever `--codeengine-visibility` says of an app. The script keeps a context-based restriction for that, which needs `ibmcloud plugin install cbr` and the right to make rules. Before the app it is made; it may take 10 minutes until it is in force everywhere, and `ibmcloud ce project get --name '<%- ce.project %>'` says whether it is. A new rule stands before the old one goes.":
    "<%- ce.inbound === 'private' ? 'A este proyecto de Code Engine llegan las redes privadas, y nada de Internet' : 'A este proyecto de Code Engine no llega nada de fuera; sus aplicaciones se llaman entre sí' %>, diga lo que diga `--codeengine-visibility` de una aplicación. Para ello el script mantiene una restricción basada en contexto, que necesita `ibmcloud plugin install cbr` y el derecho a crear reglas. Se crea antes que la aplicación; puede tardar 10 minutos en estar en vigor en todas partes, y `ibmcloud ce project get --name '<%- ce.project %>'` dice si lo está. Una regla nueva existe antes de que se vaya la anterior.",
  'The first time only: PROJECT_ID is shown by "ibmcloud ce project list" once the project is there.':
    'Solo la primera vez: «ibmcloud ce project list» muestra PROJECT_ID una vez que existe el proyecto.',
  'A folder for exports': 'Una carpeta para exportaciones',
  'App and jobs see the bucket `<%- ce.exports %>` as the folder `/mnt/exports`. The first time, `EXPORTS_KEY` names a file with `access_key_id` and `secret_access_key` in JSON, from a credential made with `\'{"HMAC":true}\'`:':
    'La aplicación y los trabajos ven el bucket `<%- ce.exports %>` como la carpeta `/mnt/exports`. La primera vez, `EXPORTS_KEY` nombra un archivo con `access_key_id` y `secret_access_key` en JSON, de una credencial creada con `\'{"HMAC":true}\'`:',
  '`--codeengine-exports BUCKET` shows a bucket of Object Storage to app and jobs as the folder `/mnt/exports`.':
    '`--codeengine-exports BUCKET` muestra un bucket de Object Storage a la aplicación y a los trabajos como la carpeta `/mnt/exports`.',
  'Use it for files that a job writes from beginning to end: reports, dumps, exports. It is no disk: small writes are slow, nothing is renamed at once, and two writers do not see each other. Uploads of visitors belong in object storage, and SQLite nowhere here.':
    'Úsala para archivos que un trabajo escribe de principio a fin: informes, volcados, exportaciones. No es un disco: las escrituras pequeñas son lentas, nada se renombra de una vez, y dos que escriben no se ven entre sí. Los archivos que suben los visitantes van en un almacén de objetos, y SQLite en ningún sitio de aquí.',
  'The first time only: the project, without the rule that allows everything.':
    'Solo la primera vez: el proyecto, sin la regla que lo permite todo.',
  "**Variables.** `terraform.tfvars` has what each environment has of its own: the resource group, keys, secrets<%- more.instances ? ', services' : '' %>. Git ignores it. `image_tag` comes with each command, a tag of its own for every build.":
    "**Variables.** `terraform.tfvars` tiene lo que cada entorno tiene de propio: el grupo de recursos, claves, secretos<%- more.instances ? ', servicios' : '' %>. Git lo ignora. `image_tag` va con cada comando, una etiqueta propia para cada construcción.",
  '**State.** Terraform keeps what it made in `terraform.tfstate`, secrets included: keep that where only you can read it, and where it is not lost. For more than one person, a [backend](https://developer.hashicorp.com/terraform/language/backend) keeps it and locks it, such as `s3` with a private bucket of Object Storage.':
    '**Estado.** Terraform guarda lo que creó en `terraform.tfstate`, secretos incluidos: consérvalo donde solo tú puedas leerlo, y donde no se pierda. Para más de una persona, un [backend](https://developer.hashicorp.com/terraform/language/backend) lo guarda y lo bloquea, como `s3` con un bucket privado de Object Storage.',
  '**The project** is protected by `prevent_destroy`: everything would go with it, and its name stays taken for 7 days. To delete the rest, `terraform state rm ibm_code_engine_project.project`, then `terraform destroy`.':
    '**El proyecto** está protegido por `prevent_destroy`: todo se iría con él, y su nombre queda ocupado 7 días. Para borrar lo demás, `terraform state rm ibm_code_engine_project.project`, y después `terraform destroy`.',
  '**The provider** is bound to one major version in `versions.tf`; `terraform init -upgrade` takes a newer one of it. Plan first: a plan that replaces something is a reason to stop.':
    '**El proveedor** está limitado a una versión mayor en `versions.tf`; `terraform init -upgrade` toma una más reciente de ella. Haz antes un plan: un plan que reemplaza algo es motivo para detenerse.',
} satisfies Catalogue;

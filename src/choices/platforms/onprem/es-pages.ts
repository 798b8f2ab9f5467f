import type { Catalogue } from '../../../languages/catalogue-type.ts';

export default {
  '<%- it.title %> on a server of your own': '<%- it.title %> en un servidor propio',
  "A Debian or Ubuntu host with systemd, <%- nginx ? `${it.server.title} behind nginx` : 'the system\\'s Apache with mod_wsgi' %>, and <%- it.database.title %>. All commands run on that host, in a copy of this project (`git clone`, or `rsync` without `.venv`).":
    "Una máquina Debian o Ubuntu con systemd, <%- nginx ? `${it.server.title} detrás de nginx` : 'el Apache del sistema con mod_wsgi' %>, y <%- it.database.title %>. Todos los comandos se ejecutan en esa máquina, en una copia de este proyecto (`git clone`, o `rsync` sin `.venv`).",
  'First deploy': 'Primer despliegue',
  'Before there is a host, `django-cloud rehearse onprem` runs a copy of the project on your machine as these files would, and says what would fail there.':
    'Antes de tener una máquina, `django-cloud rehearse onprem` ejecuta en la tuya una copia del proyecto como lo harían estos archivos, y dice qué fallaría allí.',
  'where the distribution has it; else see below': 'donde la distribución lo tenga; si no, mira más abajo',
  "Where the distribution has another Python, install <%- it.python %> for all users (not below `/home` or `/root`, which the units hide) and name it: `sudo PYTHON=/usr/local/bin/python<%- it.python %> onprem/deploy.sh`. With [uv](https://docs.astral.sh/uv/) on root's PATH, the packages are installed by uv, else by pip; every hash is checked.":
    'Donde la distribución tenga otro Python, instala <%- it.python %> para todos los usuarios (no bajo `/home` ni `/root`, que las unidades ocultan) y nómbralo: `sudo PYTHON=/usr/local/bin/python<%- it.python %> onprem/deploy.sh`. Con [uv](https://docs.astral.sh/uv/) en el PATH de root, los paquetes los instala uv; si no, pip; se comprueba cada hash.',
  'mod_wsgi is compiled for each release: hence the compiler, and the headers of Apache and Python.':
    'mod_wsgi se compila en cada versión publicada: de ahí el compilador, y las cabeceras de Apache y Python.',
  'The name `<%- domain %>` must lead to this host before certbot runs. A certificate from elsewhere does as well: put it into `/etc/letsencrypt/live/<%- domain %>/fullchain.pem` and `privkey.pem`.':
    'El nombre `<%- domain %>` debe llevar a esta máquina antes de ejecutar certbot. También sirve un certificado de otro origen: ponlo en `/etc/letsencrypt/live/<%- domain %>/fullchain.pem` y `privkey.pem`.',
  'What each file does': 'Qué hace cada archivo',
  '| File | Where it goes | What it does |': '| Archivo | Adónde va | Qué hace |',
  '| `onprem/set-up.sh` | | prepares the host; again once there is a certificate, or another account, folder or server; `--dry-run` |':
    '| `onprem/set-up.sh` | | prepara la máquina; de nuevo cuando haya certificado, u otra cuenta, carpeta u otro servidor; `--dry-run` |',
  '| `onprem/deploy.sh` | | a new release, a roll back; `--dry-run` |':
    '| `onprem/deploy.sh` | | una nueva versión, una vuelta atrás; `--dry-run` |',
  '| `onprem/host.sh` | | units and sites of a release: what it no longer has is stopped and removed |':
    '| `onprem/host.sh` | | unidades y sitios de una versión: lo que ya no tiene se detiene y se elimina |',
  '| `onprem/environment` | `/etc/<%- it.project %>/environment`, 0640 | every variable; copied once, with a new `<%- it.secretKey %>` |':
    '| `onprem/environment` | `/etc/<%- it.project %>/environment`, 0640 | todas las variables; se copia una vez, con un `<%- it.secretKey %>` nuevo |',
  '| `onprem/systemd/<%- it.project %>.socket` | `/etc/systemd/system/` | systemd listens at `/run/<%- it.project %>/web.sock`; only nginx may connect |':
    '| `onprem/systemd/<%- it.project %>.socket` | `/etc/systemd/system/` | systemd escucha en `/run/<%- it.project %>/web.sock`; solo nginx puede conectarse |',
  '| `onprem/systemd/<%- it.project %>.service` | `/etc/systemd/system/` | the project: `<%- it.startLine %>` |':
    '| `onprem/systemd/<%- it.project %>.service` | `/etc/systemd/system/` | el proyecto: `<%- it.startLine %>` |',
  '| `onprem/systemd/<%- it.project %>-release@.service` | `/etc/systemd/system/` | checks and migrations of one release, before it serves |':
    '| `onprem/systemd/<%- it.project %>-release@.service` | `/etc/systemd/system/` | comprobaciones y migraciones de una versión, antes de que atienda |',
  "| `onprem/nginx/<%- it.project %>.conf` | `/etc/nginx/sites-available/` | plain http: certbot's challenge, the way to https |":
    '| `onprem/nginx/<%- it.project %>.conf` | `/etc/nginx/sites-available/` | http sin cifrar: el desafío de certbot, el camino a https |',
  '| `onprem/nginx/<%- it.project %>-tls.conf` | `/etc/nginx/sites-available/` | the site, `/static/` and `/media/`; enabled once there is a certificate |':
    '| `onprem/nginx/<%- it.project %>-tls.conf` | `/etc/nginx/sites-available/` | el sitio, `/static/` y `/media/`; se activa cuando hay un certificado |',
  '| `onprem/nginx/<%- it.project %>-proxy.conf` | `/etc/nginx/snippets/` | the headers that the project gets, and the limits |':
    '| `onprem/nginx/<%- it.project %>-proxy.conf` | `/etc/nginx/snippets/` | las cabeceras que recibe el proyecto, y los límites |',
  "| `onprem/apache/<%- it.project %>.conf` | `/etc/apache2/sites-available/` | the site: Django's processes, `/static/` and `/media/` |":
    '| `onprem/apache/<%- it.project %>.conf` | `/etc/apache2/sites-available/` | el sitio: los procesos de Django, `/static/` y `/media/` |',
  '| `onprem/apache/wsgi.py` | | what Apache loads |': '| `onprem/apache/wsgi.py` | | lo que carga Apache |',
  '| `onprem/sysusers.conf` | `/etc/sysusers.d/` | the account `<%- user %>` |':
    '| `onprem/sysusers.conf` | `/etc/sysusers.d/` | la cuenta `<%- user %>` |',
  '| `compose.yaml` | | the project on a laptop, in the image of the `Dockerfile` |':
    '| `compose.yaml` | | el proyecto en un portátil, en la imagen del `Dockerfile` |',
  "`<%- folder %>/releases/` holds the releases, each with a virtual environment of its own, readable by the account `<%- user %>` alone (static files by all) and changed by root alone; `<%- folder %>/current` is the one that serves. What the project itself writes is in `/var/lib/<%- it.project %>/`: back that up<%- it.database.embedded ? ', it holds the database' : '' %>.":
    "`<%- folder %>/releases/` contiene las versiones publicadas, cada una con su propio entorno virtual, que solo la cuenta `<%- user %>` puede leer (los archivos estáticos, todas) y solo root puede cambiar; `<%- folder %>/current` es la que atiende. Lo que escribe el propio proyecto está en `/var/lib/<%- it.project %>/`: haz copia de seguridad de ello<%- it.database.embedded ? ', contiene la base de datos' : '' %>.",
  'Deploy, roll back': 'Desplegar, volver atrás',
  'What lies in this folder is deployed, committed or not; what `.gitignore` lists as secrets, keys, data and caches never is, at any depth, nor a virtual environment of any name. A release is built, checked (`check --deploy`) and migrated while the old one serves; if that fails, nothing has changed. Then one rename makes it current, and the project restarts.':
    'Se despliega lo que hay en esta carpeta, tenga commit o no; nunca lo que `.gitignore` enumera como secretos, claves, datos y cachés, a ninguna profundidad, ni un entorno virtual con cualquier nombre. Una versión se construye, se comprueba (`check --deploy`) y se migra mientras atiende la anterior; si eso falla, no ha cambiado nada. Después un solo cambio de nombre la hace actual, y el proyecto se reinicia.',
  "Requests in flight finish (`GRACEFUL_TIMEOUT`), new ones wait at systemd's socket for the one or two seconds that the start takes, and none is refused. A `GET` whose process ends under it is asked again by nginx; a `POST` never.":
    'Las peticiones en curso terminan (`GRACEFUL_TIMEOUT`), las nuevas esperan en el socket de systemd el segundo o los dos segundos que tarda el arranque, y ninguna se rechaza. Un `GET` cuyo proceso termina a mitad lo vuelve a pedir nginx; un `POST`, nunca.',
  'Apache itself goes on; its Django processes see that `wsgi.py` is another one, finish what they do, and start anew. Only when mod_wsgi or Python changed is Apache restarted, which drops requests.':
    'El propio Apache continúa; sus procesos de Django ven que `wsgi.py` es otro, terminan lo que hacen, y arrancan de nuevo. Solo cuando cambió mod_wsgi o Python se reinicia Apache, lo que pierde peticiones.',
  'If `/readyz` does not answer within `HEALTH_SECONDS` (60), the release before serves again, and nothing of the new one stays. The last five that have served are kept (`KEEP_RELEASES`).':
    'Si `/readyz` no responde en `HEALTH_SECONDS` (60), vuelve a atender la versión anterior, y de la nueva no queda nada. Se conservan las últimas cinco que han atendido (`KEEP_RELEASES`).',
  "Units and sites belong to a release: they come with it, and a roll back brings the former ones. What is no longer chosen (a worker, a batch, the other front server's site) is stopped and removed when the first release without it serves. A roll back goes to the newest older release that has served, and never to one that was rolled back from. A switch that was interrupted is taken back by the next `deploy.sh`; two at once are refused.":
    'Las unidades y los sitios pertenecen a una versión: llegan con ella, y una vuelta atrás trae los anteriores. Lo que ya no se elige (un worker, un lote, el sitio del otro servidor frontal) se detiene y se elimina cuando atiende la primera versión sin ello. Una vuelta atrás va a la versión anterior más reciente que haya atendido, y nunca a una de la que ya se volvió. Un cambio interrumpido lo deshace el siguiente `deploy.sh`; dos a la vez se rechazan.',
  "**Another account or folder** (`--onprem-user`, `--onprem-app-dir`): `sudo onprem/set-up.sh`, then `deploy.sh`. Releases move with the folder, and a link in the old place goes with the last release that was made for it. What the project writes and its environment are given to the account of the release that serves, there and back; while a release of the other account migrates, the one that serves may not write. `deploy.sh` names an account that has no release any more.<%- it.database.embedded ? '' : ' A database that knows the account by its name must know the new one too: `DATABASE_URL`.' %>":
    "**Otra cuenta u otra carpeta** (`--onprem-user`, `--onprem-app-dir`): `sudo onprem/set-up.sh`, y después `deploy.sh`. Las versiones se mudan con la carpeta, y un enlace en el lugar anterior se va con la última versión que se hizo para él. Lo que el proyecto escribe y su entorno se dan a la cuenta de la versión que sirve, a la ida y a la vuelta; mientras migra una versión de la otra cuenta, la que sirve no puede escribir. `deploy.sh` nombra una cuenta que ya no tiene ninguna versión.<%- it.database.embedded ? '' : ' Una base de datos que conoce la cuenta por su nombre debe conocer también la nueva: `DATABASE_URL`.' %>",
  '**Migrations are not undone.** The old release runs on the new tables while the new one starts, and after a roll back: drop or rename a column only in the release after the one that stopped using it.':
    '**Las migraciones no se deshacen.** La versión anterior se ejecuta sobre las tablas nuevas mientras arranca la nueva, y después de una vuelta atrás: elimina o renombra una columna solo en la versión siguiente a la que dejó de usarla.',
  Look: 'Observar',
  "<% if (nginx) { %>The project's log is in the journal, which bounds itself (`SystemMaxUse=` in `journald.conf`); nginx writes its own to":
    '<% if (nginx) { %>El registro del proyecto está en el journal, que se limita solo (`SystemMaxUse=` en `journald.conf`); nginx escribe el suyo en',
  "The project's log goes to Apache's `error.log`, as above; the site's own lines go to":
    'El registro del proyecto va al `error.log` de Apache, como arriba; las líneas del propio sitio van a',
  "`/var/log/<%- nginx ? 'nginx' : 'apache2' %>/<%- it.project %>.*.log`, which Debian's own logrotate rule rotates.":
    "`/var/log/<%- nginx ? 'nginx' : 'apache2' %>/<%- it.project %>.*.log`, que rota la regla de logrotate de Debian.",
  "One host: while it restarts, the site is away. <%- nginx && processes.length === 0 ? 'The server is one process: a host with many cores is not used by it alone' : 'The number of processes and threads ' %><%- nginx && processes.length === 0 ? '' : nginx ? `is in the environment file (${processes.join(', ')})` : 'is at the top of `onprem/apache/' + it.project + '.conf`, not in the environment file' %>.":
    "Una sola máquina: mientras se reinicia, el sitio no está disponible. <%- nginx && processes.length === 0 ? 'El servidor es un solo proceso: por sí solo no aprovecha una máquina con muchos núcleos' : 'El número de procesos e hilos ' %><%- nginx && processes.length === 0 ? '' : nginx ? `está en el archivo de entorno (${processes.join(', ')})` : 'está al principio de `onprem/apache/' + it.project + '.conf`, no en el archivo de entorno' %>.",
  "Requests above 10 MB are refused by <%- nginx ? 'nginx (`client_max_body_size`)' : 'Apache (`LimitRequestBody`)' %>.":
    "Las peticiones de más de 10 MB las rechaza <%- nginx ? 'nginx (`client_max_body_size`)' : 'Apache (`LimitRequestBody`)' %>.",
  "`BEHIND_PROXY=true` is right only because <%- nginx ? 'nginx alone reaches the socket, and' : 'Apache' %> overwrites the headers. Do not open the project to others.":
    "`BEHIND_PROXY=true` es correcto solo porque <%- nginx ? 'nginx es el único que llega al socket, y' : 'Apache' %> sobrescribe las cabeceras. No abras el proyecto a otros.",
  "There is no GitHub workflow that deploys: it would need a key with root's rights on this host. Deploy from the host, by hand or by a timer of its own.":
    'No hay ningún workflow de GitHub que despliegue: necesitaría una clave con permisos de root en esta máquina. Despliega desde la máquina, a mano o con un temporizador propio.',
  '`/readyz` answers only to the host itself: each answer costs a query. Monitors ask `/healthz`.':
    '`/readyz` responde solo a la propia máquina: cada respuesta cuesta una consulta. La monitorización usa `/healthz`.',
  "<%- nginx ? 'nginx' : 'Apache' %> serves `/static/` itself, from what `collectstatic` made. <%- it.staticFiles.title %> stays for `compose.yaml` and for trying the project without a front server.":
    "<%- nginx ? 'nginx' : 'Apache' %> sirve `/static/` él mismo, a partir de lo que hizo `collectstatic`. <%- it.staticFiles.title %> queda para `compose.yaml` y para probar el proyecto sin servidor frontal.",
  'The environment file is read as `.env`: a variable that is set for Apache itself wins.':
    'El archivo de entorno se lee como `.env`: una variable definida para el propio Apache tiene prioridad.',
  'Two projects in one Apache need the same mod_wsgi and Python: the first that is loaded serves both.':
    'Dos proyectos en un mismo Apache necesitan los mismos mod_wsgi y Python: el primero que se carga sirve a ambos.',
  'Pages of the release before ask for stylesheets under their old names; after a deploy these are gone.':
    'Las páginas de la versión anterior piden hojas de estilo con sus nombres antiguos; tras un despliegue, estas ya no están.',
  "<%- it.database.title %> fits one host. Copy it with `sqlite3 /var/lib/<%- it.project %>/db.sqlite3 '.backup copy.sqlite3'`, not with `cp`.":
    "<%- it.database.title %> cabe en una sola máquina. Cópiala con `sqlite3 /var/lib/<%- it.project %>/db.sqlite3 '.backup copy.sqlite3'`, no con `cp`.",
  '`MemoryDenyWriteExecute=yes` forbids packages that compile while they run (numba, some uses of cffi): then remove that line from the unit.':
    '`MemoryDenyWriteExecute=yes` prohíbe los paquetes que compilan mientras se ejecutan (numba, algunos usos de cffi): en ese caso quita esa línea de la unidad.',
  '| `onprem/systemd/<%- it.project %>-prune.service`, `.timer` | `/etc/systemd/system/` | `<%- it.scheduled %>` every night: an example of a job |':
    '| `onprem/systemd/<%- it.project %>-prune.service`, `.timer` | `/etc/systemd/system/` | `<%- it.scheduled %>` cada noche: un ejemplo de trabajo |',
  '| `onprem/systemd/<%- it.project %>-batch@.service` | `/etc/systemd/system/` | one share of `count_words`: an example of a batch |':
    '| `onprem/systemd/<%- it.project %>-batch@.service` | `/etc/systemd/system/` | una parte de `count_words`: un ejemplo de lote |',
  '| `onprem/systemd/<%- it.project %>-<%- name %>.service` | `/etc/systemd/system/` | the process beside the server: `<%- line %>` |':
    '| `onprem/systemd/<%- it.project %>-<%- name %>.service` | `/etc/systemd/system/` | el proceso junto al servidor: `<%- line %>` |',
  'Then the process `<%- name %>` restarts: it finishes its task first, within a minute, and what takes longer runs again. It comes last, so that a release that does not serve never touches it; meanwhile its old code meets the new tables, as the pages do.':
    'Después se reinicia el proceso `<%- name %>`: antes termina su tarea, en menos de un minuto, y lo que tarda más se ejecuta de nuevo. Va el último, para que una versión que no atiende no llegue a tocarlo; entretanto su código anterior se encuentra con las tablas nuevas, igual que las páginas.',
  'A second deploy of the very same files does nothing. After a change of `/etc/<%- it.project %>/environment`: `<%- nginx ? `sudo systemctl restart ${unit}${restarted}` : `sudo touch ${folder}/current/onprem/apache/wsgi.py${restarted && ` && sudo systemctl restart${restarted}`}` %>`.':
    'Un segundo despliegue de exactamente los mismos archivos no hace nada. Después de cambiar `/etc/<%- it.project %>/environment`: `<%- nginx ? `sudo systemctl restart ${unit}${restarted}` : `sudo touch ${folder}/current/onprem/apache/wsgi.py${restarted && ` && sudo systemctl restart${restarted}`}` %>`.',
  'Jobs and batches': 'Trabajos y lotes',
  'A timer runs `<%- it.scheduled %>` every night (`systemctl list-timers`); copy it for commands of your own. A batch is shared by several processes, each of which finds its own share in `JOB_INDEX` and `JOB_ARRAY_SIZE`; four at once:':
    'Un temporizador ejecuta `<%- it.scheduled %>` cada noche (`systemctl list-timers`); cópialo para tus propios comandos. Un lote se reparte entre varios procesos, cada uno de los cuales encuentra su parte en `JOB_INDEX` y `JOB_ARRAY_SIZE`; cuatro a la vez:',
  'It waits for all, and fails when one fails; that one is started again by its own number.':
    'Espera a todos, y falla cuando falla uno; ese se vuelve a arrancar con su propio número.',
  'Nothing is bound here: each is set in `/etc/<%- it.project %>/environment`, and without its variables the project does without.':
    'Aquí no se vincula nada: cada uno se define en `/etc/<%- it.project %>/environment`, y sin sus variables el proyecto prescinde de él.',
  '| Service | Variables |': '| Servicio | Variables |',
  'The certificate of an authority of your own goes into a file that the account `<%- user %>` may read, such as `/etc/<%- it.project %>/ca.pem`, which `…_CA_FILE` or a parameter of the address names.':
    'El certificado de una autoridad propia va en un archivo que pueda leer la cuenta `<%- user %>`, como `/etc/<%- it.project %>/ca.pem`, que nombra `…_CA_FILE` o un parámetro de la dirección.',
  '`compose.yaml` starts on a laptop what can run there: <%- composed %>.':
    '`compose.yaml` arranca en un portátil lo que allí se puede ejecutar: <%- composed %>.',
} satisfies Catalogue;

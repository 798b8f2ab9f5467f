import type { Catalogue } from '../catalogue-type.ts';

export const project: Catalogue = {
  "A Django <%- it.django.id %> project that runs on <%- it.server.title %>, <%- it.isAsgi ? 'an asynchronous (ASGI)' : 'a synchronous (WSGI)' %> server, with <%- it.database.title %>.":
    "Un proyecto de Django <%- it.django.id %> que se ejecuta con <%- it.server.title %>, un servidor <%- it.isAsgi ? 'asíncrono (ASGI)' : 'síncrono (WSGI)' %>, y usa <%- it.database.title %>.",
  Develop: 'Desarrollo',
  'Then open <http://localhost:8000/>. With [uv](https://docs.astral.sh/uv/), the first two lines are `uv venv --python <%- it.python %> && . .venv/bin/activate` and `uv pip sync requirements-dev.txt`.':
    'Después abre <http://localhost:8000/>. Con [uv](https://docs.astral.sh/uv/), las dos primeras líneas son `uv venv --python <%- it.python %> && . .venv/bin/activate` y `uv pip sync requirements-dev.txt`.',
  '`runserver` is synchronous: to see streams as they come, start `<%- it.startLine %>` instead.':
    '`runserver` es síncrono: para ver los flujos a medida que llegan, arranca `<%- it.startLine %>` en su lugar.',
  "Before that, the system needs what <%- it.server.title %> is built with: `sudo apt-get install build-essential <%- it.server.systemPackages.join(' ') %>`, and `python<%- it.python %>-dev` where that Python is the system's own.":
    "Antes, el sistema necesita aquello con lo que se compila <%- it.server.title %>: `sudo apt-get install build-essential <%- it.server.systemPackages.join(' ') %>`, y `python<%- it.python %>-dev` si ese Python es el del propio sistema.",
  '| Command | What it does |': '| Comando | Qué hace |',
  "| `python manage.py test`<%- it.tests.hasPytest ? ', or `pytest`' : '' %> | all tests; they depend on no variable<%- it.database.embedded ? '' : ' but `DATABASE_URL`' %> |":
    "| `python manage.py test`<%- it.tests.hasPytest ? ', o `pytest`' : '' %> | todas las pruebas; no dependen de ninguna variable<%- it.database.embedded ? '' : ' salvo `DATABASE_URL`' %> |",
  '| `ruff check .` and `ruff format .` | finds mistakes, and formats |':
    '| `ruff check .` y `ruff format .` | busca errores, y da formato |',
  '| `mypy .` | checks the types |': '| `mypy .` | comprueba los tipos |',
  '| `DEBUG=false HTTPS=true SECRET_KEY="$(python -c \'import secrets; print(secrets.token_urlsafe(64))\')" python manage.py check --deploy` | checks the settings as production has them |':
    '| `DEBUG=false HTTPS=true SECRET_KEY="$(python -c \'import secrets; print(secrets.token_urlsafe(64))\')" python manage.py check --deploy` | comprueba la configuración tal como la tiene producción |',
  '| `uvx pre-commit install` | runs ruff and mypy before each commit |':
    '| `uvx pre-commit install` | ejecuta ruff y mypy antes de cada commit |',
  'GitHub runs the same for each pull request and each push to `main`: `.github/workflows/ci.yml`. `audit.yml` beside it looks for known vulnerabilities of the packages, when they change and each week.':
    'GitHub ejecuta lo mismo en cada pull request y en cada push a `main`: `.github/workflows/ci.yml`. `audit.yml`, a su lado, busca vulnerabilidades conocidas de los paquetes, cuando cambian y cada semana.',
  'Where things are': 'Dónde está cada cosa',
  '| Path | What it is |': '| Ruta | Qué es |',
  '| `<%- it.project %>/env.py` | every environment variable, with type, default and meaning; nothing else reads the environment |':
    '| `<%- it.project %>/env.py` | todas las variables de entorno, con tipo, valor por defecto y significado; nada más lee el entorno |',
  '| `<%- it.project %>/settings.py`, `<%- it.project %>/database.py` | one set of settings, for development and production |':
    '| `<%- it.project %>/settings.py`, `<%- it.project %>/database.py` | una sola configuración, para desarrollo y producción |',
  '| `<%- it.project %>/health.py` | the probes `/healthz` and `/readyz` |':
    '| `<%- it.project %>/health.py` | las sondas `/healthz` y `/readyz` |',
  '| `<%- it.project %>/logs.py` | JSON logs and request ids |':
    '| `<%- it.project %>/logs.py` | registros en JSON e identificadores de petición |',
  '| `<%- it.project %>/about.py` | finds out what runs the project, for its first page |':
    '| `<%- it.project %>/about.py` | averigua qué ejecuta el proyecto, para su primera página |',
  '| `pages/` | a first app: a guestbook with model, form, views, admin and a command; replace it by yours |':
    '| `pages/` | una primera aplicación: un libro de visitas con modelo, formulario, vistas, admin y un comando; reemplázala por la tuya |',
  '| `tests/` | tests of all that |': '| `tests/` | pruebas de todo ello |',
  '| `pyproject.toml` | dependencies, and the settings of ruff and mypy |':
    '| `pyproject.toml` | dependencias, y la configuración de ruff y mypy |',
  '| `requirements.txt`, `requirements-dev.txt` | all packages, pinned and hashed |':
    '| `requirements.txt`, `requirements-dev.txt` | todos los paquetes, con versión fija y hash |',
  '| `.yo-rc.json`, `.django-cloud.lock` | the answers, and what was rendered from them: commit both, for later changes |':
    '| `.yo-rc.json`, `.django-cloud.lock` | las respuestas, y lo que se generó con ellas: haz commit de ambos, para cambios posteriores |',
  'To add a package, name it in `pyproject.toml` and compile both files as the first lines of `requirements.txt` say.':
    'Para añadir un paquete, nómbralo en `pyproject.toml` y compila ambos archivos como dicen las primeras líneas de `requirements.txt`.',
  'Run as in production': 'Ejecutar como en producción',
  "The last line is what <%- it.hasProcfile ? 'the `Procfile` starts' : 'starts it when deployed' %>, and `HTTPS=false` is only for trying it without a certificate. The key in `.env` begins with `django-insecure-`: it is for development, and refused here. The project refuses to start when a variable is missing or wrong, with one line for each, and its commands refuse to run: all but `collectstatic` and those that need no more than the code.":
    "La última línea es lo que <%- it.hasProcfile ? 'arranca el `Procfile`' : 'lo arranca una vez desplegado' %>, y `HTTPS=false` solo sirve para probarlo sin certificado. La clave de `.env` empieza por `django-insecure-`: es para desarrollar, y aquí se rechaza. El proyecto se niega a arrancar cuando falta una variable o es incorrecta, con una línea por cada una, y sus comandos se niegan a ejecutarse: todos menos `collectstatic` y los que solo necesitan el código.",
  'Why <%- it.server.title %>?': '¿Por qué <%- it.server.title %>?',
  '**Warning:** <%- it.server.caution %>': '**Ten en cuenta:** <%- it.server.caution %>',
  "It is asynchronous: one loop per process serves many requests that wait, for other services, for slow clients or for the next event of a stream<%- it.example.hasFiles ? ' (`/clock/` shows one)' : '' %> at next to no cost. Views written with `def` work as well; each of them takes a thread while it runs. For pages that only ask a database, a synchronous server is simpler and several times faster. Two things to keep in mind: no blocking call (`requests`, `time.sleep`, the ORM's methods without an `a`) in an `async def`, and middleware that is synchronous costs every request a change of threads.":
    "Es asíncrono: un bucle por proceso atiende, casi sin coste, muchas peticiones que esperan a otros servicios, a clientes lentos o al siguiente evento de un flujo<%- it.example.hasFiles ? ' (`/clock/` muestra uno)' : '' %>. Las vistas escritas con `def` también funcionan; cada una ocupa un hilo mientras se ejecuta. Para páginas que solo consultan una base de datos, un servidor síncrono es más sencillo y varias veces más rápido. Dos cosas que conviene recordar: ninguna llamada bloqueante (`requests`, `time.sleep`, los métodos del ORM sin `a`) en un `async def`, y todo middleware síncrono le cuesta a cada petición un cambio de hilo.",
  'A stream may be open for hours: it holds no connection to the database, and waits for who reads it (`<%- it.project %>/streams.py`). For WebSockets, add `channels` and `websockets` to the requirements, and put the router of Channels where `<%- it.project %>/asgi.py` has Django\'s handler alone: `guarded(ProtocolTypeRouter({"http": Handler(), "websocket": …}))`.':
    'Un flujo puede estar abierto durante horas: no retiene ninguna conexión con la base de datos, y espera a quien lo lee (`<%- it.project %>/streams.py`). Para WebSockets, añade `channels` y `websockets` a los requisitos, y pon el enrutador de Channels donde `<%- it.project %>/asgi.py` solo tiene el manejador de Django: `guarded(ProtocolTypeRouter({"http": Handler(), "websocket": …}))`.',
  'It is synchronous: each request has a thread of its own from beginning to end. For pages that ask a database, this is the simplest way and several times faster than an asynchronous server. What it does not suit are requests that wait long: streams, chats, slow services of others. Those hold a thread each; with many of them, change to an asynchronous server, as described below.':
    'Es síncrono: cada petición tiene su propio hilo de principio a fin. Para páginas que consultan una base de datos es lo más sencillo, y varias veces más rápido que un servidor asíncrono. Lo que no le va bien son las peticiones que esperan mucho: flujos, chats, servicios lentos de terceros. Cada una de ellas retiene un hilo; si son muchas, cambia a un servidor asíncrono, como se describe más abajo.',
  "SIGTERM stops it: <%- it.server.drains ? 'requests in flight finish first, within GRACEFUL_TIMEOUT seconds.' : 'requests in flight are lost.' %>":
    "SIGTERM lo detiene: <%- it.server.drains ? 'las peticiones en curso terminan antes, dentro de GRACEFUL_TIMEOUT segundos.' : 'las peticiones en curso se pierden.' %>",
  '`collectstatic` puts them into `staticfiles/` under names with a hash, and browsers keep them for a year. It needs neither a secret nor a database, so it can run while an image is built. What serves them: **<%- it.staticFiles.title %>**. <%- it.staticFiles.help %>':
    '`collectstatic` los pone en `staticfiles/` con nombres que llevan un hash, y los navegadores los guardan durante un año. No necesita ni secretos ni base de datos, así que puede ejecutarse mientras se construye una imagen. Quién los sirve: **<%- it.staticFiles.title %>**. <%- it.staticFiles.help %>',
  '<%- it.database.title %>, in a file beside `manage.py` unless `DATABASE_URL` says otherwise. It is set up for a server: readers do not wait for a writer, and writers queue up. It suits one machine with a disk that stays, and no platform that replaces the disk.':
    '<%- it.database.title %>, en un archivo junto a `manage.py` salvo que `DATABASE_URL` diga otra cosa. Está preparada para un servidor: los lectores no esperan al que escribe, y los que escriben hacen cola. Va bien en una sola máquina con un disco permanente, y en ninguna plataforma que reemplace el disco.',
  'Each thread of the server keeps one connection open. What the database must allow is the number of processes times the number of threads.':
    'Cada hilo del servidor mantiene abierta una conexión. La base de datos debe permitir el número de procesos multiplicado por el de hilos.',
  'Health and logs': 'Salud y registros',
  '`/healthz` answers 200 while the process lives. A platform restarts what does not answer.':
    '`/healthz` responde 200 mientras el proceso vive. Una plataforma reinicia lo que no responde.',
  '`/readyz` answers 200 when the database does within two seconds, else 503: no traffic for now.':
    '`/readyz` responde 200 cuando la base de datos lo hace en dos segundos; si no, 503: por ahora, sin tráfico.',
  'Both answer any `Host` over plain http, and leave no line in the log.':
    'Ambas responden a cualquier `Host` por http sin cifrar, y no dejan ninguna línea en el registro.',
  'Logs go to stdout, one JSON object a line (readable lines with `DEBUG=true`). Each carries the id of its request: that of the `X-Request-ID` header, or a new one, which the response repeats.':
    'Los registros van a stdout, un objeto JSON por línea (líneas legibles con `DEBUG=true`). Cada uno lleva el identificador de su petición: el de la cabecera `X-Request-ID`, o uno nuevo, que la respuesta repite.',
  Security: 'Seguridad',
  '`<%- it.project %>/gateway` stands between the server and Django, so that another server changes nothing. `REMOTE_ADDR` is the address that the proxies of `TRUSTED_PROXIES` saw: how many there are, or their networks, whose own clients could then choose their address. A body larger than `MAX_BODY` is refused before it is read.':
    '`<%- it.project %>/gateway` está entre el servidor y Django, para que otro servidor no cambie nada. `REMOTE_ADDR` es la dirección que vieron los proxies de `TRUSTED_PROXIES`: cuántos hay, o sus redes, cuyos propios clientes podrían entonces elegir su dirección. Un cuerpo mayor que `MAX_BODY` se rechaza antes de leerlo.',
  "`https` is expected: redirects, secure cookies, HSTS (one hour at first: raise `HSTS_SECONDS` when https is there to stay). A Content Security Policy allows what the project itself serves and nothing else; add hosts in `settings.py`. `BEHIND_PROXY` may be true only where a proxy overwrites `X-Forwarded-Proto`, for otherwise anybody could claim to come by https.<%- it.platforms.length > 0 ? ' Here it is true by\\ndefault, because a proxy in front does that: set it to false where none is.' : '' %>":
    "Se espera `https`: redirecciones, cookies seguras, HSTS (una hora al principio: sube `HSTS_SECONDS` cuando https haya llegado para quedarse). Una Content Security Policy permite lo que sirve el propio proyecto y nada más; añade hosts en `settings.py`. `BEHIND_PROXY` solo puede ser true donde un proxy sobrescribe `X-Forwarded-Proto`; de lo contrario, cualquiera podría afirmar que llega por https.<%- it.platforms.length > 0 ? ' Aquí es true por\\ndefecto, porque un proxy por delante lo hace: ponla en false donde no haya ninguno.' : '' %>",
  Deploy: 'Despliegue',
  'Anywhere else:': 'En cualquier otro sitio:',
  'Build: `pip install -r requirements.txt`, then `python manage.py collectstatic --noinput`.':
    'Construcción: `pip install -r requirements.txt`, y después `python manage.py collectstatic --noinput`.',
  'Release, once per version: `python manage.py migrate --noinput`.':
    'Publicación, una vez por versión: `python manage.py migrate --noinput`.',
  'Run: `<%- it.startLine %>`, with the variables below. To make a secret: `python -c "import secrets; print(secrets.token_urlsafe(64))"`.':
    'Ejecución: `<%- it.startLine %>`, con las variables de abajo. Para crear un secreto: `python -c "import secrets; print(secrets.token_urlsafe(64))"`.',
  Environment: 'Entorno',
  '| Variable | Default | What it means |': '| Variable | Por defecto | Qué significa |',
  "| `<%- variable.name %>` | <%- variable.default === undefined ? '**required**' : variable.default === '' ? 'none' : `\\`${variable.default}\\`` %> | <%- variable.help %><%- variable.secret ? ' Secret.' : '' %> |":
    "| `<%- variable.name %>` | <%- variable.default === undefined ? '**obligatoria**' : variable.default === '' ? 'ninguno' : `\\`${variable.default}\\`` %> | <%- variable.help %><%- variable.secret ? ' Secreta.' : '' %> |",
  'Change a choice later': 'Cambiar una decisión más adelante',
  'The project was made by generator-django-cloud <%- it.generatorVersion %>, whose command is `django-cloud`; `.yo-rc.json` holds the answers. With everything committed, in this folder:':
    'El proyecto se creó con generator-django-cloud <%- it.generatorVersion %>, cuyo comando es `django-cloud`; `.yo-rc.json` guarda las respuestas. Con todo en un commit, en esta carpeta:',
  'another server; now <%- it.server.id %>': 'otro servidor; ahora <%- it.server.id %>',
  'one more platform': 'una plataforma más',
  'one less': 'una menos',
  'any other answer, by its flag': 'cualquier otra respuesta, por su opción',
  'what a newer generator renders': 'lo que genera una versión más nueva',
  'takes the last change back': 'deshace el último cambio',
  'Your own lines stay: the change is merged into them, and where both sides changed the same lines, these are marked for you as git marks them. `--diff` shows a change first, and `--list` all choices. With Yeoman, the commands are `yo django-cloud:server ID`, `yo django-cloud:undo` and so on.':
    'Tus propias líneas se conservan: el cambio se fusiona con ellas, y donde ambos lados cambiaron las mismas líneas, estas quedan marcadas como las marca git. `--diff` muestra antes un cambio, y `--list` todas las opciones. Con Yeoman, los comandos son `yo django-cloud:server ID`, `yo django-cloud:undo`, etcétera.',
  '<html lang="en">': '<html lang="es">',
  '<title>Bad request</title>': '<title>Petición incorrecta</title>',
  '<h1>Bad request</h1>': '<h1>Petición incorrecta</h1>',
  '<p>Your browser sent something that this site does not understand.</p>':
    '<p>Tu navegador envió algo que este sitio no entiende.</p>',
  '{% block title %}Not allowed – {{ block.super }}{% endblock %}':
    '{% block title %}No permitido – {{ block.super }}{% endblock %}',
  '<h1>Not allowed</h1>': '<h1>No permitido</h1>',
  '<p>You may not see this page. <a href="<%- it.home %>">Go to the first page</a>.</p>':
    '<p>No puedes ver esta página. <a href="<%- it.home %>">Ve a la primera página</a>.</p>',
  '{% block title %}Please send it again – {{ block.super }}{% endblock %}':
    '{% block title %}Vuelve a enviarlo – {{ block.super }}{% endblock %}',
  '<h1>Please send it again</h1>': '<h1>Vuelve a enviarlo</h1>',
  'The form was open for too long, or your browser sent no cookie with it. Go back, reload the page and send the form again.':
    'El formulario estuvo abierto demasiado tiempo, o tu navegador no envió con él ninguna cookie. Vuelve atrás, recarga la página y envía el formulario de nuevo.',
  '{% block title %}Not found – {{ block.super }}{% endblock %}':
    '{% block title %}No encontrado – {{ block.super }}{% endblock %}',
  '<h1>Not found</h1>': '<h1>No encontrado</h1>',
  '<p>There is no page at this address. <a href="<%- it.home %>">Go to the first page</a>.</p>':
    '<p>No hay ninguna página en esta dirección. <a href="<%- it.home %>">Ve a la primera página</a>.</p>',
  '<title>Server error</title>': '<title>Error del servidor</title>',
  '<h1>Server error</h1>': '<h1>Error del servidor</h1>',
  '<p>Something went wrong on our side. Please try again in a while.</p>':
    '<p>Algo falló por nuestra parte. Inténtalo de nuevo dentro de un rato.</p>',
  '{% block title %}{% if form.errors %}Not sent – {% endif %}{{ block.super }}{% endblock %}':
    '{% block title %}{% if form.errors %}No enviado – {% endif %}{{ block.super }}{% endblock %}',
  'Your message was not sent. <a href="#guestbook">Correct what is marked</a>, please.':
    'Tu mensaje no se envió. <a href="#guestbook">Corrige lo que está marcado</a>, por favor.',
  '<h1>It runs</h1>': '<h1>Funciona</h1>',
  'This page comes from <code>pages/templates/pages/home.html</code> and is served by what is named here. The README says what to do next.':
    'Esta página sale de <code>pages/templates/pages/home.html</code> y la sirve lo que se nombra aquí. El README dice qué hacer a continuación.',
  '<div><dt>Server</dt><dd>{{ about.server }}</dd></div>':
    '<div><dt>Servidor</dt><dd>{{ about.server }}</dd></div>',
  '<div><dt>Interface</dt><dd>{{ about.interface }}</dd></div>':
    '<div><dt>Interfaz</dt><dd>{{ about.interface }}</dd></div>',
  '<div><dt>Platform</dt><dd>{{ about.platform }}</dd></div>':
    '<div><dt>Plataforma</dt><dd>{{ about.platform }}</dd></div>',
  '<nav aria-label="More">': '<nav aria-label="Más">',
  '<a href="{% url \'admin:index\' %}">Admin</a>': '<a href="{% url \'admin:index\' %}">Administración</a>',
  '<a href="{% url \'clock\' %}">Streaming clock</a>': '<a href="{% url \'clock\' %}">Reloj en vivo</a>',
  '<a href="/healthz">Liveness</a>': '<a href="/healthz">Vivo</a>',
  '<a href="/readyz">Readiness</a>': '<a href="/readyz">Listo</a>',
  '<h2 id="guestbook">Guestbook</h2>': '<h2 id="guestbook">Libro de visitas</h2>',
  '<button>Leave a message</button>': '<button>Dejar un mensaje</button>',
  '<time datetime="{{ message.written_at|date:\'c\' }}">{{ message.written_at|date:"j F Y, H:i T" }}</time>':
    '<time datetime="{{ message.written_at|date:\'c\' }}">{{ message.written_at|date:"j \\d\\e F \\d\\e Y, H:i T" }}</time>',
  '<li>Nobody has written yet.</li>': '<li>Nadie ha escrito todavía.</li>',
  'On a laptop, `.env.example` takes a file in the place of the database: nothing to install. To develop with <%- it.database.title %>, as production has it, start a server (what it stores goes away with it) and set `DATABASE_URL=<%- it.database.server.address %>` in `.env`:':
    'En un portátil, `.env.example` pone un archivo en lugar de la base de datos: no hay nada que instalar. Para desarrollar con <%- it.database.title %>, como en producción, arranca un servidor (lo que guarda desaparece con él) y define `DATABASE_URL=<%- it.database.server.address %>` en `.env`:',
  'A process never has more than `DATABASE_POOL_SIZE` connections, however many requests it serves. What the database must allow is that number times the processes.':
    'Un proceso nunca tiene más de `DATABASE_POOL_SIZE` conexiones, por muchas peticiones que atienda. La base de datos debe permitir ese número multiplicado por los procesos.',
  'While a new version replaces the old one, both serve. `python manage.py check` counts all of it for `INSTANCES`, and compares it with `DATABASE_CONNECTION_LIMIT`.':
    'Mientras una versión nueva reemplaza a la anterior, atienden ambas. `python manage.py check` lo cuenta todo para `INSTANCES`, y lo compara con `DATABASE_CONNECTION_LIMIT`.',
  "With `?<%- it.database.server.tls.verified %>` after `DATABASE_URL`, the certificate of the database is verified by the authority in FILE<%- it.adapters.length > 0 ? '; where a bound service brings one, this is done already' : '' %>.":
    "Con `?<%- it.database.server.tls.verified %>` después de `DATABASE_URL`, el certificado de la base de datos se verifica con la autoridad que hay en FILE<%- it.adapters.length > 0 ? '; si un servicio vinculado trae una, ya está hecho' : '' %>.",
  'The oldest that Django <%- it.django.id %> supports: <%- it.database.oldest[it.django.id] %>. `python manage.py check --database default` says whether yours is too old, and so does `migrate`.':
    'La más antigua que admite Django <%- it.django.id %>: <%- it.database.oldest[it.django.id] %>. `python manage.py check --database default` dice si la tuya es demasiado antigua, y también `migrate`.',
  '`/readyz` answers 200 when all that `READINESS_CHECKS` names answers within two seconds (the database, unless you name more), else 503: no traffic for now.':
    '`/readyz` responde 200 cuando todo lo que nombra `READINESS_CHECKS` responde en dos segundos (la base de datos, salvo que nombres más); si no, 503: por ahora, sin tráfico.',
  'one more service, or another database': 'un servicio más, u otra base de datos',
  '| `<%- it.project %>/errors.py` | error pages and mails to `ADMINS` that show no secret |':
    '| `<%- it.project %>/errors.py` | páginas de error y correos a `ADMINS` que no muestran ningún secreto |',
  "| <%- modules.map((module) => `\\`${it.project}/${module}.py\\``).join(', ') %> | what the services need, one module each |":
    "| <%- modules.map((module) => `\\`${it.project}/${module}.py\\``).join(', ') %> | lo que necesitan los servicios, un módulo cada uno |",
  "| `<%- it.project %>/bindings/` | turns the services that a platform binds into the project's variables |":
    '| `<%- it.project %>/bindings/` | convierte los servicios que vincula una plataforma en las variables del proyecto |',
  '{% block title %}Too many attempts – {{ block.super }}{% endblock %}':
    '{% block title %}Demasiados intentos – {{ block.super }}{% endblock %}',
  '<h1>Too many attempts</h1>': '<h1>Demasiados intentos</h1>',
  '<p>Signing in to this account has failed too often from here. Try again in a quarter of an hour.</p>':
    '<p>El inicio de sesión en esta cuenta ha fallado demasiadas veces desde aquí. Inténtalo de nuevo en un cuarto de hora.</p>',
  'A failed attempt to sign in is one line of the log, with the account and the address. Exact versions of Django, Python and the server are shown to staff only.':
    'Un intento fallido de iniciar sesión es una línea del registro, con la cuenta y la dirección. Las versiones exactas de Django, de Python y del servidor se muestran solo al personal.',
  "After ten failed attempts to sign in to an account from one address, that address is refused for a quarter of an hour: [django-axes](https://django-axes.readthedocs.io/) counts in the database, for all processes. `python manage.py axes_reset` forgets them. Over https the session's cookie belongs to one host, and `SECURITY_HEADERS` says what pages may do in a browser: allow the camera there if a page needs it.":
    'Tras diez intentos fallidos de iniciar sesión en una cuenta desde una dirección, esa dirección se rechaza durante un cuarto de hora: [django-axes](https://django-axes.readthedocs.io/) los cuenta en la base de datos, para todos los procesos. `python manage.py axes_reset` los olvida. Por https la cookie de la sesión pertenece a un solo host, y `SECURITY_HEADERS` dice qué pueden hacer las páginas en un navegador: permite ahí la cámara si una página la necesita.',
};

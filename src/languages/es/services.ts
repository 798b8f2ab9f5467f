import type { Catalogue } from '../catalogue-type.ts';

/** Backing services and processes beside the server: what is asked, their variables, and what a README says of them. */
export const services: Catalogue = {
  'AI service': 'Servicio de IA',
  'A language model behind an OpenAI-compatible endpoint, or IBM watsonx.ai.':
    'Un modelo de lenguaje tras un endpoint compatible con OpenAI, o IBM watsonx.ai.',
  interface: 'interfaz',
  'What it speaks: openai, as most services and servers of models do, or watsonx.':
    'Qué habla: openai, como la mayoría de los servicios y servidores de modelos, o watsonx.',
  '`/assistant/` asks a language model, for who has signed in: answers cost money. Its client is a module of the\nproject, `ai.py`, with time-outs, a limit of length and one kind of error; an answer that is not whole is said to be\ncut short. `AI_BASE_URL`, `AI_API_KEY` and `AI_MODEL` say which; without them, as on a laptop, the page says that\nthere is none.':
    '`/assistant/` consulta un modelo de lenguaje, para quien ha iniciado sesión: las respuestas cuestan dinero. Su\ncliente es un módulo del proyecto, `ai.py`, con tiempos de espera, un límite de longitud y un solo tipo de error; de una\nrespuesta que no está completa se dice que se interrumpe. `AI_BASE_URL`, `AI_API_KEY` y `AI_MODEL` dicen cuál; sin\nellas, como en un portátil, la página dice que no hay ninguno.',
  'Under ASGI, an answer is streamed while it is written, and waiting takes no thread; under WSGI, a thread waits.\nNeither holds a connection to the database meanwhile.':
    'Con ASGI, la respuesta se transmite mientras se escribe, y la espera no ocupa ningún hilo; con WSGI, espera un\nhilo. Ninguno de los dos retiene mientras tanto una conexión con la base de datos.',
  'An AI service that is down keeps no other page from being served, so `/readyz` does not ask it unless\n`READINESS_CHECKS` names `ai`.':
    'Un servicio de IA caído no impide atender ninguna otra página, así que `/readyz` no le pregunta salvo que\n`READINESS_CHECKS` nombre `ai`.',
  'The address of the AI service, its version included; if empty, there is none.':
    'La dirección del servicio de IA, con su versión; si está vacía, no hay ninguno.',
  'The key of the AI service.': 'La clave del servicio de IA.',
  'The model that answers, as the AI service calls it.':
    'El modelo que responde, tal como lo llama el servicio de IA.',
  'How long the AI service may be silent, in seconds.': 'Cuánto puede callar el servicio de IA, en segundos.',
  'How long an answer of the AI service may take in all, in seconds.':
    'Cuánto puede tardar en total una respuesta del servicio de IA, en segundos.',
  "The file of the authority of the AI service's certificate; if empty, the known ones.":
    'El archivo de la autoridad que firma el certificado del servicio de IA; si está vacío, las conocidas.',
  'The project of watsonx.ai that pays for the answers.':
    'El proyecto de watsonx.ai que paga las respuestas.',
  'The trusted profile of IAM with which the service is asked where there is no key.':
    'El perfil de confianza de IAM con el que se pide al servicio donde no hay clave.',
  'The file with the token of the instance, for a trusted profile.':
    'El archivo con el token de la instancia, para un perfil de confianza.',
  'Where the key is exchanged for a token.': 'Dónde se cambia la clave por un token.',
  Assistant: 'Asistente',
  Mail: 'Correo',
  'Mails over SMTP with TLS: any mail server or provider.':
    'Correos por SMTP con TLS: cualquier servidor o proveedor de correo.',
  'Mails go over SMTP with TLS: `EMAIL_URL` says where, and `EMAIL_FROM` who sends them. Without it, as on a laptop,\nthey are printed. To try it: `python manage.py sendtestemail you@example.com`. (`smtp+plain://` is without TLS, for a\nserver on the same machine.)':
    'Los correos salen por SMTP con TLS: `EMAIL_URL` dice por dónde, y `EMAIL_FROM` quién los envía. Sin ella, como en\nun portátil, se imprimen. Para probarlo: `python manage.py sendtestemail you@example.com`. (`smtp+plain://` va sin\nTLS, para un servidor en la misma máquina.)',
  'A mail server that is down keeps no page from being served, so `/readyz` does not ask it unless\n`READINESS_CHECKS` names `mail`.':
    'Un servidor de correo caído no impide atender ninguna página, así que `/readyz` no le pregunta salvo que\n`READINESS_CHECKS` nombre `mail`.',
  'The mail server: smtp://USER:PASSWORD@HOST:587, smtps://…; if empty, they are printed.':
    'El servidor de correo: smtp://USUARIO:CONTRASEÑA@HOST:587, smtps://…; si está vacía, se imprimen.',
  'The sender of mails: its domain must let the mail server send for it.':
    'El remitente de los correos: su dominio debe permitir que el servidor de correo envíe en su nombre.',
  "The file of the authority of the mail server's certificate; if empty, the known ones.":
    'El archivo de la autoridad que firma el certificado del servidor de correo; si está vacío, las conocidas.',
  'Object storage': 'Almacenamiento de objetos',
  'Uploaded files in a private bucket of any S3-compatible storage, with links that expire.':
    'Archivos subidos en un bucket privado de cualquier almacenamiento compatible con S3, con enlaces que caducan.',
  'Uploaded files are in a private bucket; pages show links that are signed and expire after `S3_LINK_SECONDS`.\n`S3_BUCKET` says which bucket, and without it, as on a laptop, files are in the folder `media/`, and `runserver`\nserves them. Names that are taken get another one: nothing is overwritten.':
    'Los archivos subidos están en un bucket privado; las páginas muestran enlaces firmados que caducan pasados\n`S3_LINK_SECONDS` segundos. `S3_BUCKET` dice qué bucket; sin ella, como en un portátil, los archivos están en la carpeta\n`media/`, y los sirve `runserver`. Un nombre ya ocupado se cambia por otro: nada se sobrescribe.',
  'The bucket of uploaded files; if empty, they are in a folder on the disk.':
    'El bucket de los archivos subidos; si está vacío, van a una carpeta del disco.',
  'The address of the storage, such as https://s3.example.com; if empty, AWS.':
    'La dirección del almacenamiento, como https://s3.example.com; si está vacía, AWS.',
  'The region of the bucket, where the storage has regions.':
    'La región del bucket, donde el almacenamiento tiene regiones.',
  'The name of the key that may read and write the bucket.':
    'El nombre de la clave que puede leer y escribir en el bucket.',
  'The key itself.': 'La clave misma.',
  'Where the bucket stands in an address: in its path or host name.':
    'En qué parte de la dirección va el bucket: en la ruta o en el nombre de host.',
  'How long a link to a file is valid, in seconds.':
    'Cuánto tiempo vale el enlace a un archivo, en segundos.',
  "The file of the authority of the storage's certificate; if empty, the known ones.":
    'El archivo de la autoridad que firma el certificado del almacenamiento; si está vacío, las conocidas.',
  'A cache that all processes share, and fast sessions.':
    'Una caché que comparten todos los procesos, y sesiones rápidas.',
  'All processes share one cache, in Redis, and sessions are read from it: `REDIS_URL` says where it is; `rediss://`\nis TLS. Without it, as on a laptop, each process has a cache of its own. A cache that was emptied loses no session.':
    'Todos los procesos comparten una caché, en Redis, y de ella se leen las sesiones: `REDIS_URL` dice dónde está;\n`rediss://` es con TLS. Sin ella, como en un portátil, cada proceso tiene su propia caché. Si la caché se vacía, no\nse pierde ninguna sesión.',
  'While Redis does not answer, pages are served without it, and signing in works: what is read is missing, what is\nwritten is not kept (`soft_cache.py`). What must not be wrong raises an error: `add`, `incr`, `delete`. Sessions are\nkept there for a minute; the database has the last word.':
    'Mientras Redis no responde, las páginas se sirven sin él, y se puede iniciar sesión: lo que se lee falta, lo que se\nescribe no se guarda (`soft_cache.py`). Lo que no puede estar mal lanza un error: `add`, `incr`, `delete`. Las\nsesiones se guardan allí un minuto; la base de datos tiene la última palabra.',
  'The cache: redis://HOST:6379/0, rediss:// with TLS; if empty, one in each process.':
    'La caché: redis://HOST:6379/0, rediss:// con TLS; si está vacía, una en cada proceso.',
  'Background tasks': 'Tareas en segundo plano',
  "Django's tasks, which wait in the database, and a worker that runs them beside the server.":
    'Las tareas de Django, que esperan en la base de datos, y un worker que las ejecuta junto al servidor.',
  'What takes long does not keep a visitor waiting: a function with `@task` is put into the queue by\n`prune_messages.enqueue(days=30)` (`pages/tasks.py`), and the worker runs it. The queue is in the database, so that a\ntask is enqueued if, and only if, the transaction around it succeeds. No other service is needed.':
    'Lo que tarda no hace esperar a un visitante: una función con `@task` se pone en la cola con\n`prune_messages.enqueue(days=30)` (`pages/tasks.py`), y la ejecuta el worker. La cola está en la base de datos, de\nmodo que una tarea se encola si, y solo si, se completa la transacción que la rodea. No hace falta ningún otro\nservicio.',
  '```sh\npython manage.py worker                                     # beside runserver; Ctrl+C stops it\npython manage.py enqueue pages.tasks.prune_messages         # from a shell or a scheduler\npython manage.py enqueue workers.tasks.ping --wait 30       # does a worker run?\n```':
    '```sh\npython manage.py worker                                     # junto a runserver; Ctrl+C lo detiene\npython manage.py enqueue pages.tasks.prune_messages         # desde una shell o un planificador\npython manage.py enqueue workers.tasks.ping --wait 30       # ¿hay algún worker en marcha?\n```',
  'What takes long does not keep a visitor waiting: a function with `@task` is put into the queue by its method\n`enqueue()` (see `workers/tasks.py`), and the worker runs it. The queue is in the database, so that a task is enqueued\nif, and only if, the transaction around it succeeds. No other service is needed.':
    'Lo que tarda no hace esperar a un visitante: una función con `@task` se pone en la cola con su método `enqueue()`\n(mira `workers/tasks.py`), y la ejecuta el worker. La cola está en la base de datos, de modo que una tarea se encola\nsi, y solo si, se completa la transacción que la rodea. No hace falta ningún otro servicio.',
  '```sh\npython manage.py worker                                     # beside runserver; Ctrl+C stops it\npython manage.py enqueue workers.tasks.ping --wait 30       # does a worker run?\n```':
    '```sh\npython manage.py worker                                     # junto a runserver; Ctrl+C lo detiene\npython manage.py enqueue workers.tasks.ping --wait 30       # ¿hay algún worker en marcha?\n```',
  'Tests run tasks at once. The admin shows every task and, if it failed, why; two weeks after its end it is forgotten.':
    'En las pruebas, las tareas se ejecutan al instante. El admin muestra cada tarea y, si falló, por qué; dos semanas\ndespués de terminar se olvida.',
  '**A task may run twice.** A worker that is told to stop finishes its task and takes no other. One that is killed leaves\nits task unfinished; after `WORKER_LEASE` seconds without a sign of life, another worker runs it from the beginning. After\nthree workers died of it, it has failed. A task that this version does not know waits for a worker that does, for a day.':
    '**Una tarea puede ejecutarse dos veces.** Un worker al que se le pide parar termina su tarea y no toma otra. Si\nmuere antes, deja su tarea a medias; tras `WORKER_LEASE` segundos sin señales de vida, otro worker la ejecuta desde\nel principio. Cuando ha acabado con tres workers, cuenta como fallida. Una tarea que esta versión no conoce espera\ndurante un día a un worker que sí la conozca.',
  'After so many silent seconds, a worker counts as dead, and its task runs again.':
    'Tras estos segundos de silencio, un worker se da por muerto, y su tarea se ejecuta de nuevo.',
  access: 'acceso',
  'How the bucket is reached: with keys, or, in IBM Cloud, as a trusted profile, without a key in the environment; then the project sends files itself.':
    'Cómo se accede al bucket: con claves, o, en IBM Cloud, como un perfil de confianza, sin clave en el entorno; entonces el proyecto envía él mismo los archivos.',
  "it needs a platform whose instances have a token of IBM Cloud's IAM, and none is chosen. Choose keys.":
    'necesita una plataforma cuyas instancias tengan un token del IAM de IBM Cloud, y no hay ninguna elegida. Elige keys.',
  'The trusted profile of IAM that may read and write the bucket: its name or ID.':
    'El perfil de confianza de IAM que puede leer y escribir el bucket: su nombre o ID.',
  'The file with the token of the instance, for the trusted profile.':
    'El archivo con el token de la instancia, para el perfil de confianza.',
  'Where IAM exchanges the token of the instance for access.':
    'Dónde IAM cambia el token de la instancia por acceso.',
};

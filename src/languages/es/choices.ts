import type { Catalogue } from '../catalogue-type.ts';

export const choices: Catalogue = {
  '{0} is built with packages of the system, and nothing can be installed there':
    '{0} se compila con paquetes del sistema, y allí no se puede instalar ninguno',
  'it comes with a platform, and none is chosen': 'viene con una plataforma, y no se ha elegido ninguna',
  '{0} does not have it': '{0} no lo tiene',
  'no platform that has it goes with {0}': 'ninguna plataforma que lo tenga es compatible con {0}',
  'it serves under {0}, and {1} speaks {2}': 'sirve con {0}, y {1} habla {2}',
  '{0} serves no files itself': '{0} no sirve archivos por sí mismo',
  'the disk of {0} loses what is written to it, and with it the database file':
    'el disco de {0} pierde lo que se escribe en él, y con ello el archivo de la base de datos',
  Server: 'Servidor',
  'The production server that runs the project.': 'El servidor de producción que ejecuta el proyecto.',
  Platforms: 'Plataformas',
  'Where the project is deployed; several may be chosen, and more can be added later.':
    'Dónde se despliega el proyecto; se pueden elegir varias, y añadir más después.',
  'Static files': 'Archivos estáticos',
  'Who serves stylesheets, scripts and images, with hashed names and far-future caching.':
    'Quién sirve hojas de estilo, scripts e imágenes, con hash en el nombre y caché de larga duración.',
  Database: 'Base de datos',
  'Where the data lives; DATABASE_URL says which one at run time.':
    'Dónde viven los datos; DATABASE_URL dice cuál en tiempo de ejecución.',
  'The Django line, pinned and hashed in the rendered requirements.':
    'La línea de Django, con versión fija y hash en los requirements generados.',
  'The Python line that the project asks for.': 'La línea de Python que pide el proyecto.',
  "Production's default: a server of its own, or a service of the platform.":
    'La habitual en producción: un servidor propio, o un servicio de la plataforma.',
  'A pooler in transaction mode, such as PgBouncer, is in front of the database.':
    'Hay un pooler en modo transacción, como PgBouncer, delante de la base de datos.',
  'Several hosts may stand in `DATABASE_URL`, with commas between: they are tried in turn, and with\n`target_session_attrs=primary` until one is the primary. With a pooler in front that gives each transaction another\nconnection, such as PgBouncer with `pool_mode = transaction`, set `DATABASE_POOLER=true`.':
    'En `DATABASE_URL` puede haber varios hosts, separados por comas: se prueban uno tras otro, y con\n`target_session_attrs=primary` hasta que uno sea el primario. Con un pooler delante que da a cada transacción otra\nconexión, como PgBouncer con `pool_mode = transaction`, define `DATABASE_POOLER=true`.',
  'With another `TIME_ZONE` than UTC, the server needs its time zone tables: `migrate` stops where they are missing,\nand says how they are loaded.':
    'Con una `TIME_ZONE` distinta de UTC, el servidor necesita sus tablas de zonas horarias: `migrate` se detiene si\nfaltan, y dice cómo se cargan.',
  'The most connections to the database that one process keeps.':
    'El máximo de conexiones con la base de datos que mantiene un proceso.',
  'A file beside the project: nothing to install, for one machine with a disk that stays.':
    'Un archivo junto al proyecto: nada que instalar, para una sola máquina con un disco permanente.',
  'The database: sqlite:///PATH, relative to the project or absolute.':
    'La base de datos: sqlite:///RUTA, relativa al proyecto o absoluta.',
  'Long-term support until April 2028: change it once in three years.':
    'Soporte a largo plazo hasta abril de 2028: un cambio cada tres años.',
  'The newest line, with built-in tasks and CSP; supported until December 2027.':
    'La línea más nueva, con tareas y CSP incorporadas; con soporte hasta diciembre de 2027.',
  "On AWS, Azure, GCP or one's own hardware, with the Python buildpack: SAP BTP, cloud.gov, Tanzu.":
    'En AWS, Azure, GCP o hardware propio, con el buildpack de Python: SAP BTP, cloud.gov, Tanzu.',
  'IBM Cloud Foundry ended in June 2023; there, Code Engine is what took its place.':
    'IBM Cloud Foundry terminó en junio de 2023; allí ocupa su lugar Code Engine.',
  provider: 'proveedor',
  'Who runs it: sets the domain and the database service. IBM does not any more: see Code Engine.':
    'Quién lo opera: fija el dominio y el servicio de base de datos. IBM ya no lo hace: mira Code Engine.',
  domain: 'dominio',
  'The domain of the routes, as `cf domains` lists it.':
    'El dominio de las rutas, tal como lo lista `cf domains`.',
  app: 'aplicación',
  "The app's name, and the host in production; other spaces add theirs.":
    'El nombre de la aplicación, y el host en producción; los demás espacios añaden el suyo.',
  memory: 'memoria',
  'The memory of one instance; the number of processes follows from it.':
    'La memoria de una instancia; de ella se deduce el número de procesos.',
  instances: 'instancias',
  'How many instances serve in production.': 'Cuántas instancias atienden en producción.',
  'database service': 'servicio de base de datos',
  'database plan': 'plan de base de datos',
  'The plan of that offering.': 'El plan de esa oferta.',
  'Containers that scale by themselves, batch jobs, service bindings.':
    'Contenedores que escalan solos, trabajos por lotes, vinculación de servicios.',
  'Apache runs Django itself or not at all, and {0} is a server of its own. Choose nginx, or another --server.':
    'Apache ejecuta Django él mismo o no interviene, y {0} es un servidor propio. Elige nginx, u otro --server.',
  '{0} is the front server itself: behind another one, a restart would lose requests. Choose apache, or another --server.':
    '{0} ya es el servidor frontal: detrás de otro, un reinicio perdería peticiones. Elige apache, u otro --server.',
  'Your own server': 'Tu propio servidor',
  'A Debian or Ubuntu host with systemd, behind nginx or Apache.':
    'Una máquina Debian o Ubuntu con systemd, detrás de nginx o Apache.',
  'host name': 'nombre de host',
  'The name under which the site is reached.': 'El nombre con el que se llega al sitio.',
  folder: 'carpeta',
  'The folder on the host that holds the releases.':
    'La carpeta de la máquina que contiene las versiones publicadas.',
  account: 'cuenta',
  'The account that the project runs as; it is made for it.':
    'La cuenta con la que se ejecuta el proyecto; se crea para él.',
  'front server': 'servidor frontal',
  'What faces the internet, ends TLS and serves the files.':
    'Lo que da a internet, termina TLS y sirve los archivos.',
  'The folder of uploaded files, relative to the project or absolute.':
    'La carpeta de los archivos subidos, relativa al proyecto o absoluta.',
  'Signs sessions, cookies and tokens: at least 50 random characters, kept out of git.':
    'Firma sesiones, cookies y tokens: al menos 50 caracteres aleatorios, fuera de git.',
  'Error pages with source code: for development only.':
    'Páginas de error con código fuente: solo para desarrollo.',
  'Host names that the project answers to, with commas between them.':
    'Nombres de host a los que responde el proyecto, separados por comas.',
  'Origins whose forms are accepted, with scheme: https://www.example.com.':
    'Orígenes cuyos formularios se aceptan, con esquema: https://www.example.com.',
  'Redirect to https, and send cookies over https only.':
    'Redirigir a https, y enviar las cookies solo por https.',
  'With HTTPS: redirect plain http; false where the platform in front does it already.':
    'Con HTTPS: redirigir el http sin cifrar; false donde ya lo hace la plataforma por delante.',
  'How long browsers insist on https, in seconds; raise it when https is there to stay.':
    'Cuánto tiempo insisten los navegadores en https, en segundos; súbelo cuando https haya llegado para quedarse.',
  'A proxy in front sets X-Forwarded-For and X-Forwarded-Proto: believe them.':
    'Un proxy por delante fija X-Forwarded-For y X-Forwarded-Proto: confiar en ellas.',
  'The least important messages that are logged: DEBUG, INFO, WARNING or ERROR.':
    'Los mensajes menos importantes que se registran: DEBUG, INFO, WARNING o ERROR.',
  'The line that the most hosts have; security fixes until October 2028.':
    'La línea que tiene la mayoría de los hosts; correcciones de seguridad hasta octubre de 2028.',
  'The line that every package supports; security fixes until October 2029.':
    'La línea que admiten todos los paquetes; correcciones de seguridad hasta octubre de 2029.',
  'The newest line; security fixes until October 2030.':
    'La línea más nueva; correcciones de seguridad hasta octubre de 2030.',
  'The port that the server listens on; platforms set it.':
    'El puerto en el que escucha el servidor; lo fijan las plataformas.',
  'How long requests in flight may go on after SIGTERM, in seconds.':
    'Cuánto pueden durar las peticiones en curso después de SIGTERM, en segundos.',
  'How long a request may take until its answer begins, in seconds; then it is ended.':
    'Cuánto puede tardar una petición hasta que empiece su respuesta, en segundos; después se termina.',
  'How long a process may show no sign of life until it is replaced, in seconds.':
    'Cuánto puede estar un proceso sin dar señales de vida hasta que se reemplaza, en segundos.',
  'With BEHIND_PROXY: how many proxies append to X-Forwarded-For, or their networks.':
    'Con BEHIND_PROXY: cuántos proxies añaden algo a X-Forwarded-For, o sus redes.',
  'The largest body of a request, such as 10M; more is refused with 413 before it is read.':
    'El cuerpo más grande de una petición, como 10M; lo que pase de ahí se rechaza con 413 antes de leerlo.',
  'A body that says no length arrives whole.': 'Un cuerpo que no dice su longitud llega entero.',
  'A body larger than MAX_BODY is refused with 413, on every path, with or without a length.':
    'Un cuerpo mayor que MAX_BODY se rechaza con 413, en toda ruta, con longitud o sin ella.',
  'No temporary file outlives its request.': 'Ningún archivo temporal sobrevive a su petición.',
  'REMOTE_ADDR and the log have the address that the trusted proxies saw, and nothing that a client sent.':
    'REMOTE_ADDR y el registro tienen la dirección que vieron los proxies de confianza, y nada que haya enviado un cliente.',
  'Only X-Forwarded-Proto of a trusted proxy says the scheme.':
    'Solo X-Forwarded-Proto de un proxy de confianza dice el esquema.',
  'A header whose name has an underscore never takes the place of another.':
    'Una cabecera cuyo nombre tiene un guion bajo nunca ocupa el lugar de otra.',
  'A stream that is open holds no connection to the database.':
    'Una transmisión abierta no retiene ninguna conexión con la base de datos.',
  'A project with Channels speaks WebSockets: it sees the client and the scheme that its pages see, and waits for who does not read.':
    'Un proyecto con Channels habla WebSockets: ve el cliente y el esquema que ven sus páginas, y espera a quien no lee.',
  'More requests than threads whose headers never end leave probes and other pages served.':
    'Más peticiones que hilos cuyas cabeceras no terminan nunca dejan atender las sondas y las demás páginas.',
  'a stream holds its thread, and the connection of that thread, until its last piece is sent.':
    'una transmisión retiene su hilo, y la conexión de ese hilo, hasta que se envía su último fragmento.',
  'it speaks no WebSockets: Channels needs an asynchronous server.':
    'no habla WebSockets: Channels necesita un servidor asíncrono.',
  'headers that never end hold its threads: nginx or the router in front must wait for them.':
    'las cabeceras que no terminan nunca retienen sus hilos: debe esperarlas nginx o el router que está delante.',
  'More slow uploads than threads leave probes and other pages served.':
    'Más subidas lentas que hilos dejan servidas las sondas y otras páginas.',
  '/readyz asks the database once a second, whoever asks, and says within 3 s that it hangs.':
    '/readyz pregunta a la base de datos una vez por segundo, pregunte quien pregunte, y dice en 3 s que está colgada.',
  'A request without an answer after REQUEST_TIMEOUT seconds is ended, and others go on.':
    'Una petición sin respuesta tras REQUEST_TIMEOUT segundos se termina, y las demás siguen.',
  'An answer that was cut short does not look complete.': 'Una respuesta que se cortó no parece completa.',
  'A WebSocket handshake to a project without sockets is refused with 403, and no traceback.':
    'Un saludo de WebSocket a un proyecto sin sockets se rechaza con 403, sin traza de error.',
  'Nobody speaks HTTP/2 without TLS.': 'Nadie habla HTTP/2 sin TLS.',
  'A stream arrives piece by piece.': 'Un flujo llega trozo a trozo.',
  'A client that does not read makes the project wait, and fills no memory.':
    'Un cliente que no lee hace esperar al proyecto y no llena la memoria.',
  'a request that takes too long is not ended, except by nginx or the router in front.':
    'una petición que tarda demasiado no se termina, salvo que lo hagan nginx o el enrutador de delante.',
  'slow uploads hold its threads, until Apache ends each after 20 seconds.':
    'las subidas lentas retienen sus hilos, hasta que Apache termina cada una a los 20 segundos.',
  'a stream that breaks off looks complete to the client.':
    'un flujo que se interrumpe le parece completo al cliente.',
  'it takes X_Forwarded_For for X-Forwarded-For: something in front must drop names with underscores.':
    'toma X_Forwarded_For por X-Forwarded-For: algo delante debe descartar los nombres con guion bajo.',
  'How many processes the server starts.': 'Cuántos procesos arranca el servidor.',
  'How many requests each process serves at once, one thread for each.':
    'Cuántas peticiones atiende a la vez cada proceso, con un hilo para cada una.',
  "Django's own asynchronous server, made for Channels.":
    'El servidor asíncrono del propio Django, hecho para Channels.',
  'one process, and slower than the others; requests in flight finish on stop only because serve.py waits for them.':
    'un solo proceso, y más lento que los demás; al detenerse, las peticiones en curso terminan solo porque serve.py las espera.',
  'Processes with threads: fast, widely used, stops cleanly. The right choice for most projects.':
    'Procesos con hilos: rápido, muy usado, se detiene limpiamente. La elección correcta para la mayoría de los proyectos.',
  'An asynchronous server that also speaks HTTP/2, for who needs it end to end.':
    'Un servidor asíncrono que también habla HTTP/2, para quien lo necesita de extremo a extremo.',
  'one process only: with several, requests in flight would be lost on a stop. Rarely released.':
    'un solo proceso: con varios, al detenerse se perderían peticiones en curso. Publica versiones rara vez.',
  'Apache with mod_wsgi': 'Apache con mod_wsgi',
  'Apache itself runs Django and serves the files, where Apache is what people know.':
    'El propio Apache ejecuta Django y sirve los archivos, donde Apache es lo que se conoce.',
  'needs Apache and its headers installed, and an ordinary user; a project that breaks while it runs answers 500.':
    'necesita Apache y sus cabeceras instalados, y un usuario corriente; un proyecto que falla mientras se ejecuta responde 500.',
  'The asynchronous server that most projects use: one loop, scaled by instances.':
    'El servidor asíncrono que usa la mayoría de los proyectos: un bucle, que se escala con instancias.',
  'A fast server in C with many switches, for teams that know it.':
    'Un servidor rápido en C con muchas opciones, para equipos que lo conocen.',
  'in maintenance mode: fixes, but no new features. Its own lines in the log are no JSON.':
    'en modo de mantenimiento: correcciones, pero nada nuevo. Sus propias líneas del registro no son JSON.',
  'Apache serves the files itself, past Django: the fastest way.':
    'Apache sirve los archivos él mismo, sin pasar por Django: lo más rápido.',
  "WhiteNoise's asynchronous descendant: no thread is spent on a file.":
    'El descendiente asíncrono de WhiteNoise: ningún hilo se gasta en un archivo.',
  'Staticfile app': 'Aplicación Staticfile',
  'A second, small app with nginx serves them on the same host: no request for a file reaches Django.':
    'Una segunda aplicación pequeña con nginx los sirve en el mismo host: ninguna petición de un archivo llega a Django.',
  'Django serves its own files, compressed and cached for a year, with no other server.':
    'Django sirve sus propios archivos, comprimidos y en caché durante un año, sin otro servidor.',
  Services: 'Servicios',
  'What else it uses: each works without a service on a laptop, and can be added later.':
    'Qué más usa: cada uno funciona en un portátil sin ningún servicio, y se puede añadir después.',
  'Which share of a batch this process does, counted from 0; set for that process alone.':
    'Qué parte de un lote hace este proceso, contada desde 0; se define solo para ese proceso.',
  'Into how many shares a batch is divided; set for the processes of that batch.':
    'En cuántas partes se divide un lote; se define para los procesos de ese lote.',
  'How many instances of the project serve at most: for the check of connections.':
    'Cuántas instancias del proyecto atienden como máximo: para la comprobación de conexiones.',
  'How many connections the database allows; 0 when that is not known.':
    'Cuántas conexiones permite la base de datos; 0 cuando no se sabe.',
  'MySQL or MariaDB': 'MySQL o MariaDB',
  'A server of its own, or a service of the platform: where that is what there is.':
    'Un servidor propio, o un servicio de la plataforma: donde es lo que hay.',
  'The offering of the database in the marketplace.': 'La oferta de la base de datos en el marketplace.',
  'Which services /readyz asks: while one does not answer, no requests come.':
    'Por qué servicios pregunta /readyz: mientras uno no responde, no llegan peticiones.',
  'The database: postgresql://USER:PASSWORD@HOST:5432/NAME; on a laptop, a file will do.':
    'La base de datos: postgresql://USUARIO:CONTRASEÑA@HOST:5432/NOMBRE; en un portátil basta un archivo.',
  'The database: mysql://USER:PASSWORD@HOST:3306/NAME; on a laptop, a file will do.':
    'La base de datos: mysql://USUARIO:CONTRASEÑA@HOST:3306/NOMBRE; en un portátil basta un archivo.',
  'its page extends the pages of a generated project, and this one was adopted':
    'su página extiende las páginas de un proyecto nuestro, y este se adoptó',
};

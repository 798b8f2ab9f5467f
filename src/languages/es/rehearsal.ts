import type { Catalogue } from '../catalogue-type.ts';

export const rehearsal: Catalogue = {
  'it needs what failed before: "{0}"': 'necesita lo que falló antes: "{0}"',
  'the server did not answer ({0})': 'el servidor no respondió ({0})',
  'See its output, and run its start command by hand.':
    'Mira lo que imprimió, y ejecuta a mano su comando de arranque.',
  'GET {0} (Host {1}) got {2}': 'GET {0} (Host {1}) obtuvo {2}',
  '{0}: Django refuses that Host': '{0}: Django rechaza ese Host',
  'The host names that the platform gives must be in ALLOWED_HOSTS.':
    'Los nombres de host que da la plataforma deben estar en ALLOWED_HOSTS.',
  '{0}: there is no page': '{0}: no hay ninguna página',
  'Name one that exists: --path /about/, for example.': 'Nombra una que exista: --path /about/, por ejemplo.',
  'a request that came by https is sent to https again, without end: {0}':
    'una petición que llegó por https se envía otra vez a https, sin fin: {0}',
  'The project must believe X-Forwarded-Proto of the router: SECURE_PROXY_SSL_HEADER, which BEHIND_PROXY=true sets.':
    'El proyecto debe confiar en el X-Forwarded-Proto del router: SECURE_PROXY_SSL_HEADER, que fija BEHIND_PROXY=true.',
  'the page leads to another site, {0}; name a page of this one with --path':
    'la página lleva a otro sitio, {0}; nombra una página de este con --path',
  'at {0}': 'en {0}',
  '{0} redirects more than {1} times': '{0} redirige más de {1} veces',
  'See where it leads.': 'Mira adónde lleva.',
  'no page answered that could name one': 'no respondió ninguna página que pudiera nombrar una',
  'the page has no stylesheet of this site': 'la página no tiene ninguna hoja de estilo de este sitio',
  '{0} got {1}': '{0} obtuvo {1}',
  'Static files must be collected in the build, and be served by the project or by a server in front.':
    'Los archivos estáticos deben recopilarse en la construcción, y los debe servir el proyecto o un servidor por delante.',
  '{0} comes as "{1}", which browsers do not take for a stylesheet':
    '{0} llega como "{1}", que los navegadores no toman por una hoja de estilo',
  'Serve it as text/css.': 'Sírvela como text/css.',
  '{0} has no hash in its name: browsers would keep the old one after a deploy':
    '{0} no lleva un hash en el nombre: los navegadores conservarían la anterior después de un despliegue',
  'Use a manifest storage for static files, and link them with {% static %}.':
    'Usa para los archivos estáticos un almacenamiento con manifiesto, y enlázalos con {% static %}.',
  '{0} has {1}: browsers would ask for it again and again':
    '{0} tiene {1}: los navegadores la pedirían una y otra vez',
  'no Cache-Control': 'ningún Cache-Control',
  '"Cache-Control: {0}"': 'la cabecera "Cache-Control: {0}"',
  'Files with a hash in their name may be kept for a year: max-age=31536000, immutable.':
    'Los archivos con un hash en el nombre se pueden guardar durante un año: max-age=31536000, immutable.',
  '{0} is not compressed ({1} bytes)': '{0} no está comprimida ({1} bytes)',
  'Compress static files when they are collected.': 'Comprime los archivos estáticos al recopilarlos.',
  'the router says nothing about https': 'el router no dice nada de https',
  'no page answered': 'no respondió ninguna página',
  'the cookie {0} may travel over plain http': 'la cookie {0} puede viajar por http sin cifrar',
  'Set SESSION_COOKIE_SECURE and CSRF_COOKIE_SECURE, which HTTPS=true does.':
    'Define SESSION_COOKIE_SECURE y CSRF_COOKIE_SECURE, como hace HTTPS=true.',
  'no Strict-Transport-Security: browsers may come back over plain http':
    'falta Strict-Transport-Security: los navegadores pueden volver por http sin cifrar',
  'Set HSTS_SECONDS, unless the router adds that header by itself.':
    'Define HSTS_SECONDS, salvo que el router añada esa cabecera por sí mismo.',
  'GET {0} with "Host: evil.example" got {1}': 'GET {0} con "Host: evil.example" obtuvo {1}',
  'Name the hosts in ALLOWED_HOSTS; "*" lets links in mails lead to anybody.':
    'Nombra los hosts en ALLOWED_HOSTS; con "*", los enlaces de los correos pueden llevar a cualquiera.',
  "{0} shows Django's page for developers, with the site's addresses":
    '{0} muestra la página de Django para desarrolladores, con las direcciones del sitio',
  'Turn DEBUG off: it must be false unless the environment says otherwise.':
    'Desactiva DEBUG: debe ser false salvo que el entorno diga otra cosa.',
  'Answer 404, so that search engines and caches forget what is gone.':
    'Responde 404, para que los buscadores y las cachés olviden lo que ya no está.',
  'The page answers as visitors ask for it': 'La página responde tal como la piden los visitantes',
  '{0}, named by {1}, got {2}': '{0}, que nombra {1}, obtuvo {2}',
  '{0}, named by {1}, comes as "{2}", which browsers refuse there':
    '{0}, que nombra {1}, llega como "{2}", que los navegadores rechazan ahí',
  '{0} imports "{1}", which no import map has': '{0} importa "{1}", que no está en ningún import map',
  '{0} files': '{0} archivos',
  '{0}; and {1} more': '{0}; y {1} más',
  'Files must be in the collected static files under the names by which they are asked for, and modules be named by paths or by an import map.':
    'Los archivos deben estar entre los archivos estáticos recopilados con los nombres con los que se piden, y los módulos nombrarse por rutas o en un import map.',
  'Everything that the page loads comes, what scripts and stylesheets import included':
    'Llega todo lo que carga la página, también lo que importan scripts y hojas de estilo',
  'Its stylesheet comes with a hashed name, compressed, to be kept for a year':
    'Su hoja de estilo llega con hash en el nombre, comprimida y guardable durante un año',
  "The router's headers make a request secure": 'Las cabeceras del router hacen segura una petición',
  'A foreign Host is refused': 'Se rechaza un Host ajeno',
  'What does not exist gets 404, without source code': 'Lo que no existe recibe 404, sin código fuente',
  'manage.py collectstatic failed': 'manage.py collectstatic falló',
  'The build has no secret and no database: settings must be importable without them. The last line says what is missing.':
    'La construcción no tiene secretos ni base de datos: la configuración debe poder importarse sin ellos. La última línea dice qué falta.',
  'manage.py migrate failed': 'manage.py migrate falló',
  'The last line says why: a variable that is not set, a database that cannot be reached, or a migration that fails.':
    'La última línea dice por qué: una variable sin definir, una base de datos a la que no se llega, o una migración que falla.',
  'Fix what is listed, or add what does not concern you to SILENCED_SYSTEM_CHECKS.':
    'Corrige lo que se lista, o añade lo que no te afecte a SILENCED_SYSTEM_CHECKS.',
  'DEBUG is on in production: errors would show source code and settings to everybody':
    'DEBUG está activo en producción: los errores mostrarían a todos el código fuente y la configuración',
  'Let DEBUG follow the environment, with false as its default.':
    'Haz que DEBUG siga al entorno, con false por defecto.',
  'manage.py check --deploy found errors': 'manage.py check --deploy encontró errores',
  'manage.py check --deploy has warnings': 'manage.py check --deploy da avisos',
  "Static files are collected with nothing but the build's variables":
    'Los archivos estáticos se recopilan solo con las variables de la construcción',
  'The database is migrated': 'La base de datos se migra',
  "Django's own checks for deployment have nothing to say":
    'Las comprobaciones de despliegue de Django no tienen nada que decir',
  'the project declares no secret': 'el proyecto no declara ningún secreto',
  'Check the environment before the server starts: env.validate() names what is missing.':
    'Comprueba el entorno antes de que arranque el servidor: env.validate() nombra lo que falta.',
  'without {0} it serves, with a key that everybody may know or with none':
    'sin {0} atiende igualmente, con una clave que todos pueden conocer o sin ninguna',
  'without {0} it neither serves nor ends': 'sin {0} ni atiende ni termina',
  'without {0} it ends with status 0, as if all were well':
    'sin {0} termina con estado 0, como si todo estuviera bien',
  'without {0} it ends without naming it': 'sin {0} termina sin nombrarla',
  'after {0}': 'a los {0}',
  '"{0}" ended with {1} before it answered': '"{0}" terminó con {1} antes de responder',
  'See its output below.': 'Mira lo que imprimió, abajo.',
  'it listens on port {0} and not on PORT, which is {1}': 'escucha en el puerto {0} y no en PORT, que es {1}',
  'The platform chooses the port: the start command must read PORT.':
    'El puerto lo elige la plataforma: el comando de arranque debe leer PORT.',
  '"{0}" did not answer on PORT within {1} s': '"{0}" no respondió en PORT en {1} s',
  'The server must listen on 0.0.0.0 and PORT, and not wait for anything before it does.':
    'El servidor debe escuchar en 0.0.0.0 y PORT, y no esperar a nada antes de hacerlo.',
  'requests come from this machine only': 'las peticiones solo vienen de esta máquina',
  'this machine has one address only': 'esta máquina solo tiene una dirección',
  'it listens on 127.0.0.1 only, where no router and no probe reaches it':
    'solo escucha en 127.0.0.1, adonde no llega ningún router ni ninguna sonda',
  'Listen on 0.0.0.0.': 'Escucha en 0.0.0.0.',
  'the {0} probe GET {1} (Host {2}) got {3}': 'la sonda {0} GET {1} (Host {2}) obtuvo {3}',
  'Answer {0} in the first middleware, as health.py does, before anything else looks at the request.':
    'Responde a {0} en el primer middleware, como hace health.py, antes de que otra cosa mire la petición.',
  '{0}, a redirect: probes come over plain http and follow none':
    '{0}, una redirección: las sondas llegan por http sin cifrar y no siguen ninguna',
  '{0}: that Host is an IP address, and ALLOWED_HOSTS refuses it':
    '{0}: ese Host es una dirección IP, y ALLOWED_HOSTS la rechaza',
  '{0}: nothing answers that path': '{0}: nada responde a esa ruta',
  'Liveness must not depend on anything else: each failure restarts the instance.':
    'La sonda de vida no debe depender de nada más: cada fallo reinicia la instancia.',
  'What the project needs to serve, most often its database, does not answer: check its address.':
    'Lo que el proyecto necesita para atender, casi siempre su base de datos, no responde: comprueba su dirección.',
  'The {0} probe succeeds': 'La sonda {0} tiene éxito',
  'the platform has no {0} probe': 'la plataforma no tiene sonda {0}',
  'the {0} probe GET {1} got nothing: {2}': 'la sonda {0} GET {1} no obtuvo nada: {2}',
  'The platform waits {0} s: answer {1} without asking anything slow.':
    'La plataforma espera {0} s: responde a {1} sin consultar nada lento.',
  'Without its secret it does not start, and says why': 'Sin su secreto no arranca, y dice por qué',
  'The start command serves on PORT': 'El comando de arranque atiende en PORT',
  'It listens on every address': 'Escucha en todas las direcciones',
  'nothing runs': 'no se está ejecutando nada',
  '{0} answers a form with {1} before all of it has come, so that nothing was in flight':
    '{0} responde a un formulario con {1} antes de que llegue entero, así que no había nada en curso',
  'a request that was there before SIGTERM got no answer':
    'una petición que estaba antes de SIGTERM no obtuvo respuesta',
  'The server must finish what it has begun: check how it stops, and that the start command begins with exec.':
    'El servidor debe terminar lo que empezó: comprueba cómo se detiene, y que el comando de arranque empiece por exec.',
  'nothing was stopped': 'no se detuvo nada',
  'it still ran {0} s after SIGTERM and was killed':
    'seguía ejecutándose {0} s después de SIGTERM y se lo mató',
  "The server's own patience must be shorter (GRACEFUL_TIMEOUT), and the signal must reach it: begin the start command with exec.":
    'La paciencia del propio servidor debe ser menor (GRACEFUL_TIMEOUT), y la señal debe llegarle: empieza el comando de arranque por exec.',
  'the disk stays': 'el disco permanece',
  'it wrote {0}, and nothing can be written there': 'escribió {0}, y allí no se puede escribir nada',
  'Keep data in a database and files in an object store; what is temporary goes to the folder for temporary files.':
    'Guarda los datos en una base de datos y los archivos en un almacén de objetos; lo temporal va a la carpeta de archivos temporales.',
  'it wrote {0}: each restart and each further instance begins without that':
    'escribió {0}: cada reinicio y cada instancia adicional empieza sin ello',
  'Keep data in a database of its own (none in a file) and files in an object store.':
    'Guarda los datos en una base de datos propia (ninguna en un archivo) y los archivos en un almacén de objetos.',
  'started a second time, it does not answer': 'al arrancar por segunda vez, no responde',
  'Something of the first run is in its way, such as a file with a process id.':
    'Algo de la primera ejecución le estorba, como un archivo con un identificador de proceso.',
  'It needs what the first instance wrote, and each instance begins with the files of the build.':
    'Necesita lo que escribió la primera instancia, y cada instancia empieza con los archivos de la construcción.',
  'A request in flight is answered after SIGTERM':
    'Una petición en curso recibe respuesta después de SIGTERM',
  'It ends within the grace after SIGTERM': 'Termina dentro del plazo después de SIGTERM',
  'It keeps nothing among its own files': 'No guarda nada entre sus propios archivos',
  'It starts again where it was stopped': 'Vuelve a arrancar donde se detuvo',
  'the environment': 'el entorno',
  'rehearse: {0} of {1} ({2}) is not on this machine, and a rehearsal migrates its database. Use a disposable one: --database-url {3}':
    'rehearse: {0} de {1} ({2}) no está en esta máquina, y un ensayo migra su base de datos. Indica una que se pueda cambiar: --database-url {3}',
  'rehearse: the project needs {0}. Use a disposable database: --database-url {1}':
    'rehearse: el proyecto necesita {0}. Indica una base de datos que se pueda cambiar: --database-url {1}',
  'an error': 'un error',
  'status {0}': 'estado {0}',
  'rehearsing; nothing is left behind': 'se ensayaba; no queda nada',
  '--venv {0}: there is no bin/python that runs. Give a virtual environment, or leave it out.':
    '--venv {0}: no hay ningún bin/python que funcione. Indica un entorno virtual, o no lo indiques.',
  '{0}: static files are not served by the project': '{0}: los archivos estáticos no los sirve el proyecto',
  'Copying the project …': 'Copiando el proyecto …',
  '{0} checks passed': 'comprobaciones superadas: {0}',
  '{0} failed': 'fallidas: {0}',
  '{0} warnings': 'a tener en cuenta: {0}',
  '{0} skipped': 'omitidas: {0}',
  passed: 'superada',
  FAILED: 'FALLIDA',
  mind: 'aviso',
  skipped: 'omitida',
  'The process "{0}" does its work, and stops in time':
    'El proceso "{0}" hace su trabajo, y se detiene a tiempo',
  '"{0}" ended with {1}': '"{0}" terminó con {1}',
  'It must go on until SIGTERM. See its output below.':
    'Debe continuar hasta SIGTERM. Lo que imprimió dice por qué no lo hizo.',
  '"{0}" failed while "{1}" ran': '"{0}" falló mientras se ejecutaba "{1}"',
  'The process does not do what it is there for: what it printed, or what that command says, tells why.':
    'El proceso no hace aquello para lo que está: lo que imprimió, o lo que dice ese comando, explica por qué.',
  'it still ran {0} s after SIGTERM and was killed, with nothing to do':
    'seguía ejecutándose {0} s después de SIGTERM y se lo mató, sin nada que hacer',
  'The signal must reach it: begin its command with exec, and let nothing ignore SIGTERM.':
    'La señal debe llegarle: empieza su comando por exec, y que nada ignore SIGTERM.',
  'worked after {0}, stopped after {1}': 'trabajó a los {0}, se detuvo a los {1}',
  'rehearse: {0} of {1} ({2}) is not an address of {3}, and a rehearsal is one of production. Use a disposable database: --database-url {4}':
    'rehearse: {0} de {1} ({2}) no es una dirección de {3}, y un ensayo lo es de producción. Indica una base de datos que se pueda cambiar: --database-url {4}',
  'no answer within {0} s': 'sin respuesta en {0} s',
};

import type { Catalogue } from '../../../languages/catalogue-type.ts';

export default {
  'the project may open {0}: {1} instances x {2} ({3} x {4}, and a probe) x 2 during a rollout = {5}, ':
    'el proyecto puede abrir {0}: {1} instancias x {2} ({3} x {4}, y una sonda) x 2 durante un despliegue = {5}, ',
  "and {0} for jobs. Lower max-scale, workers or threads, or take a larger database (IBM's smallest has {1}).":
    'y {0} para los trabajos. Baja max-scale, workers o threads, o toma una base de datos mayor (la más pequeña de IBM tiene {1}).',
  'buildpacks install no packages of the system, and {0} is built with them. Choose dockerfile.':
    'los buildpacks no instalan paquetes del sistema, y {0} se compila con ellos. Elige dockerfile.',
  '{0} runs one process. Leave it out, and raise max-scale.':
    '{0} ejecuta un solo proceso. No lo indiques, y sube max-scale.',
  'of an instance': 'de una instancia',
  region: 'región',
  'Where it runs: near the visitors and the database.':
    'Dónde se ejecuta: cerca de los visitantes y de la base de datos.',
  project: 'proyecto',
  'The Code Engine project, made created when it does not exist.':
    'El proyecto de Code Engine; se crea si no hay ninguno con ese nombre.',
  'The name of the app; jobs and secrets are called after it.':
    'El nombre de la aplicación; los trabajos y secretos se llaman como ella.',
  image: 'imagen',
  'Where images are kept: REGISTRY/NAMESPACE/NAME; nobody else may have the namespace.':
    'Dónde se guardan las imágenes: REGISTRY/NAMESPACE/NAME; nadie más puede tener ese namespace.',
  'build strategy': 'estrategia de construcción',
  'Dockerfile: small and exact. Buildpacks: no Dockerfile, but static files are collected before.':
    'Dockerfile: pequeña y exacta. Buildpacks: sin Dockerfile, pero los archivos estáticos se recopilan antes.',
  'vCPU of each instance.': 'vCPU de cada instancia.',
  'Memory of each instance: only some amounts go with a CPU.':
    'Memoria de cada instancia: solo algunas cantidades van con una CPU.',
  'temporary disk': 'disco temporal',
  'Temporary disk of each instance, such as 400M.': 'Disco temporal de cada instancia, como 400M.',
  'smallest scale': 'escala mínima',
  'Instances that always run. With 0 nothing is paid while nobody visits, and the next one waits for a start.':
    'Instancias que siempre se ejecutan. Con 0 no se paga nada mientras nadie visita, y el siguiente espera un arranque.',
  'largest scale': 'escala máxima',
  'Instances at most: what the database must bear.':
    'Instancias como máximo: lo que debe soportar la base de datos.',
  workers: 'procesos',
  'Processes of each instance.': 'Procesos de cada instancia.',
  threads: 'hilos',
  'Threads of each process; with an asynchronous server, connections in its pool.':
    'Hilos de cada proceso; con un servidor asíncrono, conexiones de su pool.',
  'batch size': 'tamaño del lote',
  'Instances that share the batch job.': 'Instancias que se reparten el trabajo por lotes.',
  'database connections': 'conexiones a la base de datos',
  'Connections that the database allows; what the project may open must fit.':
    'Conexiones que permite la base de datos; debe caber lo que puede abrir el proyecto.',
  connections: 'conexiones',
  'request timeout': 'tiempo máximo de petición',
  'Seconds that a request or a stream may take; a stop may take as long.':
    'Segundos que puede durar una petición o un flujo; una parada puede durar lo mismo.',
  visibility: 'visibilidad',
  'Who reaches the app: everybody, the private network, or only apps of the same project.':
    'Quién llega a la aplicación: todos, la red privada, o solo aplicaciones del mismo proyecto.',
  'A domain of your own, such as www.example.com; empty for none.':
    'Un dominio propio, como www.example.com; vacío si no hay ninguno.',
  schedule: 'programación',
  'When the scheduled job runs, in UTC: minute hour day month weekday.':
    'Cuándo se ejecuta el trabajo programado, en UTC: minuto hora día mes día-de-la-semana.',
  'it must be an integer from {0} to {1} ({2})': 'debe ser un número entero de {0} a {1} ({2})',
  'a project name has 1 to 128 characters: letters, digits, blanks and . : _ -':
    'un nombre de proyecto tiene de 1 a 128 caracteres: letras, dígitos, espacios y . : _ -',
  'a name begins with a small letter, goes on with small letters, digits and hyphens, and ends without a hyphen':
    'un nombre empieza por una minúscula, sigue con minúsculas, dígitos y guiones, y no termina en guion',
  'it has {0} characters; at most {1} fit, because "{2}…{3}" is a job and names end at {4}':
    'tiene {0} caracteres; caben {1} como máximo, porque "{2}…{3}" es un trabajo y los nombres terminan a los {4}',
  'it must be REGISTRY/NAMESPACE/NAME without a tag, in a registry of IBM such as icr.io or de.icr.io, with a namespace of 4 to 30 characters':
    'debe ser REGISTRY/NAMESPACE/NAME sin etiqueta, en un registro de IBM como icr.io o de.icr.io, con un namespace de 4 a 30 caracteres',
  'with {0} vCPU it must be {1}': 'con {0} vCPU debe ser {1}',
  'it must be a size such as 400M or 1G': 'debe ser un tamaño como 400M o 1G',
  'at most {0}M go with {1} of memory': 'con {1} de memoria van {0}M como máximo',
  'it is below the smallest scale, {0}': 'está por debajo de la escala mínima, {0}',
  'the service listens on port {0} itself': 'el propio servicio escucha en el puerto {0}',
  '{0} is set by the service': '{0} la fija el servicio',
  'a domain is a full name in small letters such as www.example.com, without scheme, port or *':
    'un dominio es un nombre completo en minúsculas como www.example.com, sin esquema, puerto ni *',
  'the name of a service instance has up to 180 letters, digits, blanks and . _ : -, and begins with a letter or digit':
    'el nombre de una instancia de servicio tiene hasta 180 letras, dígitos, espacios y . _ : -, y empieza por una letra o un dígito',
  'a schedule has five fields: minute hour day month weekday, such as "0 3 * * *"':
    'una programación tiene cinco campos: minuto hora día mes día de la semana, como "0 3 * * *"',
  seconds: 'segundos',
  'requests at once': 'peticiones a la vez',
  failures: 'fallos',
  'The instance of IBM Cloud Databases to bind; empty when a secret holds DATABASE_URL.':
    'La instancia de IBM Cloud Databases que se vincula; vacío cuando un secreto contiene DATABASE_URL.',
  services: 'servicios',
  'one of the names is empty': 'uno de los nombres está vacío',
  'an instance is bound once': 'una instancia se vincula una sola vez',
  'Other service instances to bind, with commas; INSTANCE=CREDENTIAL for a credential of its own.':
    'Otras instancias de servicio que se vinculan, separadas por comas; INSTANCE=CREDENTIAL para una credencial propia.',
  'a service is INSTANCE, or INSTANCE=CREDENTIAL': 'un servicio es INSTANCE, o INSTANCE=CREDENTIAL',
  'job time': 'tiempo de trabajo',
  'Seconds that the scheduled job or a share of the batch may take, up to a day.':
    'Segundos que puede durar el trabajo programado o una parte del lote, hasta un día.',
  'migration time': 'tiempo de migración',
  'Seconds that the migration may take before the deployment gives up, up to a day.':
    'Segundos que puede durar la migración antes de que el despliegue desista, hasta un día.',
  'probe interval': 'intervalo de las sondas',
  'Seconds between two probes of an instance.': 'Segundos entre dos sondas de una instancia.',
  'probe failures': 'fallos de las sondas',
  'Probes that may fail in a row before an instance is restarted: raise it for an app that starts slowly.':
    'Sondas que pueden fallar seguidas antes de reiniciar una instancia: súbelo para una aplicación que arranca despacio.',
  'inbound traffic': 'tráfico entrante',
  'What reaches the whole Code Engine project: open as visibility says, private networks, or none from outside.':
    'Qué llega a todo el proyecto de Code Engine: open, como dice la visibilidad, redes privadas, o nada de fuera.',
  'nobody would reach {0}: leave the domain out, or choose open':
    'nadie llegaría a {0}: omite el dominio, o elige open',
  'trusted profiles': 'perfiles de confianza',
  'Whether app and jobs get a token with which they act as a trusted profile of IAM, without an API key.':
    'Si la aplicación y los trabajos reciben un token con el que actúan como un perfil de confianza de IAM, sin clave de API.',
  'bucket for exports': 'bucket para exportaciones',
  'A bucket that app and jobs see as the folder /mnt/exports, for files that jobs write; empty for none.':
    'Un bucket que la aplicación y los trabajos ven como la carpeta /mnt/exports, para archivos que escriben los trabajos; vacío si no hay ninguno.',
  'outbound ranges': 'rangos salientes',
  'The only addresses to which the whole Code Engine project connects, as CIDR with commas; empty for all.':
    'Las únicas direcciones a las que se conecta todo el proyecto de Code Engine, como CIDR separados por comas; vacío para todas.',
  'app, jobs and a build may need {0} {1} at once, and a project has {2}. Lower max-scale, array-size, or the size of instances ({3}).':
    'la aplicación, los trabajos y una construcción pueden necesitar {0} {1} a la vez, y un proyecto tiene {2}. Baja max-scale, array-size o el tamaño de las instancias ({3}).',
  'virtual CPUs': 'CPU virtuales',
  'MB of memory': 'MB de memoria',
  'MB of temporary disk': 'MB de disco temporal',
  'a range is written as 203.0.113.0/24, with the first address of the range; several have commas between them':
    'un rango se escribe como 203.0.113.0/24, con la primera dirección del rango; varios se separan con comas',
  'one range is within another one': 'un rango está dentro de otro',
  'a bucket has 3 to 63 small letters, digits, dots and hyphens, and begins and ends with a letter or digit':
    'un bucket tiene de 3 a 63 minúsculas, dígitos, puntos y guiones, y empieza y termina por una letra o un dígito',
} satisfies Catalogue;

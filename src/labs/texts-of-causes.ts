import type { Text } from './language.ts';

/** The causes that the checks name, by the names that the rendered project has for them. */
export const CAUSES: Readonly<Record<string, Text>> = {
  PLACE: { en: '{path}, line {line}', es: '{path}, línea {line}' },
  MORE: { en: '; and {count} more', es: '; y {count} más' },
  NOT_PYTHON: {
    en: 'Python does not understand it ({message})',
    es: 'Python no lo entiende ({message})',
  },
  FILES_TITLE: { en: 'Python understands every file', es: 'Python entiende todos los archivos' },
  FILES_WAY: {
    en: 'Look at that line and at the one above it. "git diff" shows what you have changed.',
    es: 'Mira esa línea y la de encima. «git diff» muestra lo que has cambiado.',
  },
  PACKAGES_TITLE: { en: 'Its packages are installed', es: 'Sus paquetes están instalados' },
  PACKAGES_WAY: {
    en: 'Activate the virtual environment, then: pip install -r requirements-dev.txt',
    es: 'Activa el entorno virtual y después: pip install -r requirements-dev.txt',
  },
  NO_PACKAGES: { en: 'not installed for {python}: {names}', es: 'sin instalar para {python}: {names}' },
  LOADS_TITLE: { en: 'The project loads', es: 'El proyecto se carga' },
  LOADS_WAY: {
    en: 'Everything else needs it: settle this first, then check again.',
    es: 'Todo lo demás lo necesita: resuelve esto primero y vuelve a comprobar.',
  },
  ENDED: { en: 'it ended with status {status}', es: 'terminó con el estado {status}' },
  ENDLESS: { en: 'it did not end within {seconds} s', es: 'no terminó en {seconds} s' },
  NOTHING: { en: 'it printed nothing', es: 'no imprimió nada' },
  NO_DATABASE: {
    en: 'the database of DATABASE_URL does not answer: {error}',
    es: 'la base de datos de DATABASE_URL no responde: {error}',
  },
  NO_TEST_DATABASE: {
    en: 'no database for tests can be made: {error}',
    es: 'no se puede crear una base de datos para las pruebas: {error}',
  },
  NOT_INSTALLED: { en: 'INSTALLED_APPS has no "{name}"', es: 'INSTALLED_APPS no tiene "{name}"' },
  NOT_ROUTED: { en: 'no pattern leads from "/" to a view', es: 'ningún patrón lleva de "/" a una vista' },
  NOT_MIGRATED: {
    en: 'the database has not seen {names}',
    es: 'la base de datos no tiene {names}',
  },
  STATUS: { en: 'GET {path} gives {status}', es: 'GET {path} da {status}' },
  OTHER_PAGE: {
    en: 'GET / gives another page: the guestbook is not in it ({text})',
    es: 'GET / da otra página: no contiene el libro de visitas ({text})',
  },
  NO_TESTS: { en: 'no test was found', es: 'no se encontró ninguna prueba' },
  TEST_FAILED: {
    en: '{count} failed, the first of them {name}: {cause}',
    es: 'fallaron {count}, la primera {name}: {cause}',
  },
  MISSED: {
    en: 'with JOB_ARRAY_SIZE={size}, no process works on {count} of {all} messages',
    es: 'con JOB_ARRAY_SIZE={size}, ningún proceso trata {count} de {all} mensajes',
  },
  TWICE: {
    en: 'with JOB_ARRAY_SIZE={size}, several processes work on {count} of {all} messages: {times} on the first of them',
    es: 'con JOB_ARRAY_SIZE={size}, varios procesos tratan {count} de {all} mensajes: el primero, {times} de ellos',
  },
  NOT_DIVIDED: {
    en: 'with JOB_ARRAY_SIZE={size}, {idle} of {size} processes work on nothing',
    es: 'con JOB_ARRAY_SIZE={size}, {idle} de {size} procesos no tratan nada',
  },
  UNHEALTHY: {
    en: '"{command}" answers GET /healthz with {status}: {said}',
    es: '«{command}» responde a GET /healthz con {status}: {said}',
  },
  NO_LINE: { en: 'the Procfile has no line "web: …"', es: 'el Procfile no tiene una línea «web: …»' },
  TWO_LINES: {
    en: 'the Procfile has {count} lines "web: …", and only one counts',
    es: 'el Procfile tiene {count} líneas «web: …», y solo vale una',
  },
  SERVER_ENDED: { en: '"{command}" ended: {said}', es: '«{command}» terminó: {said}' },
  NO_ANSWER: { en: '"{command}" does not answer: {said}', es: '«{command}» no responde: {said}' },
  NO_RESPONSE: { en: 'no answer came ({error}): {said}', es: 'no hubo respuesta ({error}): {said}' },
  OTHER_PORT: {
    en: '"{command}" listens on port {port}, and not on the one in PORT',
    es: '«{command}» escucha en el puerto {port}, y no en el de PORT',
  },
  PAGE_FAILED: { en: 'GET / gives {status}: {said}', es: 'GET / da {status}: {said}' },
  DEVELOPMENT: {
    en: '"{command}" starts the server for development',
    es: '«{command}» inicia el servidor de desarrollo',
  },
  LOOPBACK: {
    en: '"{command}" listens on 127.0.0.1 only: nobody from outside reaches it',
    es: '«{command}» solo escucha en 127.0.0.1: nadie llega desde fuera',
  },
  NO_ADDRESS: {
    en: 'this system does not tell on which addresses it listens',
    es: 'este sistema no dice en qué direcciones escucha',
  },
  NO_SIGNALS: { en: 'this system has no SIGTERM', es: 'este sistema no tiene SIGTERM' },
  STARTS_ANYWAY: {
    en: 'it starts without SECRET_KEY: the secret is written down somewhere',
    es: 'se inicia sin SECRET_KEY: el secreto está escrito en algún sitio',
  },
  EARLY_ANSWER: {
    en: 'a form is answered before all of it has come, so that nothing was in flight',
    es: 'un formulario se responde antes de llegar entero, así que no quedaba nada pendiente',
  },
  CUT_OFF: {
    en: 'a request that was there before SIGTERM got no answer',
    es: 'una petición anterior a SIGTERM se quedó sin respuesta',
  },
  ALL_AT_ONCE: {
    en: 'GET /clock/ gives all lines at once, after {seconds} s',
    es: 'GET /clock/ da todas las líneas a la vez, a los {seconds} s',
  },
  LATE: {
    en: 'GET /clock/ leaves more than {seconds} s between two lines',
    es: 'GET /clock/ deja más de {seconds} s entre dos líneas',
  },
  EMPTY: { en: 'GET /clock/ gives no line', es: 'GET /clock/ no da ninguna línea' },
  BREAKS_OFF: { en: 'GET /clock/ breaks off: {said}', es: 'GET /clock/ se interrumpe: {said}' },
  READERS_WAIT: {
    en: 'with {readers} readers at once, one waits more than {seconds} s for its next line: something blocks, or needs a thread for each of them',
    es: 'con {readers} lectores a la vez, uno espera más de {seconds} s su siguiente línea: algo bloquea, o necesita un hilo para cada uno',
  },
  NO_STYLESHEET: { en: 'the page names no stylesheet', es: 'la página no nombra ninguna hoja de estilos' },
  ELSEWHERE: {
    en: 'the page asks somebody else for its stylesheet: {path}',
    es: 'la página pide su hoja de estilos a otro: {path}',
  },
  NOT_SERVED: { en: 'GET {path} gives {status} ({media})', es: 'GET {path} da {status} ({media})' },
  SHORT_LIVED: {
    en: 'browsers may keep {path} for {seconds} s only, although its name should have a hash',
    es: 'los navegadores solo pueden guardar {path} durante {seconds} s, aunque su nombre debería llevar un hash',
  },
  NOT_COMPRESSED: {
    en: '{path} comes without compression: collectstatic has made no smaller copy',
    es: '{path} llega sin comprimir: collectstatic no ha hecho una copia más pequeña',
  },
  ENV_WINS: {
    en: '.env wins over the platform: {name} is what .env says',
    es: '.env gana a la plataforma: {name} es lo que dice .env',
  },
  NOT_TAKEN: {
    en: 'the reader does not take over what the platform says: {name} is "{value}"',
    es: 'el lector no toma lo que dice la plataforma: {name} es «{value}»',
  },
  NOT_ANSWERED: {
    en: 'the platform asks for {host}, and ALLOWED_HOSTS does not have it',
    es: 'la plataforma pide {host}, y ALLOWED_HOSTS no lo tiene',
  },
  NO_ENV_FILE: { en: '.env is not read any more', es: '.env ya no se lee' },
  NAME_LOSES: {
    en: 'what is set by name no longer wins: {name} is what the platform says',
    es: 'lo que se da por su nombre ya no gana: {name} es lo que dice la plataforma',
  },
  BROKEN_STOPS: {
    en: 'a value of the platform that cannot be used stops every command: {cause}',
    es: 'un valor de la plataforma que no sirve detiene todos los comandos: {cause}',
  },
  BROKEN_HIDDEN: {
    en: 'a value of the platform that cannot be used is not named: the project would serve without it',
    es: 'un valor de la plataforma que no sirve no se nombra: el proyecto serviría sin él',
  },
  OTHER_ANSWERS: {
    en: '.yo-rc.json has other answers: {answers}',
    es: '.yo-rc.json tiene otras respuestas: {answers}',
  },
};

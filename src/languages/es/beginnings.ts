import type { Catalogue } from '../catalogue-type.ts';

/** What a project begins with: the example app, and what goes with it. */
export const beginnings: Catalogue = {
  'Example app': 'Aplicación de ejemplo',
  'An app to begin with, which can be replaced.': 'Una aplicación para empezar, que se puede reemplazar.',
  Guestbook: 'Libro de visitas',
  'The app pages/: a model, a form, views, admin, a command and tests, to read and to replace.':
    'La aplicación pages/: un modelo, un formulario, vistas, admin, un comando y pruebas, para leerla y reemplazarla.',
  'No example app': 'Sin aplicación de ejemplo',
  'Settings, admin, error pages, probes and logs, and no page yet: "manage.py startapp" makes the first app.':
    'Ajustes, admin, páginas de error, sondas y registros, y aún ninguna página: «manage.py startapp» crea la primera aplicación.',
  Removed: 'Retirada',
  'A project that began with the guestbook, and replaced it.':
    'Un proyecto que empezó con el libro de visitas y lo reemplazó.',
  'Guestbook, up to version 0.2': 'Libro de visitas, hasta la versión 0.2',
  'The guestbook with the stylesheet of all pages in it, as version 0.2 rendered it.':
    'El libro de visitas con la hoja de estilos de todas las páginas, como lo generaba la versión 0.2.',
  'Guestbook up to version 0.2, removed': 'Libro de visitas hasta la versión 0.2, retirado',
  'A project that began with the guestbook of version 0.2, and replaced it and its stylesheet.':
    'Un proyecto que empezó con el libro de visitas de la versión 0.2 y lo reemplazó, junto con su hoja de estilos.',
  'the folder {0}/ no longer exists': 'la carpeta {0}/ ya no está',
  'the project was adopted, and what it begins with is its own':
    'el proyecto fue adoptado, y aquello con lo que empieza es suyo',
  'example {0}: the labs of a course are about the example app. Leave this answer out.':
    'example {0}: los labs de un curso tratan de la aplicación de ejemplo. Omite esta respuesta.',
  'User model': 'Modelo de usuario',
  'Whose the table of users is: a new project decides it once.':
    'De quién es la tabla de usuarios: un proyecto nuevo lo decide una sola vez.',
  'Own user model': 'Modelo de usuario propio',
  "The app users/: Django's user as a model of the project, to which fields can be added at any time.":
    'La aplicación users/: el usuario de Django como modelo del proyecto, al que se pueden añadir campos en cualquier momento.',
  "Django's own user": 'El usuario de Django',
  'The model auth.User, which cannot be changed, nor replaced once there are tables.':
    'El modelo auth.User, que no se puede cambiar, ni reemplazar una vez que hay tablas.',
  'its tables refer to the user model that it began with':
    'sus tablas se refieren al modelo de usuario con el que empezó',
  '{0} {1}: a project that is there keeps {2}: {3}. Leave it at {4}; a new project can have {5}.':
    '{0} {1}: un proyecto que ya existe conserva {2}: {3}. Déjalo en {4}; un proyecto nuevo puede tener {5}.',
  '| `users/` | the user model: what a user has beside name and password becomes a field in `users/models.py` |':
    '| `users/` | el modelo de usuario: lo que un usuario tenga además de nombre y contraseña es un campo de `users/models.py` |',
  Tests: 'Pruebas',
  "What the project's tests run under.": 'Con qué se ejecutan las pruebas del proyecto.',
  'pytest beside manage.py': 'pytest junto a manage.py',
  'The same tests pass under "manage.py test" and under pytest, with the same settings.':
    'Las mismas pruebas pasan con «manage.py test» y con pytest, con los mismos ajustes.',
  "Django's own runner, and no other package for it.": 'El ejecutor de Django, sin ningún otro paquete.',
  'A project that began with the guestbook of version 0.2, and replaced it.':
    'Un proyecto que empezó con el libro de visitas de la versión 0.2 y lo reemplazó.',
  '`uv run --no-sync python manage.py runserver` takes that environment as it is: pip and uv install the same versions, those of `requirements-dev.txt`, and there is no other lock.':
    '`uv run --no-sync python manage.py runserver` toma ese entorno como está: pip y uv instalan las mismas versiones, las de `requirements-dev.txt`, y no hay ningún otro bloqueo.',
  Licence: 'Licencia',
  'What others may do with the code: the file LICENSE.':
    'Lo que otros pueden hacer con el código: el archivo LICENSE.',
  'No licence yet': 'Aún sin licencia',
  'Nobody else may use the code, until you say otherwise.':
    'Nadie más puede usar el código, mientras no digas otra cosa.',
  'Everybody may do everything, as long as the notice stays.':
    'Cualquiera puede hacer cualquier cosa, mientras se conserve el aviso.',
  'As MIT, with a grant of patents; changes are to be named.':
    'Como MIT, con una concesión de patentes; hay que señalar los cambios.',
  'As MIT, and your name advertises nothing. Django itself has it.':
    'Como MIT, y tu nombre no se usa como publicidad. Es la del propio Django.',
  'GNU GPL 3 or later': 'GNU GPL 3 o posterior',
  'Who passes the program on passes its source on, under the same terms.':
    'Quien distribuye el programa distribuye su código, en las mismas condiciones.',
  'copyright holder': 'titular de los derechos',
  'Whose the copyright is, with a year or without one: "2026 Ada Lovelace".':
    'De quién son los derechos, con un año o sin él: «2026 Ada Lovelace».',
  'it must be one line of up to 100 characters that begins with a letter or a digit.':
    'debe ser una línea de hasta 100 caracteres que empiece por una letra o un dígito.',
  Editors: 'Editores',
  'Editors for which the project has settings.': 'Editores para los que el proyecto tiene ajustes.',
  'Settings, extensions and a debugger in .vscode/: the environment, ruff on saving, the tests.':
    'Ajustes, extensiones y un depurador en .vscode/: el entorno, ruff al guardar, las pruebas.',
  'Dev container': 'Contenedor de desarrollo',
  'A container with Python and what the server needs, for editors and for GitHub Codespaces.':
    'Un contenedor con Python y lo que necesita el servidor, para editores y para GitHub Codespaces.',
  '| `.vscode/` | settings, extensions and the debugger of Visual Studio Code |':
    '| `.vscode/` | ajustes, extensiones y el depurador de Visual Studio Code |',
  '| `.devcontainer/` | a container to develop in |':
    '| `.devcontainer/` | un contenedor en el que desarrollar |',
  '| `LICENSE` | what others may do with the code: <%- it.licence.spdx %> |':
    '| `LICENSE` | lo que otros pueden hacer con el código: <%- it.licence.spdx %> |',
  'Vulnerability reports': 'Avisos de vulnerabilidades',
  'Whom to tell about a vulnerability: SECURITY.md and security.txt.':
    'A quién avisar de una vulnerabilidad: SECURITY.md y security.txt.',
  'No contact yet': 'Aún sin contacto',
  'Whoever finds a vulnerability has to guess whom to tell.':
    'Quien encuentra una vulnerabilidad tiene que adivinar a quién avisar.',
  'A contact for vulnerabilities': 'Un contacto para vulnerabilidades',
  'SECURITY.md, and /.well-known/security.txt (RFC 9116): whom to tell, and until when that is true.':
    'SECURITY.md y /.well-known/security.txt (RFC 9116): a quién avisar, y hasta cuándo vale.',
  'contact for vulnerabilities': 'contacto para vulnerabilidades',
  'An e-mail address, the address of a page (https://…), or a telephone number (tel:+…) for reports.':
    'Una dirección de correo, la de una página (https://…) o un número de teléfono (tel:+…) para los avisos.',
  'it must be an e-mail address, or begin with https:// or tel:+, such as security@example.com.':
    'debe ser una dirección de correo, o empezar por https:// o tel:+, como security@example.com.',
  'valid until': 'válido hasta',
  'The day on which somebody must look at the contact again, at best within a year: 2027-06-30.':
    'El día en que alguien debe volver a mirar el contacto, mejor antes de un año: 2027-06-30.',
  'it must be a day such as 2027-06-30.': 'debe ser un día como 2027-06-30.',
  'missing {0}: {1}': 'falta {0}: {1}',
  '| `SECURITY.md`, `<%- it.project %>/security_txt.py` | whom to tell about a vulnerability, until <%- it.disclosure.expires %> |':
    '| `SECURITY.md`, `<%- it.project %>/security_txt.py` | a quién avisar de una vulnerabilidad, hasta el <%- it.disclosure.expires %> |',
  'Please report a vulnerability in private, to <<%- it.disclosure.contact %>>, and not as a public issue. Say what an attacker can do, and how to repeat it.':
    'Avisa de una vulnerabilidad en privado, a <<%- it.disclosure.contact %>>, y no en una incidencia pública. Di qué puede hacer un atacante, y cómo repetirlo.',
  '`/.well-known/security.txt` of every deployment has the same contact, and the day until which it is true.':
    '`/.well-known/security.txt` de cada despliegue tiene el mismo contacto, y el día hasta el que vale.',
  'Replace the example': 'Reemplazar el ejemplo',
  "Nothing else needs the app `pages`: not the error pages, the admin or the probes. `python manage.py migrate pages zero` removes its table; then remove the folder `pages/` with <%- it.exampleTests.map((path) => `\\`${path}\\``).join(', ') %>, its line in `INSTALLED_APPS`, and its line in `<%- it.project %>/urls.py`. Your own app (`python manage.py startapp`) takes these places; a view named `home` is where the pages' heading leads. Then `django-cloud update` removes what is left of the example elsewhere<%- it.platforms.length > 0 ? ', such as its scheduled command' : '' %>; no later change brings it back.":
    "Nada más necesita la aplicación `pages`: ni las páginas de error, ni el admin, ni las sondas. `python manage.py migrate pages zero` quita su tabla; después quita la carpeta `pages/` con <%- it.exampleTests.map((path) => `\\`${path}\\``).join(', ') %>, su línea de `INSTALLED_APPS` y su línea de `<%- it.project %>/urls.py`. Tu propia aplicación (`python manage.py startapp`) ocupa esos lugares; el encabezado de las páginas lleva a una vista llamada `home`. Luego `django-cloud update` quita lo que queda del ejemplo en otras partes<%- it.platforms.length > 0 ? ', como su comando programado' : '' %>; ningún cambio posterior lo trae de vuelta.",
  "The first app is yours to make: `python manage.py startapp`, then its name in `INSTALLED_APPS` and its addresses in `<%- it.project %>/urls.py`. Until then there is the admin, and `/` answers 404. A view named `home` is where the pages' heading leads.":
    'La primera aplicación la creas tú: `python manage.py startapp`; después, su nombre en `INSTALLED_APPS` y sus direcciones en `<%- it.project %>/urls.py`. Hasta entonces está el admin, y `/` responde 404. El encabezado de las páginas lleva a una vista llamada `home`.',
  Hardening: 'Protección',
  Strict: 'Estricta',
  "Django's defaults": 'Lo que trae Django',
  'What strangers may try: how often they may fail to sign in, and what pages may do in a browser.':
    'Qué pueden intentar los extraños: cuántas veces pueden fallar al iniciar sesión, y qué pueden hacer las páginas en un navegador.',
  'Ten failed attempts to sign in from one address, then a pause; a session cookie of one host; no camera for pages.':
    'Diez intentos fallidos de iniciar sesión desde una dirección, y luego una pausa; una cookie de sesión de un solo host; las páginas, sin cámara.',
  'As many attempts to sign in as somebody makes, and the cookies and headers that Django has by itself.':
    'Tantos intentos de iniciar sesión como alguien haga, y las cookies y cabeceras que Django tiene por sí mismo.',
};

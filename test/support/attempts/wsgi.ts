import { edit, removed, right, written, wrong } from './attempt.ts';

const LAB = 'lab-2';
const PROCFILE = 'Procfile';
const WEB = 'web: python manage.py runserver --noreload\n';
const web = (line: string) => edit(PROCFILE, WEB, `web: ${line}\n`);

export default [
  right(LAB, 'as on the page', web('gunicorn mysite.wsgi:application')),
  right(LAB, 'without the name of the application', web('gunicorn mysite.wsgi')),
  right(
    LAB,
    'bound to every address, the port by the shell',
    web('gunicorn mysite.wsgi --bind 0.0.0.0:$PORT'),
  ),
  right(LAB, 'as a module of Python', web('python -m gunicorn mysite.wsgi:application')),
  right(LAB, 'with a variable before it', web('PYTHONUNBUFFERED=1 gunicorn mysite.wsgi:application')),
  right(LAB, 'more processes', web('gunicorn --workers 3 mysite.wsgi:application')),
  right(LAB, 'begun with exec', web('exec gunicorn mysite.wsgi:application')),
  right(LAB, 'no blank after the colon', edit(PROCFILE, WEB, 'web:gunicorn mysite.wsgi:application\n')),
  right(LAB, 'something done before', web('python manage.py check && exec gunicorn mysite.wsgi:application')),

  wrong(
    LAB,
    'nothing yet',
    'starts',
    /runserver --noreload" listens on port 8000|That port is already in use/,
  ),
  wrong(
    LAB,
    'the application has another name',
    'starts',
    /ended: .*(app|attribute)/i,
    web('gunicorn mysite.wsgi:app'),
  ),
  wrong(
    LAB,
    'a module that is not there',
    'starts',
    /ended: .*No module named 'wsgi'/,
    web('gunicorn wsgi:application'),
  ),
  wrong(LAB, 'the package alone', 'starts', /ended: .*application/i, web('gunicorn mysite')),
  wrong(
    LAB,
    'this machine only',
    'starts',
    /listens on 127\.0\.0\.1 only/,
    web('gunicorn mysite.wsgi --bind 127.0.0.1:$PORT'),
  ),
  wrong(
    LAB,
    'a port of its own',
    'starts',
    /listens on port 8123/,
    web('gunicorn mysite.wsgi --bind 0.0.0.0:8123'),
  ),
  wrong(LAB, 'a typing error', 'starts', /gunicron.*not found/, web('gunicron mysite.wsgi:application')),
  wrong(
    LAB,
    'the development server on every address',
    'starts',
    /starts the server for development/,
    web('python manage.py runserver --noreload 0.0.0.0:$PORT'),
  ),
  wrong(
    LAB,
    'no colon',
    'starts',
    /no line "web: …"/,
    edit(PROCFILE, WEB, 'web gunicorn mysite.wsgi:application\n'),
  ),
  wrong(
    LAB,
    'another name',
    'starts',
    /no line "web: …"/,
    edit(PROCFILE, WEB, 'server: gunicorn mysite.wsgi:application\n'),
  ),
  wrong(
    LAB,
    'commented out',
    'starts',
    /no line "web: …"/,
    edit(PROCFILE, WEB, '#web: gunicorn mysite.wsgi:application\n'),
  ),
  wrong(LAB, 'no Procfile', 'starts', /no line "web: …"/, removed(PROCFILE)),
  wrong(
    LAB,
    'both lines',
    'starts',
    /2 lines "web: …"/,
    edit(PROCFILE, WEB, `${WEB}web: gunicorn mysite.wsgi\n`),
  ),
  wrong(LAB, 'in the background', 'starts', /ended/, web('gunicorn mysite.wsgi:application &')),
  wrong(
    LAB,
    'the asynchronous application',
    'starts',
    /gives 500|TypeError/,
    web('gunicorn mysite.asgi:application'),
  ),
  wrong(
    LAB,
    'the secret in the Procfile',
    'secret',
    /starts without SECRET_KEY/,
    web(`SECRET_KEY=${'x'.repeat(50)} gunicorn mysite.wsgi`),
  ),
  wrong(
    LAB,
    'the secret in the code',
    'tests',
    /InvalidEnvironment not raised/,
    web('gunicorn mysite.wsgi'),
    edit(
      'mysite/wsgi.py',
      'os.environ.setdefault(',
      `os.environ["SECRET_KEY"] = "${'y'.repeat(50)}"\nos.environ.setdefault(`,
    ),
  ),
  wrong(
    LAB,
    'stopped without grace',
    'drains',
    /got no answer/,
    web(
      `python -c "import os; from wsgiref.simple_server import make_server; from mysite.wsgi import application; make_server('', int(os.environ['PORT']), application).serve_forever()"`,
    ),
  ),
  wrong(
    LAB,
    'wsgi.py broken',
    'files',
    /wsgi\.py, line \d+: /,
    web('gunicorn mysite.wsgi'),
    edit('mysite/wsgi.py', 'application = guarded(WsgiHandler())', 'application = guarded(WsgiHandler('),
  ),
  wrong(
    LAB,
    'wsgi.py without the application',
    'tests',
    /application/,
    web('gunicorn mysite.wsgi:app'),
    edit('mysite/wsgi.py', 'application = guarded(WsgiHandler())', 'app = guarded(WsgiHandler())'),
  ),
  wrong(
    LAB,
    'not migrated',
    'migrated',
    /has not seen/,
    web('gunicorn mysite.wsgi'),
    written(
      '.env',
      `SECRET_KEY=${'z'.repeat(50)}\nDEBUG=true\nHTTPS=false\nDATABASE_URL=sqlite:///other.sqlite3\n`,
    ),
  ),
];

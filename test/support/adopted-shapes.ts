/** Projects as adopting met them, written anew from their shapes: small, and each for one thing that it does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashedRequirements, type Lock } from '../../src/plan/requirements.ts';
import { entry, manage, packageOf, settings, URLS } from './layouts.ts';

export interface AdoptedShape {
  readonly title: string;
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** The module of its settings, as adopting must find it, and the folder of its packages. */
  readonly module: string;
  readonly source?: string;
  readonly flags?: readonly string[];
  /** Exactly what its own settings need. */
  readonly needs?: Readonly<Record<string, string>>;
  /** What else production must have: a key that is not in the code, a database that is no file. */
  readonly plus?: readonly ('SECRET_KEY' | 'DATABASE_URL')[];
  /** What stops every process that would serve it. */
  readonly refuses?: RegExp;
  /** What must be said before anything is written. */
  readonly says?: RegExp;
  /** Whether its entry points are imported: those of WSGI, if it is not said; its database may need what is not installed. */
  readonly entries?: boolean;
  /** The kind of entry point that it is about. */
  readonly entry?: 'wsgi' | 'asgi';
  /** Its own line of Django, where that is none of ours. */
  readonly django?: string;
  /** What its rehearsal ends with, by the check: what it is made of cannot run here, or must not be served. */
  readonly fails?: Readonly<Record<string, RegExp>>;
}

const PLAIN_PACKAGES = 'Django==5.2.1\ndj-database-url==3.0.0\n';
const HASH_LOCK = JSON.parse(readFileSync(join(import.meta.dirname, '../../locks/5.2.json'), 'utf8')) as Lock;

const ADMIN = URLS.replace(", path('', include('blog.urls'))", '');
const APPS = /\n {4}'blog',/;
const KEY = "os.environ['DJANGO_SECRET_KEY']";
const SERVER_DATABASE = `DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        'NAME': os.environ['DB_NAME'],
        'HOST': os.environ.get('DB_HOST', 'db.example'),
        'ATOMIC_REQUESTS': True,
        'OPTIONS': {'sslmode': 'require'},
    }
}
`;

/** Settings as startproject writes them, without the app: other imports before, other lines after. */
const written = (
  imports: string,
  {
    secret = KEY,
    database = SERVER_DATABASE,
    more = '',
    debug = 'False',
    project = 'shop',
  }: { secret?: string; database?: string; more?: string; debug?: string; project?: string } = {},
): string =>
  `${imports}\n${settings(project, { secret, database }).replace(APPS, '').replace('DEBUG = True', `DEBUG = ${debug}`)}${more}`;

/** A project of the usual layout. */
const shop = (text: string, more: Readonly<Record<string, string | Buffer>> = {}) => ({
  ...packageOf('shop', 'shop.settings'),
  'shop/urls.py': ADMIN,
  'shop/settings.py': text,
  'requirements.txt': PLAIN_PACKAGES,
  ...more,
});

/** A key that Django's checks take for one. */
const KEY_VALUE = 'hT5-mW8qZr2Lx6Vb9Ny3Kc7Jd1Fs4Pg0'.repeat(2);

const BOTH = { DJANGO_SECRET_KEY: KEY_VALUE, DB_NAME: 'shop' };
const COMMITTED = written('', { secret: "'django-insecure-of-development'" });

const spelling = (
  title: string,
  text: string,
  needs: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
  rest: Partial<AdoptedShape> = {},
): AdoptedShape => ({ title, files: shop(text, more), module: 'shop.settings', needs, ...rest });

const requiring = (
  title: string,
  files: Readonly<Record<string, string | Buffer>>,
  rest: Partial<AdoptedShape> = {},
): AdoptedShape => {
  const { 'requirements.txt': _, ...others } = shop(written(''));
  return { title, files: { ...others, ...files }, module: 'shop.settings', needs: BOTH, ...rest };
};

const PEP621 = '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.12"\n';

export const ADOPTED_SHAPES: readonly AdoptedShape[] = [
  // Spellings.
  spelling('os.environ["X"]', written(''), BOTH),
  spelling(
    'getenv with a default by position, and a cast',
    written('', { more: "PAGE = int(os.getenv('PAGE', '20'))\nLIMIT = int(os.environ['LIMIT'])\n" }),
    { ...BOTH, LIMIT: '5' },
  ),
  {
    title: 'django-environ in base, used by production through an import',
    files: {
      ...packageOf('config', 'config.settings.local'),
      'config/urls.py': ADMIN,
      'config/settings/__init__.py': '',
      'config/settings/base.py': written('import environ\n\nenv = environ.Env()\n', {
        secret: "env('DJANGO_SECRET_KEY')",
        database: "DATABASES = {'default': env.db('DATABASE_URL')}\n",
        project: 'config',
      }),
      'config/settings/local.py': 'from .base import *\n\nDEBUG = True\n',
      'config/settings/production.py':
        "from .base import *\nfrom .base import env\n\nEMAIL_PORT = env.int('EMAIL_PORT', 25)\nTHROTTLE = env.bool('THROTTLE', True)\nALLOWED_HOSTS = env.list('HOSTS')\n",
      'requirements/base.txt': 'django==5.2.1\ndjango-environ==0.12.0\n',
      'requirements/production.txt': '-r base.txt\ngunicorn==26.2.0\n',
    },
    module: 'config.settings.production',
    needs: {
      DJANGO_SECRET_KEY: KEY_VALUE,
      DATABASE_URL: 'postgres://u:p@db.example/shop',
      HOSTS: 'a.example',
    },
  },
  spelling(
    'django-environ with a scheme of defaults',
    written('import environ\n\nenv = environ.Env(PAGE=(int, 20), THROTTLE=(bool, True), TOKEN=str)\n', {
      more: "PAGE = env('PAGE')\nTHROTTLE = env('THROTTLE')\nTOKEN = env('TOKEN')\n",
    }),
    { ...BOTH, TOKEN: 't' },
  ),
  spelling(
    'python-decouple with casts',
    written('from decouple import Csv, config\n', {
      secret: "config('DJANGO_SECRET_KEY')",
      more: "EMAIL_USE_TLS = config('EMAIL_USE_TLS', cast=bool)\nPARTNERS = config('PARTNERS', default='a,b', cast=Csv())\n",
    }),
    { ...BOTH, EMAIL_USE_TLS: 'yes' },
  ),
  spelling(
    'environs with a prefix',
    written('from environs import Env\n\nenv = Env()\n', {
      more: "with env.prefixed('SHOP_'):\n    TAX = env.float('TAX')\n    CURRENCY = env.str('CURRENCY', 'EUR')\n",
    }),
    { ...BOTH, SHOP_TAX: '0.19' },
  ),
  spelling(
    'a class of pydantic-settings',
    written(
      "from pydantic_settings import BaseSettings, SettingsConfigDict\n\n\nclass Config(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix='SHOP_')\n    tax: float\n    currency: str = 'EUR'\n\n\nconfig = Config()\n",
      { more: 'TAX = config.tax\nCURRENCY = config.currency\n' },
    ),
    { ...BOTH, SHOP_TAX: '0.19' },
  ),
  spelling(
    "a helper of the project's own, in another module",
    written('from shop.reading import required, setting\n', {
      more: "TOKEN = required('TOKEN')\nCURRENCY = setting('CURRENCY', 'EUR')\n",
    }),
    { ...BOTH, TOKEN: 't' },
    {
      'shop/reading.py':
        'import os\n\nfrom django.core.exceptions import ImproperlyConfigured\n\n\ndef required(name):\n    try:\n        return os.environ[name]\n    except KeyError:\n        raise ImproperlyConfigured(f"Set {name}") from None\n\n\ndef setting(name, default):\n    return os.environ.get(name, default)\n',
    },
  ),
  spelling(
    'guards, and try and except',
    written('', {
      more: "if 'SENTRY_DSN' in os.environ:\n    SENTRY = os.environ['SENTRY_DSN']\ntry:\n    BUCKET = os.environ['BUCKET']\nexcept KeyError:\n    BUCKET = 'none'\nREGION = os.environ['REGION'] if 'REGION' in os.environ else 'eu'\nTOKEN = os.environ.get('TOKEN')\nif not TOKEN:\n    raise RuntimeError('TOKEN is required')\n",
    }),
    { ...BOTH, TOKEN: 't' },
  ),
  spelling(
    'JSON, a key of Fernet and addresses',
    written('import json\nfrom base64 import urlsafe_b64decode\nfrom urllib.parse import urlparse\n', {
      more: "RATES = json.loads(os.environ['RATES'])\nif len(urlsafe_b64decode(os.environ['FIELD_KEY'])) != 32:\n    raise ValueError('a key has 32 bytes')\nBROKER = urlparse(os.environ['BROKER_URL']).hostname.lower()\n",
    }),
    {
      ...BOTH,
      RATES: '{"a": 1}',
      FIELD_KEY: 'QUFB'.repeat(10).concat('QUE='),
      BROKER_URL: 'amqp://mq.example',
    },
  ),
  spelling(
    'defaults that are used afterwards, and a condition on one',
    written('import importlib\n', {
      secret: "os.environ.get('SECRET_KEY', '<random characters>')",
      more: "EXTRA = importlib.import_module(os.getenv('SHOP_EXTRA', 'shop.extra')).VALUE\nTOKEN = os.environ.get('TOKEN', '')\nif not TOKEN:\n    raise RuntimeError('TOKEN is required')\n",
    }),
    { DB_NAME: 'shop', TOKEN: 't' },
    { 'shop/extra.py': 'VALUE = 1\n' },
    { plus: ['SECRET_KEY'] },
  ),
  spelling(
    'nested classes of pydantic-settings in a module of their own',
    written('from shop.conf import config\n', {
      secret: 'config.secret_key.get_secret_value()',
      database:
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'HOST': config.database.host, 'NAME': config.database.name}}\n",
    }),
    { SHOP_SECRET_KEY: BOTH.DJANGO_SECRET_KEY, DB_HOST: 'db.example' },
    {
      'shop/conf.py':
        "from pydantic import Field, SecretStr\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\n\n\nclass Database(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix='DB_')\n    host: str\n    name: str = 'shop'\n\n\nclass Config(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix='SHOP_', extra='ignore')\n    secret_key: SecretStr\n    database: Database = Field(default_factory=Database)\n\n\nconfig = Config()\n",
    },
  ),
  // Settings that are deepened.
  spelling(
    'PostGIS with ATOMIC_REQUESTS and options',
    written('import dj_database_url\n', {
      database:
        "DATABASES = {'default': dj_database_url.parse(os.environ['GIS_URL'], engine='django.contrib.gis.db.backends.postgis')}\nDATABASES['default']['ATOMIC_REQUESTS'] = True\n",
    }),
    { DJANGO_SECRET_KEY: BOTH.DJANGO_SECRET_KEY, GIS_URL: 'postgis://u:p@db.example/shop?sslmode=require' },
    {},
    // Its library is the system's, and is not on every machine.
    { entries: false, fails: { build: /Could not find the GDAL library/ } },
  ),
  spelling(
    'tenants, and a second database that Prometheus watches',
    written('', {
      database:
        "DATABASES = {\n    'default': {'ENGINE': 'django_tenants.postgresql_backend', 'NAME': os.environ['DB_NAME']},\n    'replica': {'ENGINE': 'django_prometheus.db.backends.postgresql', 'NAME': 'replica'},\n}\nDATABASE_ROUTERS = ['django_tenants.routers.TenantSyncRouter']\n",
    }),
    BOTH,
    {},
    { entries: false, fails: { build: /No module named 'django_tenants'/ } },
  ),
  spelling(
    'storages, logging and an order of middleware of its own',
    written('', {
      more: "STORAGES = {'staticfiles': {'BACKEND': 'django.contrib.staticfiles.storage.StaticFilesStorage'}}\nLOGGING = {'version': 1, 'disable_existing_loggers': False}\nMIDDLEWARE = ['django.middleware.gzip.GZipMiddleware', *MIDDLEWARE]\nSECURE_HSTS_SECONDS = 31536000\nSECURE_SSL_REDIRECT = True\nCSRF_TRUSTED_ORIGINS = ['https://a.example']\n",
    }),
    BOTH,
    {},
    { fails: { stylesheet: /has no hash in its name/ } },
  ),
  {
    title: 'a token key and a switch that follow from the environment',
    files: shop(
      written('', {
        debug: "os.environ.get('DEBUG') == 'true'",
        more: "JWT = {'SIGNING_KEY': SECRET_KEY}\nCORS_ALLOW_ALL_ORIGINS = DEBUG\n",
      }),
    ),
    module: 'shop.settings',
    needs: BOTH,
  },
  {
    title: 'a token key that follows from a committed one',
    files: shop(`${COMMITTED}JWT = {'SIGNING_KEY': SECRET_KEY}\n`),
    module: 'shop.settings',
    needs: { DB_NAME: 'shop' },
    plus: ['SECRET_KEY'],
    refuses: /JWT\['SIGNING_KEY'\] holds the key of shop\/settings\.py:\d+/,
    says: /SECRET_KEY is in shop\/settings\.py:\d+, and these follow from it: JWT \(/,
    fails: {
      migrate: /^.*\n?JWT\['SIGNING_KEY'\] holds the key/,
      start: /JWT\['SIGNING_KEY'\] holds the key/,
    },
  },
  {
    title: 'switches that follow from a committed DEBUG',
    files: shop(
      written('', { debug: 'True', more: 'CORS_ALLOW_ALL_ORIGINS = DEBUG\nif DEBUG:\n    MAIL = 1\n' }),
    ),
    module: 'shop.settings',
    needs: BOTH,
    refuses: /CORS_ALLOW_ALL_ORIGINS \(shop\/settings\.py:\d+\) follows from DEBUG[\s\S]*MAIL \(/,
    says: /DEBUG is on in shop\/settings\.py:\d+, and these follow from it: CORS_ALLOW_ALL_ORIGINS \(/,
    fails: {
      migrate: /CORS_ALLOW_ALL_ORIGINS \(.*follows from DEBUG/,
      start: /CORS_ALLOW_ALL_ORIGINS \(.*follows from DEBUG/,
      secret: /ends without naming it/,
    },
  },
  {
    title: 'a committed key from which nothing follows',
    files: shop(COMMITTED),
    module: 'shop.settings',
    needs: { DB_NAME: 'shop' },
    plus: ['SECRET_KEY'],
  },
  // Entry points.
  {
    title: 'a routing module',
    entry: 'asgi',
    files: shop(written('', { more: "ASGI_APPLICATION = 'shop.routing.application'\n" }), {
      'shop/routing.py':
        "import os\n\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\nfrom django.core.asgi import get_asgi_application\n\napplication = get_asgi_application()\n",
    }),
    module: 'shop.settings',
    needs: BOTH,
    entries: true,
  },
  {
    title: 'an application of another name, in a package',
    entry: 'wsgi',
    files: {
      ...Object.fromEntries(
        Object.entries(shop(written('').replace('shop.wsgi.application', 'shop.wsgi.app.site'))).filter(
          ([path]) => path !== 'shop/wsgi.py',
        ),
      ),
      'shop/wsgi/__init__.py': '',
      'shop/wsgi/app.py': entry('wsgi', 'shop.settings').replace('application = get', 'site = get'),
    },
    module: 'shop.settings',
    needs: BOTH,
    entries: true,
  },
  {
    title: 'entry points that insist on settings for docker',
    entry: 'wsgi',
    files: {
      ...Object.fromEntries(Object.entries(shop('')).filter(([path]) => path !== 'shop/settings.py')),
      'manage.py': manage('shop.settings.docker').replace(
        /os\.environ\.setdefault\('DJANGO_SETTINGS_MODULE', ('[\w.]+')\)/,
        "os.environ['DJANGO_SETTINGS_MODULE'] = $1",
      ),
      'shop/wsgi.py': entry('wsgi', 'shop.settings.docker').replace(
        /os\.environ\.setdefault\('DJANGO_SETTINGS_MODULE', ('[\w.]+')\)/,
        "os.environ['DJANGO_SETTINGS_MODULE'] = $1",
      ),
      'shop/settings/__init__.py': '',
      'shop/settings/docker.py': written(''),
    },
    module: 'shop.settings.docker',
    needs: BOTH,
    says: /shop\.settings\.docker are settings for development, by their name[\s\S]*manage\.py:7 sets DJANGO_SETTINGS_MODULE/,
    entries: true,
  },
  // What is there already, and where.
  {
    title: 'ignore files that would keep ours away',
    files: shop(written(''), { '.gitignore': 'env.py\n.*\n*_cloud/\n' }),
    module: 'shop.settings',
    needs: BOTH,
  },
  {
    title: 'a project that deploys today, with Celery',
    files: shop(written(''), {
      'requirements.txt': `${PLAIN_PACKAGES}celery==5.5.3\n`,
      'shop/celery.py': "from celery import Celery\n\napp = Celery('shop')\n",
      Procfile:
        'web: gunicorn shop.wsgi\nworker: celery -A shop worker\nbeat: celery -A shop beat\nmail: python manage.py mail\n',
      'manifest.yml': 'applications:\n- name: shop\n',
      Dockerfile: 'FROM python:3.12\n',
      '.dockerignore': '*.log\n',
      '.cfignore': '*.log\n',
      'compose.yaml': 'services: {}\n',
      'runtime.txt': 'python-3.12.x\n',
    }),
    module: 'shop.settings',
    needs: BOTH,
    says: /Procfile: worker \("celery -A shop worker"\) is carried over[\s\S]*(web is now "|no platform that was chosen starts mail \("python manage\.py mail"\))/,
  },
  {
    title: 'manage.py in server/',
    files: {
      ...Object.fromEntries(
        Object.entries(shop(written(''))).map(([path, text]) =>
          path === 'requirements.txt' ? [path, text] : [`server/${path}`, text],
        ),
      ),
    },
    module: 'shop.settings',
    source: 'server',
    needs: BOTH,
  },
  {
    title: 'manage.py two folders deep',
    files: {
      ...Object.fromEntries(
        Object.entries(shop(written(''))).map(([path, text]) =>
          path === 'requirements.txt' ? [path, text] : [`src/backend/${path}`, text],
        ),
      ),
    },
    module: 'shop.settings',
    source: 'src/backend',
    needs: BOTH,
  },
  {
    title: 'settings of Python 2 that nothing names',
    files: shop(written(''), { 'old/settings_2012.py': "print 'hello'\nINSTALLED_APPS = ()\n" }),
    module: 'shop.settings',
    needs: BOTH,
  },
  // Requirements.
  requiring('hashes', {
    'requirements.txt': `${hashedRequirements(HASH_LOCK, ['project'], ['django-csp', 'python-json-logger', 'python-dotenv']).join('\n')}\n`,
  }),
  requiring(
    'a file in UTF-16',
    {
      'requirements.txt': Buffer.from('\uFEFFDjango==5.2.1\r\ndj-database-url==3.0.0\r\n', 'utf16le'),
    },
    { says: /requirements\.txt is encoded as UTF-16/ },
  ),
  requiring('includes and constraints', {
    'requirements.txt': '-c constraints.txt\n-r requirements/base.txt\n',
    'constraints.txt': 'django==5.2.1\nsqlparse<0.6\n',
    'requirements/base.txt': 'Django\n-r more/db.txt\n',
    'requirements/more/db.txt': 'dj-database-url>=3\npywin32==311 ; sys_platform == "win32"\n',
  }),
  requiring('a local package', {
    'requirements.txt': 'Django==5.2.1\n./lib/theme\n',
    'lib/theme/pyproject.toml':
      '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "shop-theme"\nversion = "1"\n',
    'lib/theme/shop_theme.py': '',
  }),
  requiring('PEP 621 with a driver in an extra called prod', {
    'pyproject.toml': `${PEP621}dependencies = ["django~=5.2.0"]\n[project.optional-dependencies]\nprod = ["psycopg[binary]>=3.2"]\n`,
  }),
  requiring('a lock of uv', {
    'pyproject.toml': `${PEP621}dependencies = ["django>=5.2,<6"]\n`,
    'uv.lock':
      'version = 1\n[[package]]\nname = "shop"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [{ name = "django" }]\n[[package]]\nname = "django"\nversion = "5.2.1"\nsource = { registry = "https://pypi.org/simple" }\ndependencies = [{ name = "asgiref" }, { name = "sqlparse" }]\n[[package]]\nname = "asgiref"\nversion = "3.8.1"\nsource = { registry = "https://pypi.org/simple" }\n[[package]]\nname = "sqlparse"\nversion = "0.5.3"\nsource = { registry = "https://pypi.org/simple" }\n',
  }),
  requiring('Poetry 1 with a lock', {
    'pyproject.toml':
      '[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.12"\nDjango = "^5.2"\npsycopg = { version = "^3.2", extras = ["binary"] }\n',
    'poetry.lock':
      '[[package]]\nname = "django"\nversion = "5.2.1"\n[package.dependencies]\nasgiref = ">=3.8.1"\nsqlparse = ">=0.3.1"\n[[package]]\nname = "asgiref"\nversion = "3.8.1"\n[[package]]\nname = "sqlparse"\nversion = "0.5.3"\n[[package]]\nname = "psycopg"\nversion = "3.2.9"\n[package.extras]\nbinary = ["psycopg-binary (==3.2.9)"]\n[package.dependencies]\npsycopg-binary = { version = "3.2.9", optional = true }\n[[package]]\nname = "psycopg-binary"\nversion = "3.2.9"\n',
  }),
  requiring('Poetry 2 in a project of PEP 621', {
    'pyproject.toml': `${PEP621}dependencies = ["django (>=5.2,<6)"]\n[tool.poetry]\npackage-mode = false\n`,
    'poetry.lock':
      '[[package]]\nname = "django"\nversion = "5.2.1"\ngroups = ["main"]\n[package.dependencies]\nasgiref = ">=3.8.1"\n[[package]]\nname = "asgiref"\nversion = "3.8.1"\ngroups = ["main"]\n',
  }),
  requiring('PDM', {
    'pyproject.toml': `${PEP621}dependencies = ["django>=5.2"]\n`,
    'pdm.lock':
      '[[package]]\nname = "django"\nversion = "5.2.1"\ngroups = ["default"]\n[[package]]\nname = "asgiref"\nversion = "3.8.1"\ngroups = ["default"]\n',
  }),
  requiring('Pipenv with a lock', {
    Pipfile: '[packages]\ndjango = "~=5.2.0"\n[requires]\npython_version = "3.13"\n',
    'Pipfile.lock': JSON.stringify({
      default: { django: { version: '==5.2.1' }, asgiref: { version: '==3.8.1' } },
    }),
  }),
  requiring(
    'old pins',
    { 'requirements.txt': 'Django==5.2.1\ndj-database-url==0.5.0\nwhitenoise==5.3.0\n' },
    {
      says: /dj-database-url==0\.5\.0 \(requirements\.txt:2\): what is added was made for dj-database-url>=3/,
    },
  ),
  ...(['6.0', '5.1', '4.2'] as const).map((line) =>
    requiring(
      `Django ${line}`,
      { 'requirements.txt': `Django~=${line}.0\n` },
      {
        django: line,
        says: new RegExp(`Django ${line} \\(requirements\\.txt\\) is not a supported release line`),
      },
    ),
  ),
];

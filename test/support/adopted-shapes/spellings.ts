/** Each spelling of a variable that settings read. */
import { packageOf } from '../layouts.ts';
import { ADMIN, type AdoptedShape, BOTH, KEY_VALUE, spelling, written } from './shape.ts';

export const SPELLINGS: readonly AdoptedShape[] = [
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
        "from .base import *\nfrom .base import INSTALLED_APPS, env\n\nINSTALLED_APPS += ['django.contrib.humanize']\nEMAIL_PORT = env.int('EMAIL_PORT', 25)\nTHROTTLE = env.bool('THROTTLE', True)\nALLOWED_HOSTS = env.list('HOSTS')\n",
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
        "from pydantic import BaseModel, Field, SecretStr\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\n\n\nclass Mail(BaseModel):\n    port: int = 25\n\n\nclass Database(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix='DB_')\n    host: str\n    name: str = 'shop'\n\n\nclass Config(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix='SHOP_', extra='ignore')\n    secret_key: SecretStr\n    database: Database = Field(default_factory=Database)\n    mail: Mail = Mail()\n\n\nconfig = Config()\n",
    },
  ),
];

/** Settings that are deepened, and what follows from others. */
import { type AdoptedShape, BOTH, COMMITTED, shop, spelling, written } from './shape.ts';

export const SETTINGS: readonly AdoptedShape[] = [
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
];

/** Last of all: which target a shape is rehearsed for follows from its place. */
export const CHANGED: readonly AdoptedShape[] = [
  spelling(
    'settings that a call changes, which is given their names',
    written('from shop import hosting\n', { more: 'hosting.settings(locals(), pages=7)\n' }),
    BOTH,
    { 'shop/hosting.py': "def settings(config, pages):\n    config['PAGES'] = pages\n" },
    {
      says: /shop\/settings\.py:\d+: hosting\.settings\(\) changes the settings while they are loaded/,
    },
  ),
];

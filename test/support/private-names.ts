/** Names of files that must never travel, and of files that must: written by hand, not from the product's list. */

/** Each is put at several depths. A folder's name stands with a file in it. */
export const PRIVATE: readonly string[] = [
  '.env',
  '.env.production',
  '.env.local',
  'secrets.env',
  'production.env',
  '.envrc',
  '.netrc',
  '.pgpass',
  '.my.cnf',
  '.aws/credentials',
  '.ssh/config',
  '.kube/config',
  'terraform.tfstate',
  'terraform.tfstate.backup',
  'production.tfvars',
  '.terraform/modules/modules.txt',
  'server.key',
  'privkey.pem',
  'fullchain.crt',
  'client.p12',
  'client.pfx',
  'AuthKey_1.p8',
  'keystore.jks',
  'id_rsa',
  'id_ed25519',
  'credentials.json',
  'service-account-shop.json',
  'db.sqlite3',
  'db.sqlite3-wal',
  'shop.sqlite',
  'shop.db',
  'latest.dump',
  'dump.sql',
  'shop-backup.sql',
  'nightly.sql.gz',
  'dump.rdb',
  'dumpdata.json',
  '.venv/bin/activate',
  '.venv313/bin/activate',
  'venv/bin/activate',
  'shop-venv/bin/activate',
  'env/bin/activate',
  'py/pyvenv.cfg',
  'py/lib/python3.13/site-packages/django/conf/global_settings.py',
  '__pycache__/settings.cpython-313.pyc',
  'settings.pyc',
  '.mypy_cache/cache.json',
  '.ruff_cache/content',
  '.pytest_cache/lastfailed',
  '.coverage',
  'node_modules/left/index.js',
  '.django-cloud/undo/1/journal',
  '.vscode/settings.json',
];

/** The root, an app, and three folders down. */
export const DEPTHS: readonly string[] = ['', 'pages/', 'deploy/production/eu/'];

/** Where a name of the list stands at every depth. */
export const PRIVATE_PATHS: readonly string[] = DEPTHS.flatMap((depth) =>
  PRIVATE.map((name) => `${depth}${name}`),
);

/** What a developer adds, whose names come near to those above. */
export const NEEDED: readonly string[] = [
  'pages/env.py',
  'pages/keys.py',
  'pages/environment/__init__.py',
  'pages/management/commands/dump.py',
  'pages/migrations/0002_view.sql',
  'pages/fixtures/pages.json',
  'pages/static/pages/key.svg',
  'pages/templates/envelope.html',
  'locale/es/LC_MESSAGES/django.mo',
  'vendor/django-6.1-py3-none-any.whl',
  'data/countries.csv',
  'venv.md',
];

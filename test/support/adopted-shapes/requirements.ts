/** Requirements of each tool's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashedRequirements, type Lock } from '../../../src/plan/requirements.ts';
import { type AdoptedShape, PEP621, requiring, written } from './shape.ts';

const HASH_LOCK = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../locks/5.2.json'), 'utf8'),
) as Lock;

export const REQUIREMENTS: readonly AdoptedShape[] = [
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
      {
        'requirements.txt': `Django~=${line}.0\n`,
        // As projects of 4.2 have it: it goes with no STORAGES beside it, and 5.1 knows it no more.
        'shop/settings.py': written('', {
          more: "STATICFILES_STORAGE = 'django.contrib.staticfiles.storage.ManifestStaticFilesStorage'\n",
        }),
      },
      {
        django: line,
        bothEntries: line === '4.2',
        // Its own storage, which 4.2 alone still takes from there, writes no compressed files.
        ...(line === '4.2' ? { fails: { stylesheet: /is not compressed/ } } : {}),
        says: new RegExp(`Django ${line} \\(requirements\\.txt\\) is not a supported release line`),
      },
    ),
  ),
];

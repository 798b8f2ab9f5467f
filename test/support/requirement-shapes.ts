/** What projects require, in the forms in which they say it: written for these tests from shapes that were met. */

export interface RequirementShape {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The file that is read. */
  readonly file?: string;
  /** Requirements as they must be read: name, extras, specifier, marker, address. */
  readonly required?: readonly string[];
  /** The lines that a new requirements file gets. */
  readonly lines?: readonly string[];
  /** The problem that ends it. */
  readonly refuses?: RegExp;
}

const poetry = (dependencies: string, more = ''): string =>
  `[tool.poetry]\nname = "shop"\nversion = "1"\n\n[tool.poetry.dependencies]\npython = "^3.12"\n${dependencies}\n${more}`;

const pep621 = (dependencies: readonly string[], more = ''): string =>
  `[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ${JSON.stringify(dependencies)}\n${more}`;

const HASH = `sha256:${'ab'.repeat(32)}`;

export const REQUIREMENT_SHAPES: readonly RequirementShape[] = [
  {
    title: 'lines of a requirements file',
    files: {
      'requirements.txt': [
        '# comment',
        'Django==5.2.1',
        'psycopg[binary,pool] >= 3.2, <4 ; python_version > "3.9"',
        'zope.interface~=7.0 # why',
        'uvicorn==0.51 \\',
        '    ; sys_platform != "win32"',
        'six',
        'pywin32==306 ; sys_platform == "win32"',
        '',
      ].join('\n'),
    },
    required: [
      'django==5.2.1',
      'psycopg[binary,pool]<4,>=3.2 ; python_version > "3.9"',
      'zope-interface~=7.0',
      'uvicorn==0.51 ; sys_platform != "win32"',
      'six',
      'pywin32==306 ; sys_platform == "win32"',
    ],
  },
  {
    title: 'addresses, paths and editable packages',
    files: {
      'requirements.txt': [
        'Django>=5.2',
        'shop-theme @ git+https://git.example/theme.git@1f2e3d',
        'git+https://git.example/tools.git#egg=shop-tools',
        './lib/shop-core',
        '-e ./lib/shop-api',
        'https://files.example/shop_pdf-1.0-py3-none-any.whl',
      ].join('\n'),
      'lib/shop-core/pyproject.toml': '',
      'lib/shop-api/pyproject.toml': '',
    },
    required: [
      'django>=5.2',
      'shop-theme @ git+https://git.example/theme.git@1f2e3d',
      'shop-tools @ git+https://git.example/tools.git#egg=shop-tools',
      'shop-core @ ./lib/shop-core',
      'shop-api @ ./lib/shop-api',
      'shop-pdf @ https://files.example/shop_pdf-1.0-py3-none-any.whl',
    ],
  },
  {
    title: 'a chain of includes with constraints and a private index',
    files: {
      'requirements.txt': '-r requirements/production.txt\n',
      'requirements/production.txt':
        '--extra-index-url https://packages.example/simple\n-c constraints.txt\n-r base.txt\ngunicorn\n',
      'requirements/base.txt': 'Django\n-r nested/more.txt\n',
      'requirements/nested/more.txt': 'pillow>=10\n',
      'requirements/constraints.txt': 'django==5.2.3\n',
    },
    required: ['django', 'pillow>=10', 'gunicorn'],
  },
  {
    title: 'hashes',
    files: {
      'requirements.txt': `--require-hashes\ndjango==5.2.1 \\\n    --hash=${HASH} \\\n    --hash=${HASH}\nasgiref==3.8.1 --hash=${HASH}\n`,
    },
    required: ['django==5.2.1', 'asgiref==3.8.1'],
  },
  {
    title: 'PEP 621 beside a file for the documentation',
    files: {
      'pyproject.toml': pep621(['django~=5.2.0', 'psycopg[binary]>=3']),
      'requirements.txt': 'sphinx\n',
    },
    file: 'pyproject.toml',
    required: ['django~=5.2.0', 'psycopg[binary]>=3'],
    lines: ['django~=5.2.0', 'psycopg[binary]>=3'],
  },
  {
    title: 'a driver in an extra called prod, and a group of that name',
    files: {
      'pyproject.toml': pep621(
        ['django>=5.2,<6'],
        '[project.optional-dependencies]\nprod = ["mysqlclient==2.2.7"]\ndocs = ["sphinx"]\n[dependency-groups]\nproduction = ["gunicorn"]\ndev = ["ruff"]\n',
      ),
    },
    required: ['django<6,>=5.2', 'mysqlclient==2.2.7', 'gunicorn'],
    lines: ['django>=5.2,<6', 'mysqlclient==2.2.7', 'gunicorn'],
  },
  {
    title: 'sources of uv',
    files: {
      'pyproject.toml': pep621(
        ['django', 'shop-theme', 'shop-core[pdf]'],
        '[tool.uv.sources]\nshop-theme = { git = "https://git.example/theme.git", tag = "v1" }\nshop_core = { path = "lib/core", editable = true }\n',
      ),
      'lib/core/pyproject.toml': '',
    },
    lines: ['django', 'shop-theme @ git+https://git.example/theme.git@v1', './lib/core[pdf]'],
  },
  {
    title: 'a workspace of uv, and an index of its own',
    files: {
      'pyproject.toml': pep621(
        ['django', 'shop-core'],
        '[tool.uv.workspace]\nmembers = ["packages/*"]\n[tool.uv.sources]\nshop-core = { workspace = true }\n[[tool.uv.index]]\nname = "own"\nurl = "https://packages.example/simple"\ndefault = true\n',
      ),
      'packages/core/pyproject.toml': '[project]\nname = "shop-core"\nversion = "1"\n',
    },
    lines: ['--index-url https://packages.example/simple', 'django', './packages/core'],
  },
  {
    title: 'a package of a private index of uv',
    files: {
      'pyproject.toml': pep621(
        ['django', 'shop-theme'],
        '[tool.uv.sources]\nshop-theme = { index = "own" }\n[[tool.uv.index]]\nname = "own"\nurl = "https://packages.example/simple"\nexplicit = true\n',
      ),
    },
    refuses:
      /adopt: pyproject\.toml:5: shop-theme comes from the index https:\/\/packages\.example\/simple, which/,
  },
  {
    title: 'a lock of uv',
    files: {
      'pyproject.toml': pep621(
        ['django>=5.2', 'shop-theme', 'psycopg[binary]'],
        '[dependency-groups]\ndev = ["ruff"]\n[tool.uv.sources]\nshop-theme = { index = "own" }\n[[tool.uv.index]]\nname = "own"\nurl = "https://packages.example/simple"\nexplicit = true\n',
      ),
      'uv.lock': `version = 1
[[package]]
name = "shop"
version = "1"
source = { virtual = "." }
dependencies = [{ name = "django" }, { name = "shop-theme" }, { name = "psycopg", extra = ["binary"] }]
[package.dev-dependencies]
dev = [{ name = "ruff" }]
[[package]]
name = "django"
version = "5.2.3"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "asgiref" }, { name = "tzdata", marker = "sys_platform == 'win32'" }]
[[package]]
name = "asgiref"
version = "3.8.1"
source = { registry = "https://pypi.org/simple" }
[[package]]
name = "tzdata"
version = "2025.2"
source = { registry = "https://pypi.org/simple" }
[[package]]
name = "shop-theme"
version = "2.0"
source = { registry = "https://packages.example/simple" }
wheels = [{ url = "https://packages.example/shop_theme-2.0-py3-none-any.whl", hash = "${HASH}" }]
[[package]]
name = "psycopg"
version = "3.2.9"
source = { registry = "https://pypi.org/simple" }
[package.optional-dependencies]
binary = [{ name = "psycopg-binary", marker = "implementation_name != 'pypy'" }]
[[package]]
name = "psycopg-binary"
version = "3.2.9"
source = { registry = "https://pypi.org/simple" }
[[package]]
name = "ruff"
version = "0.11.0"
source = { registry = "https://pypi.org/simple" }
`,
    },
    lines: [
      'asgiref==3.8.1',
      'django==5.2.3',
      'psycopg==3.2.9',
      "psycopg-binary==3.2.9 ; implementation_name != 'pypy'",
      'shop-theme @ https://packages.example/shop_theme-2.0-py3-none-any.whl',
      "tzdata==2025.2 ; sys_platform == 'win32'",
    ],
  },
  {
    title: 'constraints of Poetry 1',
    files: {
      'pyproject.toml': poetry(
        [
          'Django = "^5.2"',
          'a = "^0.3"',
          'b = "~5.2"',
          'c = "5.2.1"',
          'd = "*"',
          'e = ">=5.2,<6"',
          'f = { version = "^3.2", extras = ["binary"] }',
          'g = { version = "^1.0", optional = true }',
          'h = { git = "https://git.example/h.git", tag = "v2" }',
          'i = { version = "1.*", markers = "sys_platform == \'linux\'" }',
          'j = "^0.0.4"',
          'k = "!=1.0"',
        ].join('\n'),
        '[tool.poetry.group.dev.dependencies]\nruff = "*"\n',
      ),
    },
    lines: [
      'django>=5.2,<6',
      'a>=0.3,<0.4',
      'b>=5.2,<5.3',
      'c==5.2.1',
      'd',
      'e>=5.2,<6',
      'f[binary]>=3.2,<4',
      'h @ git+https://git.example/h.git@v2',
      "i==1.* ; sys_platform == 'linux'",
      'j>=0.0.4,<0.0.5',
      'k!=1.0',
    ],
  },
  {
    title: 'a lock of Poetry 1, which says no groups',
    files: {
      'pyproject.toml': poetry(
        'django = "^5.2"\nshop-theme = { git = "https://git.example/theme.git" }',
        '[tool.poetry.group.dev.dependencies]\nruff = "*"\n',
      ),
      'poetry.lock': `[[package]]
name = "django"
version = "5.2.3"
[package.dependencies]
asgiref = ">=3.8"
tzdata = { version = "*", markers = "sys_platform == \\"win32\\"" }
[[package]]
name = "asgiref"
version = "3.8.1"
[[package]]
name = "tzdata"
version = "2025.2"
[[package]]
name = "ruff"
version = "0.11.0"
[[package]]
name = "shop-theme"
version = "1.0"
[package.source]
type = "git"
url = "https://git.example/theme.git"
reference = "HEAD"
resolved_reference = "0a1b2c"
`,
    },
    lines: [
      'asgiref==3.8.1',
      'django==5.2.3',
      'shop-theme @ git+https://git.example/theme.git@0a1b2c',
      'tzdata==2025.2 ; sys_platform == "win32"',
    ],
  },
  {
    title: 'a lock of Poetry 2 in a project of PEP 621',
    files: {
      'pyproject.toml': pep621(['django>=5.2,<6'], '[tool.poetry]\npackage-mode = false\n'),
      'poetry.lock':
        '[[package]]\nname = "django"\nversion = "5.2.3"\ngroups = ["main"]\n[package.dependencies]\nasgiref = ">=3.8"\n[[package]]\nname = "asgiref"\nversion = "3.8.1"\ngroups = ["main"]\n[[package]]\nname = "ruff"\nversion = "0.11.0"\ngroups = ["dev"]\n',
    },
    lines: ['asgiref==3.8.1', 'django==5.2.3'],
  },
  {
    title: 'a folder beside the project, with Poetry',
    files: { 'pyproject.toml': poetry('django = "^5.2"\nshop-core = { path = "../core" }') },
    refuses: /adopt: pyproject\.toml:8: shop-core is in \.\.\/core, which is not in this folder/,
  },
  {
    title: 'a lock of PDM',
    files: {
      'pyproject.toml': pep621(['django>=5.2'], '[tool.pdm.dev-dependencies]\ndev = ["ruff"]\n'),
      'pdm.lock':
        '[[package]]\nname = "django"\nversion = "5.2.3"\ngroups = ["default"]\n[[package]]\nname = "tzdata"\nversion = "2025.2"\ngroups = ["default"]\nmarker = "sys_platform == \\"win32\\""\n[[package]]\nname = "ruff"\nversion = "0.11.0"\ngroups = ["dev"]\n',
    },
    lines: ['django==5.2.3', 'tzdata==2025.2 ; sys_platform == "win32"'],
  },
  {
    title: 'Pipenv with a lock, a repository and a private index',
    files: {
      Pipfile:
        '[[source]]\nurl = "https://packages.example/simple"\nname = "own"\n[packages]\ndjango = "~=5.2.0"\nshop-theme = { git = "https://git.example/theme.git", ref = "main" }\n[requires]\npython_version = "3.13"\n',
      'Pipfile.lock': JSON.stringify({
        default: {
          django: { version: '==5.2.3', index: 'own', hashes: [HASH] },
          tzdata: { version: '==2025.2', markers: "sys_platform == 'win32'" },
          'shop-theme': { git: 'https://git.example/theme.git', ref: '0a1b2c' },
        },
        develop: { ruff: { version: '==0.11.0' } },
      }),
    },
    lines: [
      '--index-url https://packages.example/simple',
      'django==5.2.3',
      "tzdata==2025.2 ; sys_platform == 'win32'",
      'shop-theme @ git+https://git.example/theme.git@0a1b2c',
    ],
  },
  {
    title: 'a line that is not understood',
    files: { 'requirements.txt': 'django==5.2.1\n\nthis is no line\n' },
    refuses: /adopt: requirements\.txt:3: .*Fix that line first/,
  },
  {
    title: 'an option that there is not',
    files: { 'requirements.txt': 'django==5.2.1\n--frobnicate\n' },
    refuses: /adopt: requirements\.txt:2: --frobnicate is no option/,
  },
  {
    title: 'an include that is not there',
    files: { 'requirements.txt': 'django==5.2.1\n-r base.txt\n' },
    refuses: /adopt: requirements\.txt:2: base\.txt is not there/,
  },
  {
    title: 'a line of pyproject.toml that is not understood',
    files: { 'pyproject.toml': pep621(['django', 'a b c']) },
    refuses: /adopt: pyproject\.toml:5: /,
  },
];

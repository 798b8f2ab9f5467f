import { axisOf } from '../../src/choices/axes.ts';
import { platforms, servers } from '../../src/choices/catalog.ts';

/** A command line that must be refused, and the one line that says why. */
export interface Case {
  readonly argv: readonly string[];
  /** Files that are there before. */
  readonly files?: Readonly<Record<string, string>>;
  /** The whole line; a pattern where a part is another program's. */
  readonly says: string | RegExp;
  readonly status?: number;
}

/** The platforms that go with the default server, as a message lists them. */
export const PLATFORMS = [
  ...platforms
    .filter((one) => axisOf('platforms').unavailable(one, { server: 'gunicorn' }) === undefined)
    .map(({ id }) => id),
  'none',
].join(', ');
export const SERVERS = servers.map(({ id }) => id).join(', ');
const ASGI = servers
  .filter((one) => one.interface === 'asgi')
  .map(({ id }) => id)
  .join(', ');
const WAY_OUT = 'Choose another one, such as "mysite".';

/** Names that no project can have. */
export const BAD_NAMES: readonly Case[] = [
  { argv: [''], says: `project name "": it is empty. ${WAY_OUT}` },
  {
    argv: ['servr', 'uvicorn'],
    says: 'servr: unknown command. Did you mean "server"? For a project of that name: --project servr.',
  },
  {
    argv: ['new', 'shop'],
    says: 'new: unknown command. The name alone makes a project: django-cloud NAME. For a project of that name: --project new.',
  },
  {
    argv: ['../up'],
    says: 'NAME ../up: it is a path. The name comes first and the folder second, as in "mysite ../up".',
  },
  {
    argv: ['a\\b'],
    says: 'NAME a\\b: it is a path. The name comes first and the folder second, as in "mysite a\\b".',
  },
  {
    argv: ['..'],
    says: 'NAME ..: it is a path. The name comes first and the folder second, as in "mysite ..".',
  },
  {
    argv: ['~'],
    says: 'NAME ~: it is a path. The name comes first and the folder second, as in "mysite ~".',
  },
  {
    argv: ['.'],
    says: 'NAME .: it is a path. The name comes first and the folder second, as in "mysite .".',
  },
  {
    argv: ['--project', '../up'],
    says: `project name "../up": it is a path, and a name has no path characters. ${WAY_OUT}`,
  },
  {
    argv: ['café'],
    says: `project name "café": it has characters outside ASCII, which a package name that runs everywhere has not. ${WAY_OUT}`,
  },
  { argv: ['3d'], says: `project name "3d": it begins with a digit, which no Python name does. ${WAY_OUT}` },
  {
    argv: ['a+b'],
    says: `project name "a+b": it has the character "+"; letters, digits and underscores are allowed. ${WAY_OUT}`,
  },
  {
    argv: ['<%=a%>'],
    says: `project name "<%=a%>": it has the character "<"; letters, digits and underscores are allowed. ${WAY_OUT}`,
  },
  {
    argv: ['_a'],
    says: `project name "_a": it begins or ends with an underscore, a space, a hyphen or a dot. ${WAY_OUT}`,
  },
  { argv: ['class'], says: `project name "class": "class" is a keyword of Python. ${WAY_OUT}` },
  { argv: ['True'], says: `project name "True": "true" is a keyword of Python. ${WAY_OUT}` },
  {
    argv: ['test'],
    says: `project name "test": "test" is a module of Python's standard library, which it would hide. ${WAY_OUT}`,
  },
  {
    argv: ['site'],
    says: `project name "site": "site" is a module of Python's standard library, which it would hide. ${WAY_OUT}`,
  },
  {
    argv: ['Email'],
    says: `project name "Email": "email" is a module of Python's standard library, which it would hide. ${WAY_OUT}`,
  },
  {
    argv: ['django'],
    says: `project name "django": "django" is a package that the project may install, which it would hide. ${WAY_OUT}`,
  },
  {
    argv: ['gunicorn'],
    says: `project name "gunicorn": "gunicorn" is a package that the project may install, which it would hide. ${WAY_OUT}`,
  },
  {
    argv: ['pages'],
    says: `project name "pages": "pages" is a folder or module that the project itself has. ${WAY_OUT}`,
  },
  {
    argv: ['a'.repeat(33)],
    says: `project name "${'a'.repeat(33)}": it is 33 characters long; the maximum is 32. ${WAY_OUT}`,
  },
];

/** Flags and values that go with nothing. */
export const BAD_FLAGS: readonly Case[] = [
  { argv: ['--servr', 'uwsgi'], says: '--servr: unknown flag. Did you mean "server"? See --help.' },
  { argv: ['--frobnicate'], says: '--frobnicate: unknown flag. See --help.' },
  { argv: ['-x'], says: '-x: unknown flag. See --help.' },
  { argv: ['--server'], says: '--server: it needs a value (--server ID). See --help.' },
  { argv: ['--server='], says: '--server: it needs a value (--server ID). See --help.' },
  { argv: ['--server', '--defaults'], says: '--server: it needs a value (--server ID). See --help.' },
  {
    argv: ['--no-server'],
    says: '--no-server: --server takes a value, so that there is nothing to turn off. Leave it out for the default.',
  },
  { argv: ['--no-platform=x'], says: '--no-platform=x: --no-platform takes no value.' },
  {
    argv: ['--dry-run=maybe'],
    says: '--dry-run=maybe: it is a switch. Write --dry-run, --dry-run=false or leave it out.',
  },
  {
    argv: ['--dry-run', '--no-dry-run'],
    says: '--no-dry-run: --dry-run is turned on and off in one command. Give it once.',
  },
  {
    argv: ['--server', 'uwsgi', '--server', 'daphne'],
    says: '--server daphne: --server was already given as uwsgi. Give it once.',
  },
  {
    argv: ['--server', 'bogus'],
    says: `--server bogus: unknown choice. Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['--server', 'gunicron'],
    says: `--server gunicron: unknown choice. Did you mean "gunicorn"? Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['--interface', 'http'],
    says: '--interface http: unknown interface. Choose wsgi (synchronous) or asgi (asynchronous).',
  },
  {
    argv: ['--interface', 'asgi', '--server', 'gunicorn'],
    says: `--interface asgi: Gunicorn speaks WSGI. Leave one of the two out, or choose one of: ${ASGI}.`,
  },
  {
    argv: ['--server', 'uvicorn', '--static', 'whitenoise'],
    says: '--static whitenoise: WhiteNoise cannot be chosen: it serves under WSGI, and Uvicorn speaks ASGI. Choose one of: servestatic.',
  },
  {
    argv: ['--static', 'apache'],
    says: '--static apache: Apache cannot be chosen: Gunicorn serves no files itself. Choose one of: whitenoise.',
  },
  {
    argv: ['--django', '4.2'],
    says: '--django 4.2: unknown choice. Did you mean "5.2"? Choose one of: 5.2, 6.1.',
  },
  {
    argv: ['--python', '2.7'],
    says: '--python 2.7: unknown choice. Choose one of: 3.13, 3.12, 3.14.',
  },
  {
    argv: ['--database', 'oracle'],
    says: '--database oracle: unknown choice. Choose one of: sqlite, postgresql, mysql.',
  },
  {
    argv: ['--platform', 'none,heroku'],
    says: '--platform none,heroku: "none" cannot be combined with other values. Use it alone, or leave it out.',
  },
  {
    argv: ['shop', 'here', 'there'],
    says: 'there: unexpected argument. Usage: django-cloud [NAME [FOLDER]] [flags]',
  },
  {
    argv: ['shop', '--project', 'store'],
    says: '--project store: the name was already given as shop. Give it once.',
  },
  {
    argv: ['shop', '--run', '--dry-run'],
    says: '--run: with --dry-run nothing is written that could run. Leave one of the two out.',
  },
];

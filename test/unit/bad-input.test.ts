import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

interface Case {
  readonly argv: readonly string[];
  /** Files that are there before. */
  readonly files?: Readonly<Record<string, string>>;
  readonly says: string;
  readonly status?: number;
}

const SERVERS = 'gunicorn, uvicorn, mod_wsgi, daphne, hypercorn, uwsgi';
const WAY_OUT = 'Choose another one, such as "mysite".';
const stored = (values: unknown): string => JSON.stringify({ 'generator-django-cloud': values });
const VALID = {
  project: 'shop',
  server: 'gunicorn',
  platforms: [],
  static: 'whitenoise',
  database: 'sqlite',
  django: '5.2',
  python: '3.13',
};

const NAMES: readonly Case[] = [
  { argv: [''], says: `project name "": it is empty. ${WAY_OUT}` },
  {
    argv: ['../up'],
    says: `project name "../up": it is a path, and a name has no path characters. ${WAY_OUT}`,
  },
  {
    argv: ['a\\b'],
    says: `project name "a\\b": it is a path, and a name has no path characters. ${WAY_OUT}`,
  },
  { argv: ['..'], says: `project name "..": it is a path, and a name has no path characters. ${WAY_OUT}` },
  { argv: ['~'], says: `project name "~": it is a path, and a name has no path characters. ${WAY_OUT}` },
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
    says: `project name "${'a'.repeat(33)}": it has 33 characters, and 32 are the most. ${WAY_OUT}`,
  },
];

const FLAGS: readonly Case[] = [
  { argv: ['--servr', 'uwsgi'], says: '--servr: there is no such flag. Did you mean "server"? See --help.' },
  { argv: ['--frobnicate'], says: '--frobnicate: there is no such flag. See --help.' },
  { argv: ['-x'], says: '-x: there is no such flag. See --help.' },
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
    says: '--server daphne: --server was given before as uwsgi. Give it once.',
  },
  {
    argv: ['--server', 'bogus'],
    says: `--server bogus: there is no such choice. Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['--server', 'gunicron'],
    says: `--server gunicron: there is no such choice. Did you mean "gunicorn"? Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['--interface', 'http'],
    says: '--interface http: there is no such interface. Choose wsgi (synchronous) or asgi (asynchronous).',
  },
  {
    argv: ['--interface', 'asgi', '--server', 'gunicorn'],
    says: '--interface asgi: Gunicorn speaks WSGI. Leave one of the two out, or choose one of: uvicorn, daphne, hypercorn.',
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
    says: '--django 4.2: there is no such choice. Did you mean "5.2"? Choose one of: 5.2, 6.1.',
  },
  {
    argv: ['--python', '2.7'],
    says: '--python 2.7: there is no such choice. Choose one of: 3.13, 3.12, 3.14.',
  },
  {
    argv: ['--database', 'oracle'],
    says: '--database oracle: there is no such choice. Choose one of: sqlite, postgresql.',
  },
  {
    argv: ['--platform', 'none,heroku'],
    says: '--platform none,heroku: "none" goes with nothing else. Give it alone or leave it out.',
  },
  {
    argv: ['shop', 'here', 'there'],
    says: 'there: one word too many. Usage: django-cloud [NAME [FOLDER]] [flags]',
  },
  {
    argv: ['shop', '--project', 'store'],
    says: '--project store: the name was given before as shop. Give it once.',
  },
  {
    argv: ['shop', '--run', '--dry-run'],
    says: '--run: with --dry-run nothing is written that could run. Leave one of the two out.',
  },
];

const FILES: readonly Case[] = [
  {
    argv: ['--answers', 'no.yml'],
    says: '--answers no.yml: there is no such file. Give the path of a JSON or YAML file.',
  },
  { argv: ['--answers', '.'], says: '--answers .: it is a folder. Give the path of a JSON or YAML file.' },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': 'servr: uwsgi\n' },
    says: 'a.yml: there is no answer "servr". Did you mean "server"? The answers are: project, interface, server, platforms, static, database, django, python.',
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': '- uwsgi\n' },
    says: '--answers a.yml: it must hold answers by name, such as "django: 5.2".',
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': '' },
    says: '--answers a.yml: it must hold answers by name, such as "django: 5.2".',
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': 'server: bogus\n' },
    says: `a.yml: server bogus: there is no such choice. Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['--answers', 'a.yml'],
    files: { 'a.yml': 'server: [uwsgi]\n' },
    says: `a.yml: server ["uwsgi"]: the value must be text. Choose one of: ${SERVERS}.`,
  },
  {
    argv: ['--answers', 'a.json'],
    files: { 'a.json': '{"project": 7}' },
    says: `a.json: project 7: the project's name must be text, such as "mysite".`,
  },
  {
    argv: ['--answers', 'a.json'],
    files: { 'a.json': '{"django": true}' },
    says: 'a.json: django true: the value must be text. Choose one of: 5.2, 6.1.',
  },
];

const DESTINATIONS: readonly Case[] = [
  {
    argv: ['shop'],
    files: { shop: 'a file' },
    says: 'shop: it is a file. Give the name of a new or empty folder.',
  },
  {
    argv: ['shop'],
    files: { 'shop/mine.txt': '' },
    says: 'shop: the folder is not empty (mine.txt) and no project of ours. Give the name of a new or empty folder.',
  },
  {
    argv: ['shop', '.'],
    files: { 'a.txt': '', 'b.txt': '', 'c.txt': '', 'd.txt': '' },
    says: '.: the folder is not empty (a.txt, b.txt, c.txt, …) and no project of ours. Give the name of a new or empty folder.',
  },
  {
    argv: ['shop', 'f/shop'],
    files: { f: 'a file' },
    says: 'f/shop: a part of the path is a file. Give another folder.',
    status: 1,
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, server: 'apache2' }) },
    says: `.yo-rc.json: server apache2: there is no such choice. Choose one of: ${SERVERS}.`,
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, static: 'servestatic' }) },
    says: '.yo-rc.json: static servestatic: ServeStatic cannot be chosen: it serves under ASGI, and Gunicorn speaks WSGI. Choose one of: whitenoise.',
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, colour: 'red' }) },
    says: '.yo-rc.json: there is no answer "colour". The answers are: project, interface, server, platforms, static, database, django, python.',
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored({ ...VALID, platforms: ['moon'] }) },
    says: '.yo-rc.json: platforms moon: there is no such choice. Choose one of: none.',
  },
  {
    argv: [],
    files: { '.yo-rc.json': stored([]) },
    says: `.yo-rc.json: "generator-django-cloud" must hold the project's answers by name. Restore it from git.`,
  },
  {
    argv: ['--no-force'],
    files: { '.yo-rc.json': stored(VALID), 'manage.py': 'mine' },
    says: '.: these files would be replaced, and differ from what is rendered: manage.py. Nothing was written; --force replaces them.',
  },
];

let count = 0;
for (const [title, cases] of Object.entries({
  names: NAMES,
  flags: FLAGS,
  'answers files': FILES,
  destinations: DESTINATIONS,
})) {
  describe(`bad input: ${title}`, () => {
    for (const { argv, files = {}, says, status = 2 } of cases) {
      count += 1;
      it(`${argv.join(' ')} ${Object.values(files).join(' ')}`.slice(0, 90), () =>
        inFolder(async (folder) => {
          for (const [path, text] of Object.entries(files)) {
            mkdirSync(dirname(join(folder, path)), { recursive: true });
            writeFileSync(join(folder, path), text);
          }
          const before = snapshot(folder);
          const outcome = await djangoCloud(
            folder,
            ...argv,
            ...(argv.includes('--defaults') ? [] : ['--defaults']),
          );
          assert.equal(outcome.stderr.replaceAll(`${folder}/`, ''), `${says}\n`);
          assert.equal(outcome.stdout, '');
          assert.equal(outcome.status, status);
          assert.deepEqual(snapshot(folder), before, 'nothing is written');
        }),
      );
    }
  });
}

describe('bad input', () => {
  it('has at least 40 cases', function () {
    assert.ok(count >= 40, `${count}`);
    console.log(`      ${count} cases`);
    this.timeout(2000);
  });

  for (const version of ['18.20.0', '20.20.2', '22.17.1', '24.10.0']) {
    it(`Node ${version} is too old: one line, exit 1`, () => {
      const entry = join(import.meta.dirname, '../../src/django-cloud.ts');
      const code = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); await import(${JSON.stringify(entry)});`;
      const result = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
      assert.equal(
        result.stderr,
        `django-cloud needs Node.js 22.18 or newer, or 24.11 or newer; this is ${version}. Install a newer one from your system's packages or nodejs.org, and run it again.\n`,
      );
      assert.equal(result.status, 1);
    });
  }
});

/** A stray word inside a project never begins a second one there. */
import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AXES } from '../../src/choices/axes.ts';
import { databases, platforms, servers, services } from '../../src/choices/catalog.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

/** Words that people type because other tools have them, with what the answer must name; empty: nothing is guessed. */
const WORDS: Readonly<Record<string, string>> = {
  build: '--run',
  check: 'python manage.py check',
  collectstatic: 'python manage.py collectstatic',
  create: 'django-cloud NAME',
  config: 'server ID',
  createsuperuser: 'python manage.py createsuperuser',
  dbshell: 'python manage.py dbshell',
  delete: '--remove',
  deploy: 'docs/',
  Deploy: 'docs/',
  dev: 'runserver',
  diff: 'update --diff',
  doctor: 'rehearse',
  downgrade: 'undo',
  generate: 'update',
  install: '--run',
  interface: 'server ID',
  lint: 'ruff',
  login: '',
  logs: '',
  makemessages: 'python manage.py makemessages',
  makemigrations: 'python manage.py makemigrations',
  migrate: 'python manage.py migrate',
  orders: '',
  publish: 'docs/',
  push: 'docs/',
  regenerate: 'update',
  release: 'docs/',
  revert: 'undo',
  rollback: 'undo',
  run: '--run',
  runserver: 'python manage.py runserver',
  scale: '',
  serve: '--run',
  servr: 'Did you mean "server"',
  set: 'server ID',
  setup: '--run',
  shell: 'python manage.py shell',
  shop: '',
  start: '--run',
  startapp: 'python manage.py startapp',
  status: 'update --diff',
  switch: 'server ID',
  test: 'python manage.py test',
  uninstall: '--remove',
  up: '--run',
  upgrade: 'update',
  verify: 'rehearse',
  version: '--version',
  ...Object.fromEntries(servers.map(({ id }) => [id, `server ${id}`])),
  ...Object.fromEntries([...services, ...databases].map(({ id }) => [id, `service ${id}`])),
};

/** The words of questions, with the command that changes their answer; of what exists as a command, the plural is a slip. */
const QUESTIONS = AXES.flatMap(({ key, flag }): readonly (readonly [string, string])[] => {
  if (['server', 'services'].includes(key)) return [[`${flag}s`, `Did you mean "${flag}"`]];
  if (['platforms', 'database'].includes(key)) return [flag, `${flag}s`].map((word) => [word, 'service ID']);
  // Django has a command "test", which is nearer.
  return [[flag, flag === 'tests' ? 'manage.py test' : `update --${flag} ID`]];
});

const platform = platforms[0]!.id;
const REFUSED = 'unknown command, and this folder is in';

/** Runs a word where it must be refused, with one line and nothing written. @returns the line */
async function refused(folder: string, ...argv: readonly string[]): Promise<string> {
  const before = snapshot(folder);
  const { status, stdout, stderr } = await djangoCloud(folder, ...argv, '--defaults');
  assert.equal(status, 2, stderr);
  assert.equal(stdout, '');
  assert.ok(stderr.startsWith(`${argv[0]}: ${REFUSED}`), stderr);
  assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  assert.ok(stderr.endsWith(`--project ${argv[0]}.\n`), stderr);
  assert.deepEqual(snapshot(folder), before, 'nothing is written');
  return stderr;
}

describe('a stray word inside a project', () => {
  it(`is refused, with what was probably meant (${Object.keys(WORDS).length} words)`, () =>
    inFolder(async (folder) => {
      assert.ok(Object.keys(WORDS).length >= 40);
      assert.equal((await djangoCloud(folder, 'shop', '.', '--platform', platform, '--defaults')).status, 0);
      for (const [word, meant] of Object.entries(WORDS)) {
        const line = await refused(folder, word);
        assert.ok(line.includes('the project "shop"'), line);
        assert.ok(line.includes(meant), `${line} does not name ${meant}`);
      }
    }));

  it(`is refused when it names a question, with an answer behind it too (${QUESTIONS.length} words)`, () =>
    inFolder(async (folder) => {
      await djangoCloud(folder, 'shop', '.', '--defaults');
      for (const [word, meant] of QUESTIONS) {
        assert.ok((await refused(folder, word)).includes(meant), `${word} does not name ${meant}`);
        const { status, stderr } = await djangoCloud(folder, word, 'other', '--defaults');
        assert.equal(status, 2, `${word} other`);
        assert.ok(stderr.startsWith(`${word}: unknown command`), stderr);
      }
      assert.ok(!existsSync(join(folder, 'other')));
    }));

  it('begins no project that is called as a question, in a folder that is called as its answer', () =>
    inFolder(async (folder) => {
      for (const { flag, choices } of AXES.filter(({ key }) => !['server', 'services'].includes(key))) {
        const { status, stderr } = await djangoCloud(folder, flag, choices[0]!.id, '--defaults');
        assert.equal(status, 2, flag);
        assert.ok(stderr.includes(`django-cloud NAME --${flag} ${choices[0]!.id}.`), stderr);
      }
      assert.deepEqual(readdirSync(folder), []);
    }));

  it('is refused in a folder of the project too, and after the name of a platform', () =>
    inFolder(async (folder) => {
      await djangoCloud(folder, 'shop', '.', '--defaults');
      await refused(join(folder, 'pages/templates'), 'run');
      const { status, stderr } = await djangoCloud(folder, platform, 'orders', '--defaults');
      assert.equal(status, 2);
      assert.ok(stderr.startsWith(`orders: ${REFUSED} the project "shop".`), stderr);
      assert.ok(!existsSync(join(folder, 'orders')));
    }));

  it('is refused in a Django project of somebody else, whose way is adopt', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'manage.py'), '');
      mkdirSync(join(folder, 'theirs'));
      for (const place of [folder, join(folder, 'theirs')])
        assert.ok((await refused(place, 'deploy')).includes('django-cloud adopt'));
    }));

  it('does not keep anybody from a new project: beside it, by --project, or with a folder', () =>
    inFolder(async (folder) => {
      const first = join(folder, 'first');
      assert.equal((await djangoCloud(folder, 'first', '--defaults')).status, 0);
      assert.equal((await djangoCloud(folder, 'second', '--defaults')).status, 0);
      assert.equal((await djangoCloud(first, '--project', 'inner', '--defaults')).status, 0);
      assert.ok(existsSync(join(first, 'inner/manage.py')));
      assert.equal((await djangoCloud(first, 'third', '../third', '--defaults')).status, 0);
      assert.ok(existsSync(join(folder, 'third/manage.py')));
    }));

  it('is no part of the search beyond the root of a repository', () =>
    inFolder(async (folder) => {
      await djangoCloud(folder, 'shop', '.', '--defaults');
      mkdirSync(join(folder, 'other/.git'), { recursive: true });
      assert.equal((await djangoCloud(join(folder, 'other'), 'orders', '--defaults')).status, 0);
    }));
});

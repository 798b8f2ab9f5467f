/** Plug-ins on the command line: what is refused, who must agree, and what stays of them in a project. */
import { strict as assert } from 'node:assert';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BAD_PLUGINS, EXAMPLE } from '../support/bad-plugins.ts';
import { snapshot } from '../support/command.ts';
import { type Ended, ordinaryFolder, run, temporaryFolder } from '../support/processes.ts';

/** The example platform: unlike a server, it has options, which nobody else knows. */
const KUBERNETES = join(import.meta.dirname, '../../examples/kubernetes');
const COMMAND = join(import.meta.dirname, '../../dist/django-cloud.js');

const answersIn = (files: Readonly<Record<string, string>>): string | undefined => files['.yo-rc.json'];

describe('plug-ins', function () {
  this.timeout(120_000);
  let parent = '';
  let folder = '';
  let count = 0;

  before(() => {
    parent = ordinaryFolder(temporaryFolder('plugins-'));
  });
  beforeEach(() => {
    count += 1;
    folder = ordinaryFolder(join(parent, String(count)));
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  /** Runs the command as somebody whose state is `who`'s. */
  const cloud = (cwd: string, words: readonly string[], who = 'me'): Ended =>
    run([process.execPath, COMMAND, ...words], {
      cwd,
      env: {
        PATH: process.env.PATH,
        HOME: parent,
        XDG_STATE_HOME: join(parent, 'state', who),
        LANG: 'C.UTF-8',
      },
    });
  const make = (...words: readonly string[]): Ended =>
    cloud(folder, ['shop', '--defaults', '--server', 'waitress', '--plugin', EXAMPLE, ...words]);
  const answers = (): Record<string, unknown> =>
    JSON.parse(readFileSync(join(folder, 'shop/.yo-rc.json'), 'utf8'))['generator-django-cloud'];

  for (const { title, change, says } of BAD_PLUGINS.filter(({ says }) => /no project/.test(says.source))) {
    it(`refuses one with ${title}, in one line, and writes nothing`, () => {
      const plugin = join(folder, 'plugin');
      cpSync(EXAMPLE, plugin, { recursive: true });
      change(plugin);
      const { status, stdout, stderr } = cloud(folder, [
        ...['shop', '--defaults', '--server', 'waitress', '--plugin', './plugin'],
      ]);
      assert.match(stderr, says);
      assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
      assert.notEqual(status, 0);
      assert.equal(stdout, '');
      assert.deepEqual(readdirSync(folder), ['plugin']);
    });
  }

  it('refuses what was typed and is no plug-in', () => {
    for (const [typed, says] of [
      ['./none', /--plugin \.\/none: folder not found/],
      ['no-such-package', /--plugin no-such-package: no such package is installed/],
      ['a b', /--plugin a b: it is neither a package's name nor a path/],
    ] as const) {
      const { status, stderr } = cloud(folder, ['shop', '--defaults', '--plugin', typed]);
      assert.match(stderr, says);
      assert.equal(status, 2);
    }
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is part of a project as ours are, is switched away from and back, and taken back', () => {
    assert.equal(make().status, 0);
    assert.deepEqual(answers().plugins, [{ name: 'django-cloud-waitress', version: '1.0.0' }]);
    const project = join(folder, 'shop');
    assert.match(readFileSync(join(project, 'serve.py'), 'utf8'), /from waitress/);
    const first = snapshot(project);
    assert.equal(cloud(project, ['server', 'gunicorn']).status, 0);
    assert.equal(answers().plugins, undefined);
    const files = Object.entries(snapshot(project)).filter(([path]) => !path.startsWith('.django-cloud'));
    const left = files.filter(([, text]) => /waitress/i.test(text)).map(([path]) => path);
    assert.deepEqual(left, []);
    assert.equal(cloud(project, ['server', 'waitress', '--plugin', EXAMPLE]).status, 0);
    const again = snapshot(project);
    const own = (files: Record<string, string>) =>
      Object.entries(files).filter(([path]) => !path.startsWith('.django-cloud'));
    assert.deepEqual(own(again), own(first));
    assert.equal(cloud(project, ['undo']).status, 0);
    assert.equal(answers().server, 'gunicorn');
  });

  it('is not needed where no choice is looked at: to undo, to complete, to be told what a word meant', () => {
    const shop = ['shop', '--defaults', '--platform', 'kubernetes', '--database', 'postgresql'];
    assert.equal(cloud(folder, [...shop, '--plugin', KUBERNETES]).status, 0);
    const project = join(folder, 'shop');
    const first = snapshot(project);
    assert.equal(cloud(project, ['service', 'redis']).status, 0);
    const later = snapshot(project);
    // What can be undone is kept by the account that did it.
    for (const [words, files, who] of [
      [['undo'], first, 'me'],
      [['undo'], later, 'me'],
      [['completion', 'bash'], later, 'other'],
      [['--version'], later, 'other'],
    ] as const) {
      const { status, stderr } = cloud(project, words, who);
      assert.equal(status, 0, stderr);
      assert.deepEqual(answersIn(snapshot(project)), answersIn(files), words.join(' '));
    }
    const { status, stderr } = cloud(join(project, 'pages'), ['deploy'], 'other');
    assert.equal(status, 2);
    assert.match(stderr, /the project "shop"\. To deploy it, see docs\/kubernetes\.md/);
    assert.match(cloud(project, ['service', 'mail'], 'other').stderr, /django-cloud-kubernetes: .*not found/);
  });

  it('is found again by whoever made the project, and by nobody else before they agree', () => {
    assert.equal(make('--lang', 'es').status, 0);
    const project = join(folder, 'shop');
    const before = snapshot(project);
    const other = cloud(project, ['service', 'redis'], 'other');
    assert.equal(other.status, 2);
    assert.match(other.stderr, /plug-in django-cloud-waitress: .*it was not found\. Install it/);
    // Beside the project, as npm installs it: then it is found, and its code does not run.
    const installed = join(folder, 'node_modules/django-cloud-waitress');
    cpSync(EXAMPLE, installed, { recursive: true });
    const mark = join(folder, 'ran');
    const module = readFileSync(join(installed, 'plugin.js'), 'utf8');
    writeFileSync(
      join(installed, 'plugin.js'),
      `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(mark)}, '');\n${module}`,
    );
    const asked = cloud(project, ['service', 'redis'], 'other');
    assert.equal(asked.status, 2);
    assert.match(asked.stderr, /nobody has agreed to that here.* add --plugin django-cloud-waitress once/);
    assert.equal(existsSync(mark), false);
    assert.deepEqual(snapshot(project), before);
    assert.equal(cloud(project, ['--help'], 'other').status, 0);
    assert.equal(existsSync(mark), false);
    assert.equal(
      cloud(project, ['service', 'redis', '--plugin', 'django-cloud-waitress'], 'other').status,
      0,
    );
    assert.equal(existsSync(mark), true);
    // From then on without being named, until its version is another one.
    assert.equal(cloud(project, ['service', 'mail'], 'other').status, 0);
    const manifest = join(installed, 'package.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"1.0.0"', '"1.1.0"'));
    assert.match(cloud(project, ['service', 'ai'], 'other').stderr, /1\.1\.0.*nobody has agreed/);
    assert.equal(cloud(project, ['update', '--plugin', 'django-cloud-waitress'], 'other').status, 0);
    assert.deepEqual(answers().plugins, [{ name: 'django-cloud-waitress', version: '1.1.0' }]);
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"1.1.0"', '"1.0.0"'));
    assert.match(
      cloud(project, ['service', 'ai'], 'other').stderr,
      /has django-cloud-waitress 1\.0\.0, and the project is of django-cloud-waitress 1\.1\.0/,
    );
  });

  it('brings its change into a project that somebody has worked on, without its old version', () => {
    const plugin = join(folder, 'plugin');
    cpSync(EXAMPLE, plugin, { recursive: true });
    assert.equal(make('--plugin', './plugin').status, 2);
    assert.equal(
      cloud(folder, ['shop', '--defaults', '--server', 'waitress', '--plugin', './plugin']).status,
      0,
    );
    const project = join(folder, 'shop');
    const serve = join(project, 'serve.py');
    writeFileSync(serve, readFileSync(serve, 'utf8').replace('"backlog": 2048', '"backlog": 512'));
    const template = join(plugin, 'templates/servers/waitress/serve.py.ejs');
    writeFileSync(template, `${readFileSync(template, 'utf8')}\n# The end.\n`);
    const manifest = join(plugin, 'package.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"1.0.0"', '"1.0.1"'));
    const updated = cloud(project, ['update', '--plugin', '../plugin']);
    assert.equal(updated.status, 0, updated.output);
    const text = readFileSync(serve, 'utf8');
    assert.match(text, /"backlog": 512/);
    assert.match(text, /# The end\.\n$/);
    // Where it is gone, a project is not lost: undo needs no choice.
    renameSync(plugin, join(folder, 'moved'));
    assert.match(cloud(project, ['server', 'gunicorn']).stderr, /was not found/);
    assert.equal(cloud(project, ['undo']).status, 0);
    assert.doesNotMatch(readFileSync(serve, 'utf8'), /The end/);
  });

  it('is listed, explained and made for a class', () => {
    const listed = cloud(folder, ['--list', '--json', '--plugin', EXAMPLE, '--lang', 'es']);
    const servers = JSON.parse(listed.stdout).axes[0].choices as readonly { id: string; help: string }[];
    assert.match(servers.find(({ id }) => id === 'waitress')?.help ?? '', /Un proceso con hilos/);
    assert.equal(make().status, 0);
    assert.match(cloud(join(folder, 'shop'), ['explain', 'serve.py']).stdout, /waitress/i);
    const people = Array.from({ length: 12 }, (_, index) => `Person ${index}`);
    writeFileSync(join(folder, 'people.csv'), `name\n${people.join('\n')}\n`);
    writeFileSync(
      join(folder, 'workshop.yml'),
      'title: Course\ndate: 2026-09-01\nroster: people.csv\nfolder: class\nrotation:\n  - {wsgi: waitress, asgi: uvicorn}\n',
    );
    const made = cloud(folder, ['workshop', '--plugin', EXAMPLE]);
    assert.equal(made.status, 0, made.output);
    const seats = readdirSync(join(folder, 'class')).filter((name) => /person/i.test(name));
    assert.equal(seats.length, 12, made.output);
    // A lab's answers have it: the first ones begin with Django's own server.
    const log = ['log', '--all', '--format=%h', '-S', 'django-cloud-waitress', '--', '.yo-rc.json'];
    for (const seat of [seats[0]!, seats.at(-1)!]) {
      const { stdout } = run(['git', '-C', join(folder, 'class', seat), ...log], {
        cwd: folder,
        env: process.env,
      });
      assert.notEqual(stdout, '', seat);
    }
  });
});

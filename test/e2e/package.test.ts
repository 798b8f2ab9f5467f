import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AXES } from '../../src/choices/axes.ts';
import { answersWith } from '../support/answers.ts';
import { snapshot } from '../support/command.ts';
import { holdsPlan } from '../support/holds-plan.ts';
import { manifest, OLDEST, ordinary, Packed, type Place } from '../support/packed.ts';
import { asExamples } from '../support/packed-examples.ts';
import { asLibrary } from '../support/packed-library.ts';
import { refused, SHOP, wrote } from '../support/packed-outcomes.ts';
import { closeTerminals, KEYS, Terminal } from '../support/terminal.ts';
import { generators } from '../support/yeoman.ts';

const TOO_OLD = ['18', '20'];

describe('the package', () => {
  const packed = new Packed();

  before('is packed and installed beside yo', () => packed.install([OLDEST, ...TOO_OLD]));
  after('is removed', () => packed.remove());
  afterEach(closeTerminals);

  it('holds what it needs to run, and no test, source or source map', () => {
    const { files = [], size = 0, unpackedSize = 0 } = packed.tarball ?? {};
    const paths = files.map((file) => file.path);
    console.log(
      `      ${files.length} files, ${Math.round(size / 1000)} kB packed, ${Math.round(unpackedSize / 1000)} kB unpacked`,
    );
    assert.deepEqual(
      [...new Set(paths.map((path) => path.split('/')[0]))].sort(),
      [...manifest.files, 'package.json'].sort(),
    );
    const built =
      /^dist\/(package\.json|sbom\.cdx\.json|(api|django-cloud|plugin|testing|workshop-worker)\.js|[\w/-]+\.d\.ts|chunks\/[\w-]+\.js|generators\/[\w-]+\/(index\.js|USAGE)|web\/[\w-]+\.(js|css|html|svg))$/;
    assert.deepEqual(
      paths.filter((path) => path.startsWith('dist/') && !built.test(path)),
      [],
    );
  });

  for (const node of ['this', OLDEST]) {
    const title = `Node ${node === 'this' ? process.versions.node : node}`;
    it(`writes the plan as its own command: ${title}`, async () => {
      wrote(await packed.run(['django-cloud', 'shop', '--defaults'], { node, user: ordinary }), false);
    });

    it(`writes the plan under yo: ${title}`, async () => {
      wrote(await packed.run(['yo', 'django-cloud', 'shop', '--defaults'], { node, user: ordinary }), true);
    });

    it(`refuses with one line and status 2 under yo: ${title}`, async () => {
      const where = { node, user: ordinary };
      refused(await packed.run(['yo', 'django-cloud', 'shop', '--servr'], where), /^--servr: unknown/);
      refused(await packed.run(['yo', 'django-cloud', 'test'], where), /^project name "test": /);
    });
  }

  it('is run by npx', async () => {
    wrote(await packed.run(['npx', 'django-cloud', 'shop', '--defaults']), false);
  });

  it('is run by yo from a linked clone, and by its own command', async () => {
    const where = { app: packed.link(), user: ordinary };
    wrote(await packed.run(['django-cloud', 'shop', '--defaults'], where), false);
    wrote(await packed.run(['yo', 'django-cloud', 'shop', '--defaults'], where), true);
    await lists(where);
  });

  /** Checks that yo knows our generators and nothing else of ours. */
  async function lists(where: Partial<Place>): Promise<void> {
    const { stdout, stderr } = await packed.run(['yo', '--generators'], where);
    const [title, , ...names] = stdout.trimEnd().split('\n');
    assert.equal(title, 'Available Generators:');
    // The app is called as the package is, and what lies beside it is indented below.
    const expected = generators.map((name) => (name === 'app' ? '  django-cloud' : `    ${name}`));
    assert.deepEqual(names.sort(), expected.sort());
    assert.equal(stderr, '');
  }

  it('is listed by yo, one generator for each folder of ours', () => lists({ user: ordinary }));

  it('prints its help and its choices', async () => {
    for (const command of [['django-cloud'], ['yo', 'django-cloud']]) {
      const help = await packed.run([...command, '--help'], { user: ordinary });
      assert.ok(help.stdout.startsWith(`Usage: ${command.join(' ')} [NAME [FOLDER]] [flags]\n`));
      const list = await packed.run([...command, '--list', '--json'], { user: ordinary });
      assert.equal(JSON.parse(list.stdout).axes.length, AXES.length);
      assert.equal(`${help.stderr}${list.stderr}`, '');
    }
  });

  it('refuses a plug-in that is not installed', async () => {
    for (const command of [['django-cloud'], ['yo', 'django-cloud']]) {
      const bad = await packed.run([...command, 'shop', '--plugin', 'none'], { user: ordinary });
      refused(bad, /^--plugin none: no such package is installed/);
    }
  });

  describe('with the examples installed beside it', () => asExamples(packed));

  it('reads an answers file', async () => {
    const { cwd } = await packed.run(['sh', '-c', 'echo "django: 6.1" | django-cloud shop --answers -']);
    holdsPlan(join(cwd, 'shop'), answersWith({ project: 'shop', django: '6.1' }));
  });

  it('is no trouble to a reader that has seen enough', async () => {
    for (const words of ['django-cloud --list', 'django-cloud server --help', 'yo django-cloud --list']) {
      const { stdout, stderr } = await packed.run(['sh', '-c', `${words} | :`], { user: ordinary });
      assert.equal(`${stdout}${stderr}`, '');
    }
  });

  describe('as a library', () => asLibrary(packed));

  describe('under yo in a terminal', () => {
    // One answer is possible to who serves the static files: that is no question.
    const titles = AXES.filter(({ key, aside }) => key !== 'static' && !aside).map((axis) => axis.title);
    const prompts = ['Project name', 'Interface', ...titles, 'Summary', 'Then'];

    it('asks, and writes what was answered by keys', async () => {
      const { cwd, env, ids } = packed.place({ user: ordinary });
      const terminal = new Terminal(80, ['yo', 'django-cloud'], { cwd, env, ids });
      for (const title of prompts) {
        await terminal.sees(new RegExp(`\\? ${title}:`));
        terminal.type(...(title === 'Project name' ? ['shop'] : []), KEYS.enter);
      }
      assert.equal(await terminal.end(), 0, terminal.text);
      holdsPlan(join(cwd, 'shop'), SHOP);
    });

    it('makes a repository of what it has written', async () => {
      const { cwd, env, ids } = packed.place({ user: ordinary });
      const terminal = new Terminal(80, ['yo', 'django-cloud', 'shop', '--defaults', '--git'], {
        cwd,
        env,
        ids,
      });
      assert.equal(await terminal.end(), 0, terminal.text);
      assert.match(terminal.text, /\nshop: \d+ files are in commit [0-9a-f]+\.\n/);
      assert.ok(existsSync(join(cwd, 'shop/.git/HEAD')));
    });

    it('is in the menu', async () => {
      const { cwd, env, ids } = packed.place({ user: ordinary });
      const terminal = new Terminal(80, ['yo'], { cwd, env, ids });
      await terminal.sees(/Run a generator\s.*Django Cloud/s);
      terminal.type(KEYS.ctrlC);
      await terminal.end();
      assert.doesNotMatch(terminal.text, /Error: /);
    });

    it('ends at Ctrl-C with one line and status 130, and writes nothing', async () => {
      for (const title of [prompts[0], prompts[4]]) {
        const { cwd, env, ids } = packed.place({ user: ordinary });
        const terminal = new Terminal(80, ['yo', 'django-cloud'], { cwd, env, ids });
        for (const earlier of prompts.slice(0, prompts.indexOf(title!))) {
          await terminal.sees(new RegExp(`\\? ${earlier}:`));
          terminal.type(KEYS.enter);
        }
        await terminal.sees(new RegExp(`\\? ${title}:`));
        terminal.type(KEYS.ctrlC);
        assert.equal(await terminal.end(), 130, terminal.text);
        assert.match(terminal.screen, /\nStopped at the prompt: nothing was written\.\n$/);
        assert.doesNotMatch(terminal.text, /Error|\n +at /);
        assert.deepEqual(snapshot(cwd), {});
      }
    });
  });

  for (const node of TOO_OLD) {
    const says = (command: string): RegExp =>
      new RegExp(
        `^${command} needs Node\\.js 22\\.18 or a later 22, or 24\\.11 or newer; this is ${node}\\.`,
      );

    it(`tells Node ${node} that it is too old, in one line and with status 1`, async () => {
      refused(await packed.run(['django-cloud', 'shop', '--defaults'], { node }), says('django-cloud'), 1);
    });

    // yo itself runs on Node 20 and later.
    if (node !== '18') {
      it(`tells Node ${node} so under yo`, async () => {
        const outcome = await packed.run(['yo', 'django-cloud', 'shop'], { node, user: ordinary });
        refused(outcome, says('generator-django-cloud'), 1);
      });
    }
  }
});

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from '../../generators/app/index.ts';
import { ProjectGenerator } from '../../generators/project-generator.ts';
import { axisOf, defaultServer } from '../../src/choices/axes.ts';
import { servers } from '../../src/choices/catalog.ts';
import { UserError } from '../../src/errors/user-error.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { ORDER } from '../support/asking.ts';
import { snapshot } from '../support/command.ts';
import { holdsPlan } from '../support/holds-plan.ts';
import { type Ran, removeFolders, runGenerator } from '../support/yeoman.ts';

/** Checks that a call was refused with that one line, and that nothing was written. */
function refused({ status, stdout, stderr, cwd }: Ran, says: string): void {
  assert.equal(stderr.replaceAll(`${cwd}/`, ''), `${says}\n`);
  assert.equal(stdout, '');
  assert.equal(status, 2);
  assert.deepEqual(snapshot(cwd), {}, 'nothing is written');
}

describe('the Yeoman generator', () => {
  afterEach(removeFolders);

  it('is what its entry gives to the environment', async () => {
    assert.ok((await createGenerator()).prototype instanceof ProjectGenerator);
  });

  it('asks in the order of the decisions, and takes the answers', async () => {
    const { asked, cwd } = await runGenerator({
      answers: { project: 'shop', interface: 'asgi', server: 'daphne', django: '6.1' },
    });
    assert.deepEqual(asked, ORDER);
    holdsPlan(join(cwd, 'shop'), answersWith({ project: 'shop', server: 'daphne', django: '6.1' }));
  });

  it('asks zero questions with --defaults', async () => {
    const { asked, cwd } = await runGenerator({ options: { defaults: true } });
    assert.deepEqual(asked, []);
    holdsPlan(join(cwd, 'mysite'), answersWith());
  });

  it('asks nothing that a flag answers', async () => {
    const { asked, cwd } = await runGenerator({
      args: ['shop'],
      options: { server: 'uvicorn', platform: 'none', static: 'servestatic' },
    });
    assert.deepEqual(asked, ['database', 'services', 'django', 'python', 'summary', 'extras']);
    holdsPlan(join(cwd, 'shop'), answersWith({ project: 'shop', server: 'uvicorn' }));
  });

  for (const server of servers) {
    it(`writes the plan's bytes for ${server.title}`, async () => {
      const { cwd } = await runGenerator({ args: ['shop'], options: { defaults: true, server: server.id } });
      holdsPlan(join(cwd, 'shop'), answersWith({ project: 'shop', server: server.id }));
    });
  }

  for (const run of [
    { args: ['shop'], options: { defaults: true, dryRun: true } },
    { shell: ['django-cloud', 'shop', '--dry-run'] },
    { shell: ['django-cloud', 'shop', '-yn'] },
  ]) {
    it(`writes nothing in a dry run: ${JSON.stringify(run)}`, async () => {
      const { cwd, stdout, stderr } = await runGenerator(run);
      assert.deepEqual(snapshot(cwd), {});
      assert.match(stdout, /^shop: \d+ files, .*; nothing was written\.\n/);
      assert.equal(stderr, '');
      for (const { path } of plan(answersWith({ project: 'shop' }))) assert.ok(stdout.includes(` ${path} `));
    });
  }

  it('passes on to a program what it has to handle', async () => {
    await assert.rejects(
      () => runGenerator({ args: ['shop'], options: { server: 'bogus' } }),
      (error) => error instanceof UserError && error.message.startsWith('--server bogus: unknown'),
    );
  });

  it('prints its help, with the flags and the examples', async () => {
    const { stdout, cwd } = await runGenerator({ shell: ['django-cloud', '-h'] });
    assert.match(stdout, /^Usage: yo django-cloud \[NAME \[FOLDER\]\] \[flags\]\n/);
    for (const words of [
      '--server ID',
      '--defaults',
      '--force',
      '--ignore-whitespace',
      'yo django-cloud mysite',
    ])
      assert.ok(stdout.includes(words), words);
    assert.deepEqual(snapshot(cwd), {});
  });

  it('lists the choices on standard output', async () => {
    const { stdout } = await runGenerator({ shell: ['django-cloud', '--list', '--json'] });
    assert.equal(JSON.parse(stdout).axes[0].id, 'server');
  });

  it('prints the result as JSON', async () => {
    const { stdout, asked, cwd } = await runGenerator({ shell: ['django-cloud', 'shop', '--json'] });
    assert.deepEqual(asked, []);
    assert.equal(JSON.parse(stdout).folder, join(cwd, 'shop'));
  });

  it('leaves a project as it is when nothing has changed', async () => {
    const files = Object.fromEntries(
      plan(answersWith({ project: 'shop' })).map((file) => [`shop/${file.path}`, file.contents]),
    );
    const { stderr } = await runGenerator({ shell: ['django-cloud', 'shop'], files });
    assert.equal(stderr, '');
  });

  it('merges a change into a project, and keeps what the user wrote', async () => {
    const project = withRecord(answersWith({ project: 'shop' }));
    const files = Object.fromEntries(project.map((file) => [`shop/${file.path}`, file.contents]));
    const settings = `${files['shop/shop/settings.py']}\nMINE = True\n`;
    const { stdout, stderr, cwd } = await runGenerator({
      shell: ['django-cloud', 'shop', '--interface', 'asgi'],
      files: { ...files, 'shop/shop/settings.py': settings },
    });
    assert.equal(stderr, '');
    assert.match(stdout, /1 merged with your changes\.\n/);
    const merged = readFileSync(join(cwd, 'shop/shop/settings.py'), 'utf8');
    const rendered = plan(answersWith({ project: 'shop', server: defaultServer('asgi').id }));
    const wanted = rendered.find((file) => file.path === 'shop/settings.py')?.contents;
    assert.equal(merged, `${wanted}\nMINE = True\n`);
  });
});

describe('flags under Yeoman', () => {
  afterEach(removeFolders);

  const shop = answersWith({ project: 'shop' });

  for (const shell of [
    ['django-cloud', 'shop', '--no-platform'],
    ['django-cloud:app', 'shop', '--platform', 'none', '--platform=none'],
    ['django-cloud', '--platforms', 'none,none', 'shop'],
    ['django-cloud', 'shop', '--dry-run=false', '--defaults'],
    ['django-cloud', 'shop', '--no-dry-run', '--server', servers[0]!.id],
    ['--server', servers[0]!.id, 'django-cloud', 'shop'],
    ['--force', 'django-cloud', 'shop'],
    ['django-cloud', '--skip-install', 'shop', '--no-insight', '--no-color'],
    ['run', 'django-cloud', 'shop'],
    ['other', 'blog', '--unknown', ',', 'django-cloud', 'shop'],
    ['django-cloud', '--project', 'shop,', 'other', '--unknown'],
  ]) {
    it(`are read as a person expects: yo ${shell.join(' ')}`, async () => {
      // What `yo` itself makes of `--dry-run=false`, of `--force name` and of `--no-platform`.
      const options = { dryRun: 'false', force: 'shop', platform: false };
      const { cwd, stderr, status } = await runGenerator({ shell, options });
      assert.equal(stderr, '');
      assert.equal(status, 0);
      holdsPlan(join(cwd, 'shop'), shop);
    });
  }

  for (const [words, says] of [
    [['--servr', 'x'], '--servr: unknown flag. Did you mean "server"? See --help.'],
    [['--frobnicate=1'], '--frobnicate: unknown flag. See --help.'],
    [['--no-server'], /^--no-server: --server takes a value/],
    [['--dry-run=maybe'], /^--dry-run=maybe: it is a switch/],
    [['--server', 'bogus'], /^--server bogus: unknown choice\. Choose one of: /],
    [['--server'], '--server: it needs a value (--server ID). See --help.'],
    [['--django', '5.2', '--django', '6.1'], /^--django 6\.1: --django was already given as 5\.2/],
    [['one', 'two'], /^two: unexpected argument/],
    [['--run', '--dry-run'], /^--run: with --dry-run nothing is written/],
  ] as const) {
    it(`are refused with one line: ${words.join(' ')}`, async () => {
      const ran = await runGenerator({ shell: ['django-cloud', 'shop', ...words] });
      if (typeof says !== 'string') assert.match(ran.stderr, says);
      refused(ran, typeof says === 'string' ? says : ran.stderr.trimEnd());
    });
  }

  it('count before the name of the generator too', async () => {
    const { cwd } = await runGenerator({ shell: ['--django', '6.1', 'django-cloud', 'shop'] });
    holdsPlan(join(cwd, 'shop'), answersWith({ project: 'shop', django: '6.1' }));
  });

  it('know the same choices as the own command', async () => {
    for (const { id } of axisOf('server').choices) {
      const { stdout } = await runGenerator({
        shell: ['django-cloud', 'shop', '--server', id, '-n', '--json'],
      });
      assert.equal(JSON.parse(stdout).answers.server, id);
    }
  });
});

/** The command `rehearse`: what it refuses, with the way out, and what it reads. */
import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageName } from '../../src/answers/project-name.ts';
import { databases, platforms } from '../../src/choices/catalog.ts';
import { COMMANDS } from '../../src/commands/commands.ts';
import { plan } from '../../src/plan/plan.ts';
import { argvOf } from '../../src/rehearse/command-line.ts';
import { copyProject, resetTo, setWritable, written } from '../../src/rehearse/files.ts';
import { ignoring } from '../../src/rehearse/ignore.ts';
import { failed } from '../../src/rehearse/outcome.ts';
import { plain } from '../../src/rehearse/plain.ts';
import { telling } from '../../src/rehearse/printed.ts';
import { failedPackage } from '../../src/run/failed-package.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder } from '../support/command.ts';

const other = databases.find((choice) => !choice.embedded)?.id ?? '';

/** Runs `rehearse` in a project. @returns its one line of error */
async function refusal(
  words: readonly string[],
  given: { readonly flags?: readonly string[]; readonly dotEnv?: string } = {},
): Promise<string> {
  return inFolder(async (folder) => {
    await djangoCloud(folder, 'shop', '--defaults', ...(given.flags ?? []));
    const project = join(folder, 'shop');
    if (given.dotEnv) writeFileSync(join(project, '.env'), given.dotEnv);
    const { status, stdout, stderr } = await djangoCloud(project, 'rehearse', ...words);
    assert.equal(status, 2, stdout + stderr);
    assert.equal(stdout, '');
    assert.match(stderr, /^[^\n]+\n$/);
    return stderr;
  });
}

describe('the command rehearse', () => {
  it('has its help, and stands in the help of all', async () => {
    const { status, stdout } = await djangoCloud('.', 'rehearse', '--help');
    assert.equal(status, 0);
    for (const part of [/^Usage: django-cloud rehearse/, /--database-url URL/, /--json/, /--help/])
      assert.match(stdout, part);
    assert.match((await djangoCloud('.', '--help')).stdout, /Commands .*:\n(?:.*\n)* {2}rehearse\n/);
  });

  it('refuses a folder that is no project of ours', async () => {
    await inFolder(async (folder) => {
      const { status, stderr } = await djangoCloud(folder, 'rehearse');
      assert.equal(status, 2);
      assert.match(stderr, /^rehearse: \. is not a django-cloud project .*--folder\.\n$/);
    });
  });

  for (const [words, message] of [
    [[platforms[0]!.id], /the project is not made for it\. This project has none\. Add it with/],
    [['plan'], /unknown platform\. Did you mean "plain"\?/],
    [['--env', 'LOG_LEVEL'], /^--env LOG_LEVEL: it must be NAME=VALUE/],
    [['--path', 'about'], /^--path about: it must begin with "\/"/],
    [['--venv', 'nowhere'], /^--venv nowhere: there is no bin\/python that runs/],
    [['--servr', 'x'], /^--servr: unknown flag/],
  ] as const) {
    it(`refuses ${words.join(' ')}`, async () => assert.match(await refusal(words), message));
  }

  it('needs a database that may be changed', async () => {
    const flags = ['--database', other];
    assert.match(await refusal([], { flags }), /the project needs .* --database-url \w+:\/\//);
    const { scheme } = databases.find((choice) => !choice.embedded)!.binding!;
    // What a laptop has in the database's place.
    const file = 'DATABASE_URL=sqlite:///db.sqlite3\n';
    assert.match(
      await refusal([], { flags, dotEnv: file }),
      /\.env \(sqlite:\/\/\/db\.sqlite3\) is not an address of .* --database-url \w+:\/\//,
    );
    const dotEnv = `DATABASE_URL="${scheme}://shop:hidden@db.example.com/shop"\n`;
    const line = await refusal([], { flags, dotEnv });
    assert.match(
      line,
      /DATABASE_URL of \.env \(\w+:\/\/shop:…@db\.example\.com\/shop\) is not on this machine/,
    );
    assert.ok(!line.includes('hidden'), line);
    // What is on this machine is used: then it is the next thing that is refused.
    for (const host of ['shop:hidden@localhost', 'shop@%2Frun%2Fsocket']) {
      const local = `DATABASE_URL=${scheme}://${host}/shop\n`;
      assert.match(await refusal(['--venv', 'no'], { flags, dotEnv: local }), /^--venv/);
    }
    assert.match(
      await refusal(['--venv', 'no', '--database-url', 'postgresql://db/x'], { flags }),
      /^--venv/,
    );
  });

  for (const { name } of COMMANDS) {
    it(`lets no project be called ${name}`, () =>
      assert.throws(() => packageName(name), /is a command of django-cloud/));
  }
});

describe('what a rehearsal reads', () => {
  it('what a server printed: the first exception, out of JSON too, and the end', () => {
    const traceback = [
      'Traceback (most recent call last):',
      '  File "a.py"',
      '    1 / 0',
      'ZeroDivisionError: division',
    ];
    const own = [
      'Traceback (most recent call last):',
      ...Array(20).fill('  File "server.py"'),
      'HaltServer: 3',
    ];
    for (const first of [
      traceback,
      [JSON.stringify({ level: 'ERROR', message: 'x', exc_info: traceback.join('\n') })],
    ]) {
      const shown = telling(`starting\n${[...first, ...own].join('\n')}\n`).split('\n');
      assert.ok(shown.includes('ZeroDivisionError: division'), shown.join('\n'));
      assert.equal(shown.at(-1), 'HaltServer: 3');
      assert.ok(shown.length <= 12);
    }
    assert.equal(telling('{"level": "INFO", "message": "ready"}\n{odd\n'), 'INFO: ready\n{odd');
    assert.equal(telling(traceback.join('\n')), traceback.join('\n'));
    const outcome = failed('it ended', 'Mend it.', `${[...traceback, ...own].join('\n')}\n`);
    assert.equal('reason' in outcome && outcome.reason, 'it ended: ZeroDivisionError: division');
  });

  // As uv 0.9 and pip 25 print it.
  for (const [printed, name] of [
    ['  × Failed to build `psycopg2==2.8.6`\n  ├─▶ The build backend returned an error', 'psycopg2==2.8.6'],
    ['  ╰─▶ Because shop-theme was not found in the package registry and you require', 'shop-theme'],
    ['  ╰─▶ Because there is no version of django==5.2.999 and you require', 'django==5.2.999'],
    ['ERROR: Failed building wheel for Pillow\nERROR: Could not build wheels', 'Pillow'],
    ['ERROR: No matching distribution found for shop-theme==1.0', 'shop-theme==1.0'],
    ['Collecting lxml==4.6\n  error: subprocess-exited-with-error\n', 'lxml==4.6'],
    ['some other error', undefined],
  ] as const)
    it(`which package failed to install: ${name ?? 'none is named'}`, () =>
      assert.equal(failedPackage(printed), name));

  it('the web process of the Procfile that we render', () => {
    const procfile = plan(answersWith()).find(({ path }) => path === 'Procfile')?.contents;
    assert.equal(
      plain.commandLine?.(() => procfile),
      'gunicorn mysite.wsgi:application',
    );
    assert.equal(
      plain.commandLine?.(() => undefined),
      undefined,
    );
  });

  for (const [line, argv] of [
    ['gunicorn shop.wsgi:application', ['gunicorn', 'shop.wsgi:application']],
    ['exec python serve.py', ['python', 'serve.py']],
    [`hypercorn --config 'file:a b.py' "x y"z`, ['hypercorn', '--config', 'file:a b.py', 'x yz']],
    ['gunicorn --bind 0.0.0.0:$PORT x', ['sh', '-c', 'gunicorn --bind 0.0.0.0:$PORT x']],
    ['cd app && exec python serve.py', ['sh', '-c', 'cd app && exec python serve.py']],
    ['A=1 python serve.py', ['sh', '-c', 'A=1 python serve.py']],
    [`python -c "print('$HOME')"`, ['sh', '-c', `python -c "print('$HOME')"`]],
  ] as const) {
    it(`the command line ${line}`, () => assert.deepEqual(argvOf(line), argv));
  }

  const ignored = ignoring(
    '# comment\n\n/staticfiles/*\n!/staticfiles/.gitkeep\n*.log\ndocs/\na/**/b\nfile[0-9].txt\n[z-a]\n\\#notes\n',
  );
  for (const [path, isFolder, expected] of [
    ['staticfiles/site.css', false, true],
    ['staticfiles/.gitkeep', false, false],
    ['pages/staticfiles/site.css', false, false],
    ['deep/down/x.log', false, true],
    ['docs', true, true],
    ['docs', false, false],
    ['a/b', false, true],
    ['a/x/y/b', false, true],
    ['file1.txt', false, true],
    ['filex.txt', false, false],
    ['xlog', false, false],
    // A class that is none matches nothing, and what is escaped is itself.
    ['m', false, false],
    ['#notes', false, true],
    ['.env', false, true],
    ['.env.example', false, false],
    ['.git', true, true],
    ['db.sqlite3', false, true],
    ['db.sqlite3-wal', false, true],
    ['shop/__pycache__', true, true],
  ] as const) {
    it(`${path}${isFolder ? '/' : ''} ${expected ? 'stays here' : 'is uploaded'}`, () =>
      assert.equal(ignored(path, isFolder), expected));
  }

  it('a copy without environments, links included, and what is written into it later', async () => {
    await inFolder(async (folder) => {
      const [from, to, app] = ['from', 'to', 'app'].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ];
      for (const name of ['from/env', 'from/shop', 'app/.venv', 'app/old'])
        mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(from, 'env/pyvenv.cfg'), '');
      writeFileSync(join(from, 'env/big'), '');
      writeFileSync(join(from, 'shop/urls.py'), 'urlpatterns = []', { mode: 0o444 });
      symlinkSync('nowhere', join(from, 'dangling'));
      writeFileSync(join(app, '.venv/kept'), '');
      copyProject(from, to);
      assert.deepEqual(readdirSync(to).sort(), ['dangling', 'shop']);
      resetTo(to, app);
      assert.deepEqual(readdirSync(app).sort(), ['.venv', 'dangling', 'shop']);
      assert.ok(existsSync(join(app, '.venv/kept')));
      assert.deepEqual(written(to, app), []);
      writeFileSync(join(app, 'shop/urls.py'), 'urlpatterns = [1]');
      writeFileSync(join(app, 'shop/x.pyc'), '');
      writeFileSync(join(app, 'new'), '');
      assert.deepEqual([...written(to, app)].sort(), ['new', 'shop/urls.py']);
      setWritable(app, false);
      setWritable(app, true);
      resetTo(to, app);
      assert.equal(readFileSync(join(app, 'shop/urls.py'), 'utf8'), 'urlpatterns = []');
      assert.ok(!existsSync(join(app, 'new')));
    });
  });
});

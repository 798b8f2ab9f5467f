/** What is printed as "Next": computed from what was written and from what this machine has. */
import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databases, platforms, servers, services } from '../../src/choices/catalog.ts';
import { nextSteps, type Situation, undoCommand } from '../../src/commands/next-steps.ts';
import { plan } from '../../src/plan/plan.ts';
import { lookAtMachine, type Machine } from '../../src/run/machine.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder } from '../support/command.ts';

const BARE: Machine = {
  venv: undefined,
  hasPip: false,
  python: 'python3.13',
  hasUv: false,
  hasBroken: false,
  missingPackages: [],
  hasDatabase: true,
  hasDocker: false,
};
const READY: Machine = { ...BARE, venv: '.venv', hasPip: true, python: undefined };

function steps(given: Partial<Situation> = {}): readonly string[] {
  const answers = given.answers ?? answersWith();
  return nextSteps({
    answers,
    folder: '.',
    changed: undefined,
    files: plan(answers),
    machine: READY,
    program: 'django-cloud',
    ...given,
  });
}

/** How an environment comes about on each machine. */
const ENVIRONMENTS: readonly (readonly [title: string, machine: Machine, line: string | undefined])[] = [
  [
    'the Python that was asked for',
    BARE,
    'python3.13 -m venv .venv && .venv/bin/pip install -r requirements-dev.txt',
  ],
  [
    'another Python',
    { ...BARE, python: '/opt/my python/bin/python' },
    "'/opt/my python/bin/python' -m venv .venv && .venv/bin/pip install -r requirements-dev.txt",
  ],
  [
    'uv only',
    { ...BARE, python: undefined, hasUv: true },
    'uv venv --python 3.13 .venv && uv pip install --python .venv -r requirements-dev.txt',
  ],
  [
    'nothing',
    { ...BARE, python: undefined },
    'uv venv --python 3.13 .venv && uv pip install --python .venv -r requirements-dev.txt   (Python 3.13 and uv are not on PATH: install one of them first)',
  ],
  [
    'one whose interpreter is gone, and Python',
    { ...BARE, hasBroken: true },
    'python3.13 -m venv --clear .venv && .venv/bin/pip install -r requirements-dev.txt',
  ],
  [
    'one whose interpreter is gone, and uv',
    { ...BARE, python: undefined, hasUv: true, hasBroken: true },
    'uv venv --clear --python 3.13 .venv && uv pip install --python .venv -r requirements-dev.txt',
  ],
  ['an environment with pip', READY, '.venv/bin/pip install -r requirements-dev.txt'],
  ['one of another name', { ...READY, venv: 'env' }, 'env/bin/pip install -r requirements-dev.txt'],
  [
    'one that uv made',
    { ...READY, hasPip: false, hasUv: true },
    'uv pip install --python .venv -r requirements-dev.txt',
  ],
  [
    'one that uv made, without uv',
    { ...READY, hasPip: false },
    'uv pip install --python .venv -r requirements-dev.txt   (it was made with uv, which is not on PATH)',
  ],
];

describe('the next steps', () => {
  for (const [title, machine, line] of ENVIRONMENTS)
    it(`install with what is there: ${title}`, () => {
      const first = steps({ machine, changed: ['requirements-dev.txt'] })[0];
      assert.equal(first, line);
    });

  it('of a new project make its environment, its .env and its database, and start it', () => {
    assert.deepEqual(steps({ machine: BARE, folder: 'my shop' }), [
      "cd 'my shop'",
      'python3.13 -m venv .venv && .venv/bin/pip install -r requirements-dev.txt',
      '.venv/bin/python manage.py createdotenv',
      '.venv/bin/python manage.py migrate && .venv/bin/python manage.py runserver',
    ]);
  });

  it('of a change that writes nothing are none', () => {
    for (const machine of [BARE, READY]) assert.deepEqual(steps({ changed: [], machine }), []);
  });

  it('of a new project in a folder that has an environment install into it', () => {
    assert.deepEqual(steps({ machine: READY })[0], '.venv/bin/pip install -r requirements-dev.txt');
  });

  it('of a change are only those that it makes necessary', () => {
    assert.deepEqual(steps({ changed: ['README.md'] }), []);
    assert.deepEqual(steps({ changed: ['.env.example'] }), ['.venv/bin/python manage.py createdotenv']);
    assert.deepEqual(steps({ changed: ['mysite/database.py'] }), ['.venv/bin/python manage.py migrate']);
  });

  it('leave it to a line of its own how the change is taken back', async () => {
    assert.equal(undoCommand('django-cloud'), 'django-cloud undo');
    assert.equal(undoCommand('yo django-cloud'), 'yo django-cloud:undo');
    await inFolder(async (folder) => {
      const made = await djangoCloud(folder, 'shop', '--defaults');
      assert.doesNotMatch(made.stdout, /undo/);
      const { stdout } = await djangoCloud(join(folder, 'shop'), platforms[0]!.id, '--defaults');
      assert.match(stdout, /\nNext:\n( {2}.*\n)+To take this change back: django-cloud undo\n$/);
      const again = await djangoCloud(join(folder, 'shop'), platforms[0]!.id, '--defaults', '--force');
      assert.doesNotMatch(again.stdout, /Next|undo/);
    });
  });

  for (const { id, systemPackages = [] } of servers) {
    const answers = answersWith({ server: id });
    const changed = ['requirements-dev.txt'];
    const first = (missingPackages: Machine['missingPackages']) =>
      steps({ answers, changed, machine: { ...READY, missingPackages } })[0];
    it(`install what ${id} is built with, where it is missing`, () => {
      assert.equal(first(['build-essential', 'x']), 'sudo apt-get install build-essential x');
      assert.equal(first([]), '.venv/bin/pip install -r requirements-dev.txt');
      if (systemPackages.length > 0) assert.match(first(undefined)!, / {3}\(it is built with /);
    });
  }

  for (const database of databases.filter(({ server }) => server)) {
    const [platform] = platforms;
    const { address, command } = database.server!;
    const rehearse = `django-cloud rehearse ${platform!.id}`;
    const answers = answersWith({ platforms: [platform!.id], database: database.id });
    const of = (machine: Partial<Machine>) =>
      steps({ answers, changed: [`docs/${platform!.id}.md`], machine: { ...READY, ...machine } });
    const then = `then docs/${platform!.id}.md says how to deploy it`;
    it(`rehearse with ${database.id} that is there, in a container, or by its address`, () => {
      assert.deepEqual(of({}), [`${rehearse}   (${then})`]);
      const url = `${rehearse} --database-url ${address}   (`;
      assert.deepEqual(of({ hasDatabase: false, hasDocker: true }), [
        `${command}   (in another terminal)`,
        `${url}${then})`,
      ]);
      assert.deepEqual(of({ hasDatabase: false }), [
        `${url}with a server of ${database.title} at that address; ${then})`,
      ]);
    });
  }

  for (const { id } of platforms)
    it(`name the page and the rehearsal of ${id}, when it is added`, () => {
      const answers = answersWith({ platforms: [id], database: 'postgresql' });
      const wanted = `django-cloud rehearse ${id}   (then docs/${id}.md says how to deploy it)`;
      assert.ok(steps({ answers, changed: [`docs/${id}.md`] }).includes(wanted));
      assert.ok(!steps({ answers, changed: ['README.md'] }).includes(wanted));
      assert.ok(plan(answers).some(({ path }) => path === `docs/${id}.md`));
    });

  for (const { id, processes = {} } of services) {
    const lines = Object.values(processes).map(([, ...words]) => `.venv/bin/python ${words.join(' ')}`);
    it(`start ${lines.length} processes of ${id}, when it is added`, () => {
      const answers = answersWith({ services: [id] });
      const own = plan(answers).filter(({ origin }) => origin === `services/${id}`);
      const found = (changed: readonly string[]) =>
        steps({ answers, changed }).filter((line) => line.endsWith('   (in another terminal)'));
      assert.deepEqual(
        found(own.map(({ path }) => path)),
        lines.map((line) => `${line}   (in another terminal)`),
      );
      assert.deepEqual(found(['README.md']), []);
    });
  }
});

describe('a look at the machine', () => {
  const answers = answersWith();
  const shell = (folder: string, name: string, text: string): void =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });

  it('finds the environment of the folder, whatever it is called, and whether pip is in it', () =>
    inFolder(async (folder) => {
      for (const name of ['env', '.venv']) {
        mkdirSync(join(folder, name, 'bin'), { recursive: true });
        writeFileSync(join(folder, name, 'pyvenv.cfg'), '');
        writeFileSync(join(folder, name, 'bin/python'), '');
        const { venv, hasPip } = await lookAtMachine(folder, answers, { PATH: folder });
        assert.deepEqual([venv, hasPip], [name, false]);
      }
      writeFileSync(join(folder, '.venv/bin/pip'), '');
      assert.equal((await lookAtMachine(folder, answers, { PATH: folder })).hasPip, true);
    }));

  it('counts a program only where it starts', () =>
    inFolder(async (folder) => {
      const env = { PATH: folder, HOME: folder, PYENV_ROOT: folder };
      const look = async () => {
        const { python, hasUv } = await lookAtMachine(folder, answers, env);
        return [python, hasUv];
      };
      assert.deepEqual(await look(), [undefined, false]);
      shell(folder, `python${answers.python}`, 'exit 127');
      shell(folder, 'uv', 'exit 127');
      assert.deepEqual(await look(), [undefined, false]);
      shell(folder, 'uv', 'echo uv');
      assert.deepEqual(await look(), [undefined, true]);
      shell(folder, `python${answers.python}`, 'exit 0');
      assert.deepEqual(await look(), [`python${answers.python}`, false]);
    }));

  it('names an interpreter of pyenv by its path, and asks no shim', () =>
    inFolder(async (folder) => {
      const name = `python${answers.python}`;
      const own = join(folder, `versions/${answers.python}.4/bin`);
      for (const path of [own, join(folder, 'shims'), join(folder, 'bin')])
        mkdirSync(path, { recursive: true });
      const env = { PATH: `${folder}/shims:${folder}/bin`, HOME: folder, PYENV_ROOT: folder };
      const look = async () => (await lookAtMachine(folder, answers, env)).python;
      shell(join(folder, 'shims'), name, `: > "${folder}/asked"; exit 0`);
      assert.equal(await look(), undefined);
      rmSync(join(folder, 'asked'), { force: true });
      shell(own, 'python', 'exit 0');
      assert.equal(await look(), join(own, 'python'));
      // One of the system's is what the name would mean, were the shim not before it.
      shell(join(folder, 'bin'), name, 'exit 0');
      assert.equal(await look(), join(folder, 'bin', name));
      assert.ok(!existsSync(join(folder, 'asked')));
    }));

  it('starts no interpreter that has its library beside it, and every script', () =>
    inFolder(async (folder) => {
      const name = `python${answers.python}`;
      const library = join(folder, `lib/${name}/ensurepip`);
      for (const path of [join(folder, 'bin'), library]) mkdirSync(path, { recursive: true });
      writeFileSync(join(library, '__init__.py'), '');
      const env = { PATH: join(folder, 'bin'), HOME: folder, PYENV_ROOT: folder };
      // A program that cannot be started here would fail, were it started.
      writeFileSync(join(folder, 'bin', name), '\x7fELF', { mode: 0o755 });
      assert.equal((await lookAtMachine(folder, answers, env)).python, name);
      shell(join(folder, 'bin'), name, 'exit 127');
      assert.equal((await lookAtMachine(folder, answers, env)).python, undefined);
    }));

  /** Environments that lie in the folder, by what is wrong with them. */
  const LEFT: readonly (readonly [what: string, cfg: string, python: boolean, isUsed: boolean])[] = [
    ['its interpreter is gone', 'version = 3.13.0\n', false, false],
    ['a Python too old for Django, as venv writes it', 'home = /x\nversion = 3.9.2\n', true, false],
    ['a Python too old for Django, as uv writes it', 'uv = 0.9\nversion_info = 3.9.2\n', true, false],
    ['another Python that Django supports', 'version_info = 3.12\n', true, true],
    ['no version', 'home = /usr/bin\n', true, true],
  ];
  for (const [what, cfg, python, isUsed] of LEFT)
    it(`takes an environment only where it can be used: ${what}`, () =>
      inFolder(async (folder) => {
        mkdirSync(join(folder, '.venv/bin'), { recursive: true });
        writeFileSync(join(folder, '.venv/pyvenv.cfg'), cfg);
        if (python) writeFileSync(join(folder, '.venv/bin/python'), '');
        const { venv, hasBroken } = await lookAtMachine(folder, answers, { PATH: folder, HOME: folder });
        assert.deepEqual([venv, hasBroken], isUsed ? ['.venv', false] : [undefined, true]);
      }));

  it('names the Debian packages that are missing, and none where nothing knows', () =>
    inFolder(async (folder) => {
      const built = servers.find(({ systemPackages }) => systemPackages)!;
      const look = async () =>
        (await lookAtMachine(folder, answersWith({ server: built.id }), { PATH: folder, HOME: folder }))
          .missingPackages;
      assert.equal(await look(), undefined);
      shell(folder, 'dpkg-query', `echo 'build-essential install ok installed'; exit 1`);
      assert.deepEqual(await look(), built.systemPackages);
      assert.deepEqual(
        (await lookAtMachine(folder, answers, { PATH: folder, HOME: folder })).missingPackages,
        [],
      );
    }));

  it('knows whether a rehearsal finds a database', () =>
    inFolder(async (folder) => {
      const database = databases.find(({ server }) => server)!;
      const wanted = answersWith({ database: database.id, platforms: [platforms[0]!.id] });
      const look = async (env: NodeJS.ProcessEnv) =>
        (await lookAtMachine(folder, wanted, { PATH: folder, HOME: folder, ...env })).hasDatabase;
      assert.equal(await look({}), false);
      assert.equal(await look({ DATABASE_URL: database.server!.address }), true);
      writeFileSync(join(folder, '.env'), 'DATABASE_URL=sqlite:///db.sqlite3\n');
      assert.equal(await look({}), false);
    }));
});

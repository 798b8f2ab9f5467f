/** What is printed as "Next": computed from what was written and from what this machine has. */
import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms, services } from '../../src/choices/catalog.ts';
import { nextSteps, type Situation } from '../../src/cli/next-steps.ts';
import { plan } from '../../src/plan/plan.ts';
import { lookAtMachine, type Machine } from '../../src/run/machine.ts';
import { answersWith } from '../support/answers.ts';
import { inFolder } from '../support/command.ts';

const BARE: Machine = {
  venv: undefined,
  hasPip: false,
  python: 'python3.13',
  hasUv: false,
};
const READY: Machine = { venv: '.venv', hasPip: true, python: undefined, hasUv: false };

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

  it('of a change are only those that it makes necessary', () => {
    const undo = 'django-cloud undo   (takes this change back)';
    assert.deepEqual(steps({ changed: ['README.md'] }), [undo]);
    assert.deepEqual(steps({ changed: ['.env.example'] }), ['.venv/bin/python manage.py createdotenv', undo]);
    assert.deepEqual(steps({ changed: ['mysite/database.py'] }), [
      '.venv/bin/python manage.py migrate',
      undo,
    ]);
    assert.deepEqual(steps({ changed: ['README.md'], program: 'yo django-cloud' }), [
      'yo django-cloud:undo   (takes this change back)',
    ]);
  });

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
});

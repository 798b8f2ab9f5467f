/** A developer's first day: pip, `uv pip` and `uv run` have the same versions, and both test runners the same tests. */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { djangoLines, services } from '../../src/choices/catalog.ts';
import { answersWith } from '../support/answers.ts';
import { INSTALLING } from '../support/machine.ts';
import { giveToOrdinaryUser, takeBack } from '../support/processes.ts';
import { Project } from '../support/project.ts';

/** What the machine says of its package index; `UV_` and `PIP_` variables of the tester's decide nothing else. */
const INDEX = {
  ...INSTALLING,
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) =>
      /^(SSL_CERT|PIP_(CERT|INDEX)|UV_(INDEX|DEFAULT_INDEX))/.test(name),
    ),
  ),
} as Readonly<Record<string, string>>;

/** `name==version` of each line of a list that pip or uv prints, or of a requirements file. */
const pins = (text: string): readonly string[] =>
  [...text.matchAll(/^([\w.-]+)==([^\s;]+)/gm)]
    .map(([, name = '', version]) => `${name.toLowerCase().replaceAll(/[_.]/g, '-')}==${version}`)
    .sort();

/** How many tests a runner says that it ran. */
const ran = (output: string): number =>
  Number(/^Ran (\d+) tests|^(\d+) passed/m.exec(output)?.slice(1).find(Boolean));

describe('the environment of a new project', function () {
  this.timeout(600_000);
  let project: Project;
  const uv = (...words: readonly string[]) => project.succeed([uvProgram(), ...words], INDEX);
  before(() => {
    project = new Project(answersWith());
  });
  after(() => project?.remove());

  it('is the same by pip, by "uv pip" and under "uv run"', () => {
    const wanted = pins(readFileSync(join(project.folder, 'requirements-dev.txt'), 'utf8'));
    const { python } = project.answers;
    uv('venv', '--quiet', '--seed', '--python', python, 'by-pip');
    project.succeed(['by-pip/bin/pip', 'install', '--quiet', '-r', 'requirements-dev.txt'], INDEX);
    uv('venv', '--quiet', '--python', python);
    uv('pip', 'sync', '--quiet', 'requirements-dev.txt');
    const byPip = pins(project.succeed(['by-pip/bin/pip', 'freeze']));
    const byUv = pins(uv('pip', 'freeze'));
    assert.deepEqual(byUv, byPip);
    assert.deepEqual(
      byUv.filter((pin) => !wanted.includes(pin)),
      [],
    );
    // What the markers leave out is for other systems and Pythons.
    assert.ok(byUv.length > wanted.length - 6, `${wanted.filter((pin) => !byUv.includes(pin))}`);
    assert.match(uv('run', '--no-sync', 'python', 'manage.py', 'check'), /no issues/);
    assert.match(uv('run', '--no-sync', 'python', '-c', 'import sys; print(sys.prefix)'), /\/\.venv\n$/);
    assert.deepEqual(pins(uv('pip', 'freeze')), byUv);
    assert.ok(!existsSync(join(project.folder, 'uv.lock')), 'a second lock');
  });

  it('keeps its versions when the files are compiled as their first lines say', () => {
    const file = join(project.folder, 'requirements.txt');
    const before = readFileSync(file, 'utf8');
    const commands = [...before.matchAll(/^# {3}uv (pip compile .*)$/gm)].map(([, words = '']) =>
      words.split(' '),
    );
    assert.equal(commands.length, 2);
    for (const words of commands) uv(...words, '--quiet');
    assert.deepEqual(pins(readFileSync(file, 'utf8')), pins(before));
  });
});

describe('the tests of a project', function () {
  this.timeout(600_000);

  for (const { id: django } of djangoLines)
    it(`are the same under manage.py and under pytest, with all services: Django ${django}`, () => {
      const project = new Project(answersWith({ django, services: services.map(({ id }) => id) }));
      try {
        project.install();
        const runners = [
          ['python', 'manage.py', 'test'],
          ['pytest', '-q'],
          ['python', '-m', 'pytest', '-q'],
        ];
        const counts = runners.map((argv) => ran(project.succeed(argv)));
        assert.ok(counts[0]! > 50, `${counts}`);
        assert.deepEqual(new Set(counts).size, 1, `${counts}`);
        // Neither a variable nor .env decides one, and a red test is red under both.
        takeBack(project.folder);
        writeFileSync(join(project.folder, '.env'), 'DEBUG=true\nHTTPS=true\nSECRET_KEY=mine\n');
        writeFileSync(
          join(project.folder, 'tests/test_red.py'),
          'from django.test import TestCase\n\n\nclass Red(TestCase):\n    def test_red(self) -> None:\n        self.fail("red")\n',
        );
        giveToOrdinaryUser(project.folder);
        for (const argv of runners.slice(0, 2)) {
          const { status, output } = project.run(argv, { HTTPS: 'true' });
          assert.equal(status, 1, output);
          assert.match(output, /FAILED \(failures=1\)|1 failed, \d+ passed/);
        }
      } finally {
        project.remove();
      }
    });
});

/** Projects with a package of their developer's, merged with a change of ours, and completed by the real resolver. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { answersWith } from '../support/answers.ts';
import { inFolder } from '../support/command.ts';
import { INSTALLING } from '../support/machine.ts';
import { DJANGO_CLOUD } from '../support/program.ts';
import { pinsIn } from '../support/sets/checked.ts';
import { OLDER_VERSIONS, olderRendering, writeOlder } from '../support/sets/older-projects.ts';

const FILES = { 'requirements.txt': [], 'requirements-dev.txt': ['--group', 'dev'] } as const;

/** A project's folder with the tools that its developer has. */
class Developed {
  private readonly folder: string;
  private readonly uv = uvProgram();
  private readonly env: NodeJS.ProcessEnv = { ...process.env, ...INSTALLING, UV_SYSTEM_CERTS: 'true' };

  constructor(folder: string) {
    this.folder = folder;
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    assert.ok(text.includes(from), `${path}: ${from}`);
    writeFileSync(join(this.folder, path), text.replace(from, to));
  }

  run(program: string, ...words: readonly string[]): string {
    return execFileSync(program, words, { cwd: this.folder, env: this.env, encoding: 'utf8', stdio: 'pipe' });
  }

  compile(file: keyof typeof FILES): void {
    const words = ['pip', 'compile', '--universal', '--generate-hashes', ...FILES[file]];
    this.run(this.uv, ...words, 'pyproject.toml', '-o', file);
  }

  /** Adds packages as the files themselves say it: into pyproject.toml, and both are compiled again. */
  add(...requirements: readonly string[]): void {
    const lines = requirements.map((one) => `  "${one}",\n`).join('');
    this.edit('pyproject.toml', 'dependencies = [\n', `dependencies = [\n${lines}`);
    this.compile('requirements.txt');
    this.compile('requirements-dev.txt');
  }

  /** Runs a command of ours with --lock, which must end without a conflict. @returns what it printed as JSON */
  change(...words: readonly string[]): { readonly locks: readonly unknown[] } {
    const [program = '', ...own] = DJANGO_CLOUD;
    const env = { ...this.env, PATH: `${dirname(this.uv)}${delimiter}${this.env.PATH}` };
    const argv = [...own, ...words, '--force', '--lock', '--json'];
    const { status, stdout, stderr } = spawnSync(program, argv, { cwd: this.folder, env, encoding: 'utf8' });
    assert.equal(status, 0, `${stdout}${stderr}`);
    return JSON.parse(stdout);
  }

  /** Installs every hash that is there. @returns its Python */
  install(...more: readonly string[]): string {
    const venv = join(this.folder, '.venv');
    this.run(this.uv, 'venv', '--quiet', venv);
    this.run(
      this.uv,
      'pip',
      'install',
      '--quiet',
      '--require-hashes',
      '--python',
      venv,
      '-r',
      'requirements.txt',
      ...more,
    );
    return join(venv, 'bin/python');
  }
}

describe('requirements that both sides changed', function () {
  this.timeout(600_000);

  it('are complete after --lock: compiling again changes nothing', () =>
    inFolder(async (folder) => {
      writeProject(folder, withRecord(answersWith({ project: 'shop' })));
      const project = new Developed(folder);
      project.add('djangorestframework>=3.15', 'httpx>=0.27');
      const own = Object.keys(FILES).map((file) => project.read(file));
      assert.equal(project.change('server', 'uvicorn').locks.length, 2);
      for (const file of Object.keys(FILES)) {
        const pins = pinsIn(project.read(file));
        for (const name of ['django', 'djangorestframework', 'httpx', 'httpcore', 'h11', 'uvicorn'])
          assert.ok(pins.has(name), `${file}: ${name}`);
        assert.ok(!pins.has('gunicorn'), `${file}: gunicorn`);
      }
      const before = project.read('requirements.txt');
      project.compile('requirements.txt');
      assert.equal(project.read('requirements.txt'), before);
      const [program = '', ...words] = DJANGO_CLOUD;
      project.run(program, ...words, 'undo');
      assert.deepEqual(
        Object.keys(FILES).map((file) => project.read(file)),
        own,
      );
    }));

  for (const version of OLDER_VERSIONS)
    it(`of a project of ${version} install with their hashes after an update, and its checks and tests pass`, () =>
      inFolder(async (folder) => {
        writeOlder(folder, olderRendering(version, 'plain'));
        const project = new Developed(folder);
        project.add('djangorestframework>=3.15');
        project.edit('mysite/settings.py', '    "mysite",\n', '    "rest_framework",\n    "mysite",\n');
        project.edit(
          'mysite/settings.py',
          '\nLANGUAGE_CODE',
          '\nREST_FRAMEWORK = {"UNAUTHENTICATED_USER": None}\n\nLANGUAGE_CODE',
        );
        project.change('update');
        const python = project.install();
        project.run(python, '-c', 'import rest_framework');
        project.run(python, 'manage.py', 'createdotenv');
        project.run(python, 'manage.py', 'check');
        project.run(python, 'manage.py', 'makemigrations', '--check', '--dry-run');
        project.run(python, 'manage.py', 'test');
      }));
});

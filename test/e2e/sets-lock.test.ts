/** A project with a package of its developer's, merged with another server, and completed by the real resolver. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { writeProject } from '../../src/cli/destination.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { answersWith } from '../support/answers.ts';
import { inFolder } from '../support/command.ts';
import { INSTALLING } from '../support/machine.ts';
import { DJANGO_CLOUD } from '../support/program.ts';
import { pinsIn } from '../support/sets/checked.ts';

describe('requirements that both sides changed', function () {
  this.timeout(600_000);

  it('are complete after --lock: uv installs them with their hashes, and compiling again changes nothing', () =>
    inFolder(async (folder) => {
      const uv = uvProgram();
      const env: NodeJS.ProcessEnv = { ...process.env, ...INSTALLING, UV_SYSTEM_CERTS: 'true' };
      const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
      const run = (...words: string[]): string =>
        execFileSync(uv, words, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
      const compile = (file: string, ...more: string[]): string =>
        run('pip', 'compile', '--universal', '--generate-hashes', ...more, 'pyproject.toml', '-o', file);
      writeProject(folder, withRecord(answersWith({ project: 'shop' })));
      // As our own files say it: the package goes into pyproject.toml, and both files are compiled again.
      const project = read('pyproject.toml').replace(
        'dependencies = [\n',
        'dependencies = [\n  "djangorestframework>=3.15",\n  "httpx>=0.27",\n',
      );
      writeFileSync(join(folder, 'pyproject.toml'), project);
      compile('requirements.txt');
      compile('requirements-dev.txt', '--group', 'dev');

      const [program = '', ...words] = DJANGO_CLOUD;
      const { status, stdout, stderr } = spawnSync(
        program,
        [...words, 'server', 'uvicorn', '--force', '--lock', '--json'],
        { cwd: folder, env: { ...env, PATH: `${dirname(uv)}${delimiter}${env.PATH}` }, encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
      const { conflicts, locks } = JSON.parse(stdout);
      assert.deepEqual([conflicts, locks.length], [[], 2]);
      for (const file of ['requirements.txt', 'requirements-dev.txt']) {
        const pins = pinsIn(read(file));
        for (const name of ['django', 'djangorestframework', 'httpx', 'httpcore', 'h11', 'uvicorn'])
          assert.ok(pins.has(name), `${file}: ${name}`);
        assert.ok(!pins.has('gunicorn'), `${file}: gunicorn`);
      }
      const before = read('requirements.txt');
      compile('requirements.txt');
      assert.equal(read('requirements.txt'), before);
      run('venv', '--quiet', join(folder, '.venv'));
      run(
        'pip',
        'install',
        '--quiet',
        '--dry-run',
        '--require-hashes',
        '--python',
        join(folder, '.venv'),
        '-r',
        'requirements-dev.txt',
      );
    }));
});

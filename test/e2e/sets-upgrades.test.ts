/** Projects of every landed version with what a developer made of them: updated, installed with hashes, checked and tested. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { hashedRequirements, type Lock } from '../../src/plan/requirements.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { lend } from '../support/environments.ts';
import { INSTALLING, PATH } from '../support/machine.ts';
import { FIRST_WEEK, type Files } from '../support/sets/first-week.ts';
import { OLDER_KINDS, OLDER_VERSIONS, olderRendering, writeOlder } from '../support/sets/older-projects.ts';

const LOCK = JSON.parse(readFileSync(join(import.meta.dirname, '../../locks/5.2.json'), 'utf8')) as Lock;

/** A bump by a bot that is there: of Django, to the version of today. */
function bump(files: Files): void {
  const [django = ''] = hashedRequirements(LOCK, ['project'], []).filter((line) =>
    line.startsWith('django=='),
  );
  for (const path of ['requirements.txt', 'requirements-dev.txt'])
    files.set(
      path,
      files.get(path)!.replace(/^django==.*(\n {4}.*)*/m, () => django),
    );
}

const EDITS: typeof FIRST_WEEK = { ...FIRST_WEEK, Dependabot: bump };
const RENDERINGS = OLDER_VERSIONS.flatMap((version) => OLDER_KINDS.map((kind) => [version, kind] as const));

/** Every developer once, on each rendering in turn; three once more, on another. */
const PROJECTS = [...Object.keys(EDITS), 'rename the app', 'split settings', 'two languages'].map(
  (week, index) => [week, ...RENDERINGS[(index + Math.floor(index / 12)) % RENDERINGS.length]!] as const,
);

const FILES = { 'requirements.txt': [], 'requirements-dev.txt': ['--group', 'dev'] } as const;

describe('projects of older versions with a developer in them', function () {
  this.timeout(900_000);
  const uv = uvProgram();
  const env = { ...process.env, ...INSTALLING, UV_SYSTEM_CERTS: 'true' };

  /** Packages that tests of merges invent are resolved anew, as their developer would have. */
  function realize(folder: string, week: string): void {
    if (!/Celery|REST|pip-compile|Poetry/.test(week)) return;
    for (const [file, words] of Object.entries(FILES)) {
      writeFileSync(join(folder, file), '');
      const argv = ['pip', 'compile', '--quiet', '--universal', '--generate-hashes', ...words];
      execFileSync(uv, [...argv, 'pyproject.toml', '-o', file], { cwd: folder, env, stdio: 'pipe' });
    }
  }

  /** What is installed: the file, or what a lock of uv says. */
  function requirements(folder: string): string {
    const path = join(folder, 'requirements.txt');
    if (existsSync(path)) return readFileSync(path, 'utf8');
    const words = ['export', '--quiet', '--no-dev', '--no-emit-project'];
    return execFileSync(uv, words, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  }

  for (const [week, version, kind] of PROJECTS)
    it(`${week}, ${version} ${kind}`, () =>
      inFolder(async (folder) => {
        writeOlder(folder, olderRendering(version, kind), EDITS[week]);
        realize(folder, week);
        const { PATH: path } = process.env;
        process.env.PATH = `${dirname(uv)}${delimiter}${path}`;
        try {
          const lock = /Celery|REST|^uv$/.test(week) ? ['--lock'] : [];
          const { status, stdout, stderr } = await djangoCloud(
            folder,
            'update',
            '--force',
            '--json',
            ...lock,
          );
          assert.equal(status, 0, `${stdout}${stderr}`);
          assert.deepEqual(JSON.parse(stdout).conflicts, []);
        } finally {
          process.env.PATH = path;
        }
        lend({ python: '3.13', django: '5.2', requirements: requirements(folder) }, join(folder, '.venv'));
        const python = join(folder, '.venv/bin/python');
        for (const words of [['createdotenv'], ['check'], ['test']]) {
          const ended = spawnSync(python, ['manage.py', ...words], {
            cwd: folder,
            encoding: 'utf8',
            env: { PATH, HOME: folder, LANG: 'C.UTF-8', DATABASE_URL: 'sqlite:///db.sqlite3' },
          });
          assert.equal(ended.status, 0, `${words}: ${ended.stdout}${ended.stderr}`.slice(-3000));
        }
      }));
});

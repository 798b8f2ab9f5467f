/**
 * Resolves locks/<line>/pyproject.toml with uv and writes locks/<line>.json. `--check`, used by the linter, works offline:
 * the data must have the groups, names and bounds of the pyproject.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupsOf, lockFrom, type Pyproject, pyprojectIn } from '../src/locks/uv-lock.ts';
import type { Lock } from '../src/plan/requirements.ts';
import { findPython } from '../src/run/python.ts';
import { uvProgram } from './uv.ts';

const locks = join(import.meta.dirname, '../locks');

function pyproject(line: string): Pyproject {
  return pyprojectIn(readFileSync(join(locks, line, 'pyproject.toml'), 'utf8'));
}

function resolve(line: string): Lock {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  try {
    cpSync(join(locks, line), folder, { recursive: true });
    const uv = uvProgram();
    const python = findPython('3.13', line, process.env, uv);
    // Where the machine has its own certificates, uv must know them too; elsewhere this changes nothing.
    const env = { UV_SYSTEM_CERTS: 'true', ...process.env };
    execFileSync(uv, ['lock', '--quiet', '--python', python.path], { cwd: folder, env, stdio: 'inherit' });
    return lockFrom(readFileSync(join(folder, 'uv.lock'), 'utf8'), pyproject(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = readdirSync(locks, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
for (const line of lines) {
  const path = join(locks, `${line}.json`);
  if (process.argv.includes('--check')) {
    const lock = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Lock) : undefined;
    const project = pyproject(line);
    const asked = [project.project['requires-python'], groupsOf(project)];
    if (JSON.stringify([lock?.requiresPython, lock?.groups]) !== JSON.stringify(asked)) {
      console.error(
        `locks/${line}.json is older than locks/${line}/pyproject.toml. Run npm run locks:update.`,
      );
      process.exitCode = 1;
    }
  } else {
    console.log(`Resolving Django ${line} …`);
    const lock = resolve(line);
    writeFileSync(path, `${JSON.stringify(lock, null, 1)}\n`);
    console.log(`locks/${line}.json: ${Object.keys(lock.packages).length} packages`);
  }
}

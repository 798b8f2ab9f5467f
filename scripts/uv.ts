import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { starting } from '../src/run/programs.ts';

const venv = join(import.meta.dirname, '../.cache/uv');

/**
 * The path of uv: from PATH, else installed from PyPI into .cache/uv.
 *
 * @throws Error when python3 cannot make a virtual environment or PyPI cannot be reached
 */
export function uvProgram(): string {
  const onPath = starting('uv', process.env);
  if (onPath) return onPath;
  const own = join(venv, 'bin/uv');
  if (!existsSync(own)) {
    console.log('Installing uv into .cache/uv …');
    execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: 'inherit' });
    execFileSync(join(venv, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', 'uv'], {
      stdio: 'inherit',
    });
  }
  return own;
}

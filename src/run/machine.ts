import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../answers/user-error.ts';
import type { Answers } from '../choices/choice.ts';
import { allOnPath, starting } from './programs.ts';
import { findPython } from './python.ts';

/** What a folder and this machine have, as far as the next steps depend on it. */
export interface Machine {
  /** The folder's own virtual environment, relative to it: `.venv`. */
  readonly venv: string | undefined;
  /** Whether pip is in it: in one that uv made, it is not. */
  readonly hasPip: boolean;
  /** The Python that makes an environment, as people type it; undefined where uv must, or nothing can. */
  readonly python: string | undefined;
  readonly hasUv: boolean;
}

/** Where people keep a project's environment. Source: the .gitignore that GitHub offers for Python. */
const ENVIRONMENTS = ['.venv', 'venv', 'env'];

/** Whether this Python can make an environment: Debian's lacks ensurepip without python3-venv. Nothing is imported for it. */
const CAN_MAKE =
  'import os, sys; sys.exit(not os.path.isdir(os.path.join(os.path.dirname(os.__file__), "ensurepip")))';

/** Whether a program ends with status 0, while other things go on here. */
function succeeds(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: 'ignore', timeout: 10_000 });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

/** What makes an environment here: the Python that was asked for, else what `--run` would take. */
async function maker(answers: Answers, env: NodeJS.ProcessEnv): Promise<Pick<Machine, 'python' | 'hasUv'>> {
  const name = `python${answers.python}`;
  for (const path of allOnPath(name, env))
    if (await succeeds(path, ['-I', '-S', '-c', CAN_MAKE], env)) return { python: name, hasUv: false };
  // uv brings a Python where there is none.
  if (starting('uv', env)) return { python: undefined, hasUv: true };
  try {
    return { python: findPython(answers.python, answers.django, env, undefined).path, hasUv: false };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { python: undefined, hasUv: false };
  }
}

/**
 * Looks at a folder and at this machine. Starts at most one program where the Python that was asked for is on PATH.
 *
 * @param folder the project's root, absolute; it need not be there yet
 * @param env the user's environment
 */
export async function lookAtMachine(
  folder: string,
  answers: Answers,
  env: NodeJS.ProcessEnv,
): Promise<Machine> {
  const venv = ENVIRONMENTS.find((name) => existsSync(join(folder, name, 'pyvenv.cfg')));
  const hasPip = venv !== undefined && existsSync(join(folder, venv, 'bin/pip'));
  if (venv === undefined) return { venv, hasPip, ...(await maker(answers, env)) };
  return { venv, hasPip, python: undefined, hasUv: !hasPip && starting('uv', env) !== undefined };
}

import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { choiceOf, databases, djangoLines, servers } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { textOf } from '../reading/read.ts';
import { start } from './child.ts';
import { databaseFor } from './database.ts';
import { allOnPath, isExecutable, starting } from './programs.ts';
import { findPython, isTooNew, pyenvInterpreters, pyenvRoot } from './python.ts';

/** What a folder and this machine have, as far as the next steps depend on it. */
export interface Machine {
  /** The folder's own virtual environment, relative to it: `.venv`. */
  readonly venv: string | undefined;
  /** Whether an environment of the usual name lies there that nothing can be done with: one takes its place. */
  readonly hasBroken: boolean;
  /** Whether pip is in it: in one that uv made, it is not. */
  readonly hasPip: boolean;
  /** The Python that makes an environment, as people type it; undefined where uv must, or nothing can. */
  readonly python: string | undefined;
  readonly hasUv: boolean;
  /** Debian packages that the server is built with and that are missing; undefined where nothing knows. */
  readonly missingPackages: readonly string[] | undefined;
  /** Whether a rehearsal finds a database that it may change. */
  readonly hasDatabase: boolean;
  /** Whether containers can be started, as of a database. */
  readonly hasDocker: boolean;
}

/** Where people keep a project's environment. Source: the .gitignore that GitHub offers for Python. */
const ENVIRONMENTS = ['.venv', 'venv', 'env'];

/** Whether this Python can make an environment: Debian's lacks ensurepip without python3-venv. Nothing is imported for it. */
const CAN_MAKE =
  'import os, sys; sys.exit(not os.path.isdir(os.path.join(os.path.dirname(os.__file__), "ensurepip")))';

/** How a program ended, and what it printed, while other things go on here. */
function ended(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly status: number | undefined; readonly stdout: string }> {
  return new Promise((resolve) => {
    const child = start(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'], timeout: 10_000 });
    let stdout = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.once('error', () => resolve({ status: undefined, stdout: '' }));
    child.once('close', (code) => resolve({ status: code ?? undefined, stdout }));
  });
}

/**
 * Whether an interpreter has its library beside it, with what makes environments: then it need not be started to know, which
 * takes a fifth of a first generation. A script, such as a version manager's, may do anything, and is started.
 */
function hasLibrary(path: string, line: string): boolean {
  const real = realpathSync(path);
  if (!existsSync(join(dirname(real), '../lib', `python${line}`, 'ensurepip/__init__.py'))) return false;
  const head = Buffer.alloc(2);
  try {
    const file = openSync(real, 'r');
    readSync(file, head, 0, head.length, 0);
    closeSync(file);
  } catch {
    // One that may be started and not read.
    return false;
  }
  return head.toString('latin1') !== '#!';
}

/**
 * The Python of a line that makes an environment, as people type it: by its name where that means it. To ask a shim of
 * pyenv's takes longer than all else that is done here, and it starts only what is active in that folder: the interpreters
 * behind it are named by their paths.
 */
async function pythonOf(line: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const canMake = async (path: string): Promise<boolean> =>
    isExecutable(path) &&
    (hasLibrary(path, line) || (await ended(path, ['-I', '-S', '-c', CAN_MAKE], env)).status === 0);
  const shims = join(pyenvRoot(env), 'shims');
  const name = `python${line}`;
  const found = allOnPath(name, env);
  const isShadowed = found.some((path) => dirname(path) === shims);
  for (const path of found)
    if (dirname(path) !== shims && (await canMake(path))) return isShadowed ? path : name;
  for (const path of isShadowed ? pyenvInterpreters(line, env) : []) if (await canMake(path)) return path;
  return undefined;
}

/** What makes an environment here: the Python that was asked for, else what `--run` would take. */
async function maker(answers: Answers, env: NodeJS.ProcessEnv): Promise<Pick<Machine, 'python' | 'hasUv'>> {
  const python = await pythonOf(answers.python, env);
  if (python !== undefined) return { python, hasUv: false };
  // uv brings a Python where there is none.
  if (starting('uv', env)) return { python: undefined, hasUv: true };
  try {
    return {
      python: findPython(answers.python, answers.django, env, undefined, !answers.adopted).path,
      hasUv: false,
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { python: undefined, hasUv: false };
  }
}

/** The packages that the server is built with and that Debian's package manager does not have here. */
async function missingPackages(
  answers: Answers,
  env: NodeJS.ProcessEnv,
): Promise<readonly string[] | undefined> {
  const { systemPackages = [] } = choiceOf(servers, answers.server);
  if (systemPackages.length === 0) return [];
  const wanted = ['build-essential', ...systemPackages];
  // It ends with status 1 where one is unknown to it, and tells of the others all the same.
  const { status, stdout } = await ended(
    'dpkg-query',
    ['--show', '--showformat', '$' + '{Package} $' + '{Status}\\n', ...wanted],
    env,
  );
  if (status === undefined) return undefined;
  return wanted.filter((name) => !stdout.split('\n').includes(`${name} install ok installed`));
}

/** Whether the interpreter of an environment is there, and one of those that the project's packages are for. */
function isUsable(venv: string, answers: Answers): boolean {
  if (!existsSync(join(venv, 'bin/python'))) return false;
  const [, major, minor] =
    /^version(?:_info)? *= *(\d+)\.(\d+)/m.exec(textOf(join(venv, 'pyvenv.cfg'), 'configuration')) ?? [];
  const [, oldest = '0'] = choiceOf(djangoLines, answers.django).oldestPython.split('.');
  if (major === undefined) return true;
  const isNew = !answers.adopted && isTooNew(`${major}.${minor}`, answers.django);
  return major === '3' && Number(minor) >= Number(oldest) && !isNew;
}

/** Whether a rehearsal needs no word on its database. */
function findsDatabase(folder: string, answers: Answers, env: NodeJS.ProcessEnv): boolean {
  try {
    databaseFor(choiceOf(databases, answers.database), undefined, folder, env);
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return false;
  }
}

/**
 * Looks at a folder and at this machine. Starts at most one program where the Python that was asked for is on PATH, and
 * the answers need nothing of the system.
 *
 * @param folder the project's root, absolute; it need not be there yet
 * @param env the user's environment
 */
export async function lookAtMachine(
  folder: string,
  answers: Answers,
  env: NodeJS.ProcessEnv,
): Promise<Machine> {
  const present = ENVIRONMENTS.filter((name) => existsSync(join(folder, name, 'pyvenv.cfg')));
  const venv = present.find((name) => isUsable(join(folder, name), answers));
  const hasPip = venv !== undefined && existsSync(join(folder, venv, 'bin/pip'));
  const hasDatabase = findsDatabase(folder, answers, env);
  const asksDocker = !hasDatabase && answers.platforms.length > 0;
  const made =
    venv === undefined
      ? await maker(answers, env)
      : { python: undefined, hasUv: !hasPip && starting('uv', env) !== undefined };
  return {
    venv,
    hasBroken: venv === undefined && present.includes('.venv'),
    hasPip,
    ...made,
    missingPackages: await missingPackages(answers, env),
    hasDatabase,
    hasDocker: asksDocker && starting('docker', env) !== undefined,
  };
}

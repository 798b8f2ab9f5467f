import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { shellLine } from '../terminal/shell-line.ts';
import { foldersOnPath, start, startAndWait } from './child.ts';
import { killGroup, stopped } from './stop.ts';

/** Whether a path is a file that may be started. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Every place on PATH where a program of that name lies, in the order of PATH. */
export function allOnPath(name: string, env: NodeJS.ProcessEnv): readonly string[] {
  return foldersOnPath(env)
    .map((folder) => join(folder, name))
    .filter(isExecutable);
}

/** The absolute path of a program on PATH, or undefined. */
export function which(name: string, env: NodeJS.ProcessEnv): string | undefined {
  return allOnPath(name, env)[0];
}

/**
 * The absolute path of the first program on PATH that starts. A version manager's shim lies there for every program that
 * any of its versions has, and fails where the active one lacks it.
 *
 * @param probe words with which the program ends at once, with status 0
 * @param cwd where it is started; where we stand, when not given
 */
export function starting(
  name: string,
  env: NodeJS.ProcessEnv,
  probe: readonly string[] = ['--version'],
  cwd?: string,
): string | undefined {
  return allOnPath(name, env).find((path) => output(path, probe, env, cwd) !== undefined);
}

/** What a program prints, or undefined when it fails or is missing. */
export function output(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd?: string,
): string | undefined {
  const result = startAndWait(program, args, { env, cwd, encoding: 'utf8', timeout: 30_000 });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** What it is for, as the error message words it: `installing the packages`. */
  readonly purpose: string;
  /** Which flag it was asked for by; `--run` when not given. */
  readonly flag?: string;
  /** Ends it. */
  readonly stop: AbortSignal;
  /** What the user can do about it, from what the program printed. */
  readonly hint?: (printed: string) => string | undefined;
}

/**
 * Runs a program to its end, quietly.
 *
 * @throws UserError with the end of what it printed, when it fails or is stopped
 */
export async function runProgram(argv: readonly string[], options: ProgramOptions): Promise<void> {
  const { cwd, env, purpose, stop, hint, flag = '--run' } = options;
  const [program = '', ...args] = argv;
  if (stop.aborted) throw stopped(stop, purpose);
  // Its own group: a compiler that pip started ends with it.
  const child = start(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let printed = '';
  const keep = (chunk: Buffer): void => {
    printed = (printed + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const kill = (): void => killGroup(child.pid, 'SIGTERM');
  stop.addEventListener('abort', kill);
  const status = await new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  stop.removeEventListener('abort', kill);
  if (stop.aborted) throw stopped(stop, purpose);
  if (status === 0) return;
  const end = printed.trim().split('\n').slice(-15).join('\n');
  const way = hint?.(printed) ?? say`What it says is below.`;
  throw new UserError(
    say`${flag}: ${purpose} failed. ${way}\n${shellLine(argv)}: ${status}\n${end}`.trimEnd(),
    1,
  );
}

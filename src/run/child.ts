/**
 * Starts other programs: the one place that does, so that what must hold for all of them holds. They are started by their
 * words, never by a shell, and looked for where PATH says it absolutely: `.` or an empty entry would be the folder of the
 * project, and so a program that came with it (execvp(3) looks there for an empty one).
 *
 * node:child_process is not imported: loading it takes as long as planning a project, and most commands start nothing.
 */
import type {
  ChildProcess,
  ChildProcessByStdio,
  ExecFileOptionsWithStringEncoding,
  SpawnOptions,
  SpawnSyncOptions,
  SpawnSyncReturns,
} from 'node:child_process';
import { delimiter, isAbsolute, parse } from 'node:path';
import type { Readable } from 'node:stream';

/** Where a program stands that has no business in any project: nothing of one is on its way. */
export const NEUTRAL_FOLDER = parse(process.execPath).root;

/** The folders of PATH that mean the same wherever a program stands. */
export function foldersOnPath(env: NodeJS.ProcessEnv): readonly string[] {
  return [...new Set((env.PATH ?? '').split(delimiter))].filter(isAbsolute);
}

function cleaned(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return env.PATH === undefined ? env : { ...env, PATH: foldersOnPath(env).join(delimiter) };
}

const children = () => process.getBuiltinModule('node:child_process');

/** What is given for a child: its environment is this process's where none is. */
type Without<T> = Omit<T, 'shell'>;

/** Starts a program whose output is read. */
export function start(
  program: string,
  args: readonly string[],
  options: Without<SpawnOptions> & { readonly stdio: ['ignore', 'pipe', 'pipe'] },
): ChildProcessByStdio<null, Readable, Readable>;
/** Starts a program. */
export function start(program: string, args: readonly string[], options: Without<SpawnOptions>): ChildProcess;
export function start(
  program: string,
  args: readonly string[],
  options: Without<SpawnOptions>,
): ChildProcess {
  return children().spawn(program, args, { ...options, env: cleaned(options.env) });
}

/** Runs a program to its end, and waits. */
export function startAndWait(
  program: string,
  args: readonly string[],
  options: Without<SpawnSyncOptions> & { readonly encoding: 'utf8' },
): SpawnSyncReturns<string>;
export function startAndWait(
  program: string,
  args: readonly string[],
  options: Without<SpawnSyncOptions>,
): SpawnSyncReturns<Buffer>;
export function startAndWait(
  program: string,
  args: readonly string[],
  options: Without<SpawnSyncOptions>,
): SpawnSyncReturns<string | Buffer> {
  return children().spawnSync(program, args, { ...options, env: cleaned(options.env) });
}

/** Runs a program to its end, within a time and with so much output. @returns the process, while it runs */
export function execute(
  program: string,
  args: readonly string[],
  options: Without<Partial<ExecFileOptionsWithStringEncoding>> & { readonly detached?: boolean },
  ended: (error: Error | null, stdout: string, stderr: string) => void,
): ChildProcess {
  return children().execFile(program, args, { ...options, env: cleaned(options.env) }, ended);
}

/** What a program printed on its standard output. @throws what node:child_process rejects with, `stderr` included */
export function printedBy(
  program: string,
  args: readonly string[],
  options: Without<Partial<ExecFileOptionsWithStringEncoding>>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execute(program, args, options, (error, stdout, stderr) =>
      error ? reject(Object.assign(error, { stderr })) : resolve(stdout),
    );
  });
}

import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UserError } from '../answers/user-error.ts';

/** The absolute path of a program on PATH, or undefined. */
export function which(name: string, env: NodeJS.ProcessEnv): string | undefined {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here: the next folder of PATH.
    }
  }
  return undefined;
}

/** What a program prints, or undefined when it fails or is missing. */
export function output(program: string, args: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  const result = spawnSync(program, args, { env, encoding: 'utf8', timeout: 30_000 });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/**
 * Runs a program to its end, quietly.
 *
 * @param purpose what it is for, as the error message words it: `installing the packages`
 * @throws UserError with the end of what it printed, when it fails
 */
export async function runProgram(
  argv: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly purpose: string },
): Promise<void> {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer): void => {
    printed = (printed + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const status = await new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  if (status !== 0) {
    const end = printed.trim().split('\n').slice(-15).join('\n');
    throw new UserError(`--run: ${options.purpose} failed (${argv.join(' ')}: ${status}).\n${end}`, 1);
  }
}

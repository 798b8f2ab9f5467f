import { join } from 'node:path';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { displayed } from '../terminal/displayed.ts';
import { progress } from '../terminal/terminal.ts';
import { firstPage } from './first-page.ts';
import { networkHint } from './install.ts';
import { freePort } from './port.ts';
import { runProgram } from './programs.ts';
import { serve } from './serve.ts';
import { stoppable } from './stop.ts';

/** The work of a flag, with what is said where it fails: the project is complete by then. */
async function completing(
  flag: string,
  folder: string,
  work: (stop: AbortSignal) => Promise<void>,
): Promise<void> {
  try {
    await stoppable(work);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [line = '', ...details] = error.message.split('\n');
    const place = say`The project in ${displayed(folder)} is complete: ${flag} in that folder goes on.`;
    throw new UserError([`${line} ${place}`, ...details].join('\n'), error.exitCode);
  }
}

/**
 * Types the lines that make a project's environment, as "Next" would print them.
 *
 * @param folder the project's root, where they are typed
 * @throws UserError when one fails or is stopped
 */
export function installByLines(
  folder: string,
  lines: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  return completing('--install', folder, async (stop) => {
    for (const line of lines) {
      progress(line);
      await runProgram(['sh', '-c', line], {
        cwd: folder,
        env,
        flag: '--install',
        purpose: say`installing`,
        stop,
        hint: networkHint,
      });
    }
  });
}

/** A server for development to start. */
export interface Development {
  /** The environment's Python, relative to the project's root. */
  readonly python: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where the server's log goes. */
  readonly log: 'stdout' | 'stderr';
  /** Called once the project answers at this URL. */
  readonly ready: (url: string) => void;
}

/**
 * Migrates and runs the server for development until it is stopped.
 *
 * @param folder the project's root
 * @throws UserError when a step fails or is stopped before it answers
 */
export function startDevelopment(
  folder: string,
  answers: Answers,
  { python, env, log, ready }: Development,
): Promise<void> {
  return completing('--start', folder, async (stop) => {
    const port = await freePort(env);
    progress(say`Migrating the database …`);
    const manage = [join(folder, python), 'manage.py'];
    const usual = { cwd: folder, env, stop, flag: '--start' };
    await runProgram([...manage, 'migrate', '--noinput'], { ...usual, purpose: say`migrating` });
    const url = `http://127.0.0.1:${port}/${firstPage(answers)}`;
    progress(say`Starting ${'runserver'} …`);
    const command = [...manage, 'runserver', `127.0.0.1:${port}`];
    await serve({ command, folder, env, url, log, stop, flag: '--start', ready: () => ready(url) });
  });
}

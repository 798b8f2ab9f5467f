import { randomBytes } from 'node:crypto';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import { contextOf } from '../plan/context.ts';
import { displayed } from '../terminal/displayed.ts';
import { progress } from '../terminal/terminal.ts';
import { firstPage } from './first-page.ts';
import { install, venvEnvironment } from './install.ts';
import { freePort } from './port.ts';
import { runProgram } from './programs.ts';
import { serve } from './serve.ts';
import { stoppable } from './stop.ts';

/** Production settings for one's own machine: plain http on loopback, a secret for this run only. */
function productionEnvironment(env: NodeJS.ProcessEnv, port: number): NodeJS.ProcessEnv {
  return {
    SECRET_KEY: randomBytes(48).toString('base64url'),
    DEBUG: 'false',
    HTTPS: 'false',
    ALLOWED_HOSTS: 'localhost,127.0.0.1',
    ...env,
    PORT: String(port),
  };
}

/** Refuses to start a project whose required variables are missing. @throws UserError */
function checkRequired(answers: Answers, env: NodeJS.ProcessEnv): void {
  const missing = contextOf(answers).variables.filter(
    (variable) => variable.default === undefined && !env[variable.name],
  );
  if (missing.length === 0) return;
  const lines = missing.map((variable) => say`${variable.name} is not set: ${said(variable.help)}`);
  throw new UserError(
    say`--run: it needs ${missing.length === 1 ? say`one variable` : say`these variables`} of the environment.\n${lines.join('\n')}`,
    1,
  );
}

/** What a run is asked for, beside the project. */
export interface RunOptions {
  /** The user's environment; its variables win over those set here. */
  readonly env: NodeJS.ProcessEnv;
  /** Where the server's log goes. */
  readonly log: 'stdout' | 'stderr';
  /** Called once the project answers at this URL. */
  readonly ready: (url: string) => void;
}

async function steps(
  folder: string,
  answers: Answers,
  options: RunOptions,
  stop: AbortSignal,
): Promise<void> {
  const port = await freePort(options.env);
  const env = venvEnvironment(folder, productionEnvironment(options.env, port));
  checkRequired(answers, env);
  await install(folder, answers, options.env, stop);
  const manage = (command: string, purpose: string): Promise<void> =>
    runProgram(['python', 'manage.py', command, '--noinput'], { cwd: folder, env, purpose, stop });
  progress(say`Migrating the database and collecting the static files …`);
  await manage('migrate', say`migrating`);
  await manage('collectstatic', say`collecting the static files`);
  const { startCommand, startLine } = contextOf(answers);
  progress(say`Starting ${startLine} …`);
  const url = `http://127.0.0.1:${port}/${firstPage(answers)}`;
  await serve({
    command: startCommand,
    folder,
    env,
    url,
    log: options.log,
    stop,
    flag: '--run',
    ready: () => options.ready(url),
  });
}

/**
 * Installs the project, migrates, collects the static files and runs its production server until it is stopped.
 *
 * @param folder the rendered project
 * @returns when the server was stopped after it had answered: by Ctrl-C, SIGTERM or a closed terminal
 * @throws UserError when a step fails or is stopped; it says that the project itself is complete
 */
export async function runProject(folder: string, answers: Answers, options: RunOptions): Promise<void> {
  try {
    await stoppable((stop) => steps(folder, answers, options, stop));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [line = '', ...details] = error.message.split('\n');
    const place = say`The project in ${displayed(folder)} is complete: ${'--run'} in that folder goes on.`;
    throw new UserError([`${line} ${place}`, ...details].join('\n'), error.exitCode);
  }
}

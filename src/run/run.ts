import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../answers/user-error.ts';
import type { Answers } from '../choices/choice.ts';
import { progress } from '../cli/terminal.ts';
import { contextOf } from '../plan/context.ts';
import { install, venvEnvironment } from './install.ts';
import { runProgram } from './programs.ts';

/** How long the server may take to answer, in milliseconds: a cold, loaded laptop included. */
const START_LIMIT = 60_000;

/** The first port from 8000 on that is free on loopback. */
async function freePort(from = 8000): Promise<number> {
  for (let port = from; port < from + 100; port += 1) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '0.0.0.0', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new UserError(`--run: no port from ${from} to ${from + 99} is free. Set PORT to a free one.`, 1);
}

/** PORT as the user set it, else a free one. @throws UserError when PORT is no port */
async function portFrom(env: NodeJS.ProcessEnv): Promise<number> {
  if (!env.PORT) return freePort();
  const port = Number(env.PORT);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UserError(`PORT=${env.PORT}: it must be a number from 1 to 65535. Mend it or leave it out.`);
}

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
  const lines = missing.map((variable) => `${variable.name} is not set: ${variable.help}`);
  throw new UserError(
    `--run: the project was rendered, and needs ${missing.length === 1 ? 'one variable' : 'variables'} to run.\n${lines.join('\n')}`,
    1,
  );
}

async function answersAt(url: string, server: ChildProcess): Promise<void> {
  const limit = Date.now() + START_LIMIT;
  while (Date.now() < limit) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new UserError('--run: the server ended before it answered; what it printed is above.', 1);
    }
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).catch(
      () => undefined,
    );
    if (response?.status === 200) return;
    await sleep(100);
  }
  server.kill('SIGTERM');
  throw new UserError(
    `--run: ${url} did not answer within ${START_LIMIT / 1000} s. What the server printed is above.`,
    1,
  );
}

/**
 * Installs the project, migrates, collects the static files and runs its production server until it ends.
 *
 * @param folder the rendered project
 * @param env the user's environment; its variables win over those set here
 * @returns the server's exit status; 0 when it was stopped by Ctrl-C or SIGTERM
 * @throws UserError when a step fails
 */
export async function runProject(folder: string, answers: Answers, env: NodeJS.ProcessEnv): Promise<number> {
  const port = await portFrom(env);
  const venv = venvEnvironment(folder, productionEnvironment(env, port));
  checkRequired(answers, venv);
  await install(folder, answers, env);
  progress('Migrating the database and collecting the static files …');
  await runProgram(['python', 'manage.py', 'migrate', '--noinput'], {
    cwd: folder,
    env: venv,
    purpose: 'migrating',
  });
  await runProgram(['python', 'manage.py', 'collectstatic', '--noinput'], {
    cwd: folder,
    env: venv,
    purpose: 'collecting the static files',
  });
  const { startCommand, startLine } = contextOf(answers);
  progress(`Starting ${startLine} …`);
  const [program = '', ...args] = startCommand;
  const server = spawn(program, args, {
    cwd: folder,
    env: venv,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const ended = new Promise<number>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new UserError(`--run: ${startLine} could not be started: ${error.message}`, 1)),
    );
    server.once('exit', (code, signal) => resolve(stopped || signal === 'SIGTERM' ? 0 : (code ?? 1)));
  });
  let stopped = false;
  // Detached from the terminal's group: Ctrl-C reaches the server once, as the SIGTERM that a platform sends.
  const stop = (): void => {
    stopped = true;
    server.kill('SIGTERM');
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const url = `http://127.0.0.1:${port}/`;
    await Promise.race([answersAt(url, server), ended.then(() => answersAt(url, server))]);
    process.stdout.write(`${url} answers. Ctrl-C stops the server.\n`);
    return await ended;
  } catch (error) {
    if (stopped) return 0;
    throw error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGTERM');
  }
}

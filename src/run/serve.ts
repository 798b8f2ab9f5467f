import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { shellLine } from '../terminal/shell-line.ts';
import { progress } from '../terminal/terminal.ts';
import { start } from './child.ts';
import { killGroup, stopped } from './stop.ts';

/** How long the server may take to answer, in milliseconds: a cold, loaded laptop included. */
const START_LIMIT = 60_000;
/** How long it may take to end after SIGTERM, in milliseconds: what platforms give, and a little more. */
const STOP_LIMIT = 12_000;
/** How soon a second Ctrl-C counts as one, in milliseconds: it is from somebody who does not want to wait. */
const SECOND = 500;

/** A server to start, and where it will answer. */
export interface Serving {
  readonly command: readonly string[];
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly url: string;
  /** Where its log goes: to our standard output, or past it, where that holds a result for programs. */
  readonly log: 'stdout' | 'stderr';
  readonly stop: AbortSignal;
  /** Which flag it was asked for by: `--run`. */
  readonly flag: string;
  /** Called once, when the URL has answered. */
  readonly ready: () => void;
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

/** Waits until the URL answers. @throws UserError when the server ends or the time is up before */
async function answer({ url, stop, flag }: Serving, server: ChildProcess): Promise<void> {
  const limit = Date.now() + START_LIMIT;
  while (Date.now() < limit) {
    if (stop.aborted) throw stopped(stop, say`the server started`);
    if (hasEnded(server))
      throw new UserError(say`${flag}: the server ended before it answered; what it printed is above.`, 1);
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(5000)]),
    }).catch(() => undefined);
    // Where the server has ended, another program that took its port has answered.
    // A page that leads to another, or that is not there, is an answer of the project's; an error is none.
    if (response && response.status < 500 && !hasEnded(server)) return;
    await sleep(100);
  }
  throw new UserError(
    say`${flag}: ${url} did not answer within ${START_LIMIT / 1000} s. What the server printed is above.`,
    1,
  );
}

/** Ends the server as a platform would: SIGTERM, and SIGKILL for what is left when the time is up. */
async function end(server: ChildProcess): Promise<void> {
  if (server.pid === undefined) return;
  if (!hasEnded(server)) {
    progress(say`Stopping the server …`);
    server.kill('SIGTERM');
    const over = new AbortController();
    const { signal } = over;
    const impatient = async (): Promise<void> => {
      // A library of yo's sends the signal to its own process again, at once: that is nobody's second Ctrl-C.
      await sleep(SECOND, undefined, { signal });
      await once(process, 'SIGINT', { signal });
    };
    const ended = once(server, 'exit', { signal });
    await Promise.race([ended, impatient(), sleep(STOP_LIMIT, undefined, { signal })]);
    over.abort();
  }
  killGroup(server.pid, 'SIGKILL');
}

/**
 * Runs a server until it ends or is stopped.
 *
 * @returns once it was stopped, or has ended with status 0 by itself
 * @throws UserError when it cannot be started, does not answer, or ends with another status
 */
export async function serve(serving: Serving): Promise<void> {
  const { command, folder, env, stop, flag } = serving;
  const [program = '', ...args] = command;
  const log = serving.log === 'stdout' ? 'inherit' : 2;
  // Detached from the terminal's group: Ctrl-C reaches the server once, as the SIGTERM that a platform sends.
  const server = start(program, args, {
    cwd: folder,
    env,
    stdio: ['ignore', log, 'inherit'],
    detached: true,
  });
  const failed = new Promise<never>((_, reject) => {
    server.once('error', (error) =>
      reject(new UserError(say`${flag}: ${shellLine(command)} could not be started: ${error.message}`, 1)),
    );
  });
  try {
    await Promise.race([answer(serving, server), failed]);
    serving.ready();
    if (!stop.aborted && !hasEnded(server)) await Promise.race([once(server, 'exit'), once(stop, 'abort')]);
  } finally {
    await end(server);
  }
  const status = server.exitCode ?? server.signalCode;
  if (!stop.aborted && status !== 0 && status !== 'SIGTERM')
    throw new UserError(say`${flag}: the server ended by itself (${status}); what it printed is above.`, 1);
}

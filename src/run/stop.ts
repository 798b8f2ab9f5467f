import { constants } from 'node:os';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';

/** Ctrl-C, what a supervisor sends, and a terminal that was closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does something that one of these signals ends: `stop` aborts, with the signal as its reason. */
export async function stoppable<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) return;
    // The terminal has just printed ^C.
    if (signal === 'SIGINT' && process.stderr.isTTY) process.stderr.write('\n');
    controller.abort(signal);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

/** The error of work that was stopped, with the exit status that a shell gives to that signal: 130 after Ctrl-C. */
export function stopped(stop: AbortSignal, what: string): UserError {
  return new UserError(say`Stopped while ${what}.`, 128 + constants.signals[stop.reason as NodeJS.Signals]);
}

/** Ends a process and those that it started, at once. It must lead its own group (`detached`). */
export function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}

/** What the checks of a lab say, run in a process of their own. */
import { say } from '../languages/say.ts';
import { parseJson } from '../reading/parse.ts';
import { execute } from '../run/child.ts';
import { killGroup, stopped } from '../run/stop.ts';

/** What `labcheck --json` prints. */
export interface Judgement {
  readonly lab: string;
  readonly result: 'complete' | 'incomplete' | 'unchecked';
  readonly points: number;
  readonly maximum: number;
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly result: 'passed' | 'failed' | 'unchecked';
    readonly cause: string;
  }[];
}

/** Longer than any lab's checks take, on a slow machine. */
const LONGEST_MS = 600_000;

/** Runs the checks of a lab. @param words after `python -m labs check` @throws Error with what it said when it judged nothing */
export function judge(
  python: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
  words: readonly string[],
  stop?: AbortSignal,
): Promise<Judgement> {
  return new Promise((resolve, reject) => {
    const child = execute(
      python,
      ['-m', 'labs', 'check', ...words, '--json'],
      { cwd, env, timeout: LONGEST_MS, maxBuffer: 2 ** 24, detached: true },
      (error, stdout, stderr) => {
        stop?.removeEventListener('abort', kill);
        if (stop?.aborted) return reject(stopped(stop, say`playing the labs through`));
        try {
          resolve(parseJson(stdout) as Judgement);
        } catch {
          const lines = (stderr || stdout || error?.message || '').trim().split('\n');
          reject(new Error(lines.at(-1) ?? ''));
        }
      },
    );
    const kill = (): void => killGroup(child.pid, 'SIGTERM');
    stop?.addEventListener('abort', kill);
  });
}

import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Seat } from './seats.ts';

const run = promisify(execFile);

/** So many at once: the other side is one server. */
const AT_ONCE = 4;
const LONGEST_MS = 120_000;

/** That a repository was pushed once: what happens to it then is its owner's. */
const PUSHED = 'workshop-pushed';

/** A push that the other side refused. */
export interface Refusal {
  readonly id: string;
  readonly reason: string;
}

function reasonOf(error: unknown): string {
  const { stderr = '', message } = error as { stderr?: string; message: string };
  const lines = stderr.split('\n').filter((line) => /^(fatal|error|remote:| !)/.test(line));
  return (lines.at(0) ?? message.split('\n')[0] ?? '').trim();
}

async function push(folder: string, seat: Seat): Promise<Refusal | undefined> {
  const repository = join(folder, seat.id);
  try {
    await run(
      'git',
      ['-C', repository, 'push', '--quiet', '--', 'origin', 'main', 'refs/tags/*:refs/tags/*'],
      // A password that nobody is there to type must fail, not wait.
      { env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }, timeout: LONGEST_MS },
    );
    writeFileSync(join(repository, '.git', PUSHED), '');
    return undefined;
  } catch (error) {
    return { id: seat.id, reason: reasonOf(error) };
  }
}

/** Pushes main and tags of the seats that were not pushed yet, never by force. @returns what was refused */
export async function pushSeats(
  folder: string,
  seats: readonly Seat[],
  pushed: (id: string) => void,
): Promise<readonly Refusal[]> {
  const waiting = seats.filter(({ id }) => !existsSync(join(folder, id, '.git', PUSHED)));
  const refusals: Refusal[] = [];
  const work = async (): Promise<void> => {
    for (let seat = waiting.shift(); seat; seat = waiting.shift()) {
      const refusal = await push(folder, seat);
      if (refusal) refusals.push(refusal);
      else pushed(seat.id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return refusals;
}

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { say } from '../languages/say.ts';
import { seatRecordIn } from './class-record.ts';
import { COURSE_BRANCH } from './repository.ts';
import { commitOf } from './repository-addition.ts';
import type { Seat } from './seat.ts';

const run = promisify(execFile);

/** So many at once: the other side is one server. */
const AT_ONCE = 4;
const LONGEST_MS = 120_000;

/** That a repository was pushed, and with how many corrections: what happens to `main` then is its owner's. */
const PUSHED = 'workshop-pushed';

/** A push that the other side refused. */
export interface Refusal {
  readonly id: string;
  readonly reason: string;
}

function reasonOf(error: unknown): string {
  const { stderr = '', message } = error as { stderr?: string; message: string };
  const lines = stderr.split('\n').filter((line) => /^(fatal|error|remote:| !)/.test(line));
  if (/\[(remote )?rejected\].*(non-fast-forward|fetch first|already exists)/.test(stderr))
    return say`the remote is not empty: it has other commits than this class. Give an empty one; nothing there was changed`;
  return (lines.at(0) ?? message.split('\n')[0] ?? '').trim();
}

/** How many corrections a repository was pushed with; undefined when it was not. */
function pushedWith(folder: string): number | undefined {
  const path = join(folder, '.git', PUSHED);
  if (!existsSync(path)) return undefined;
  return Number(/^\d+/.exec(readFileSync(path, 'utf8'))?.[0] ?? 0);
}

/** The seats whose repository was pushed. */
export function pushedSeats(folder: string, seats: readonly Seat[]): ReadonlySet<string> {
  return new Set(seats.map(({ id }) => id).filter((id) => pushedWith(join(folder, id)) !== undefined));
}

/** What is pushed: everything the first time, corrections later. */
function refspecs(repository: string, corrections: number, before: number | undefined): readonly string[] {
  const own = seatRecordIn(repository);
  const tags = Object.entries(own?.tags ?? {}).map(([name, [commit]]) => `${commit}:refs/tags/${name}`);
  const course = corrections > 0 ? commitOf(join(repository, '.git'), COURSE_BRANCH) : undefined;
  const main = commitOf(join(repository, '.git'), 'refs/heads/main');
  return [
    ...(before === undefined && main ? [`${main}:refs/heads/main`] : []),
    ...(course ? [`${course}:${COURSE_BRANCH}`] : []),
    ...tags,
  ];
}

/**
 * Pushes from an empty repository that borrows the objects: the one that is pushed may be its participant's by now, and its
 * configuration and hooks are not run as the trainer.
 */
async function push(folder: string, seat: Seat, corrections: number): Promise<Refusal | undefined> {
  const repository = join(folder, seat.id);
  const own = mkdtempSync(join(tmpdir(), 'django-cloud-push-'));
  try {
    mkdirSync(join(own, 'refs'));
    mkdirSync(join(own, 'objects/info'), { recursive: true });
    writeFileSync(join(own, 'HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(join(own, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
    writeFileSync(join(own, 'objects/info/alternates'), `${join(repository, '.git/objects')}\n`);
    const specs = refspecs(repository, corrections, pushedWith(repository));
    await run(
      'git',
      ['-C', own, 'push', '--quiet', '--atomic', '--', seat.remote ?? '', ...specs],
      // A password that nobody is there to type must fail, not wait.
      { env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }, timeout: LONGEST_MS },
    );
    writeFileSync(join(repository, '.git', PUSHED), `${corrections}\n`);
    return undefined;
  } catch (error) {
    return { id: seat.id, reason: reasonOf(error) };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/**
 * Pushes main and tags of the seats that were not pushed yet, and later the branch of corrections with its tags: all of a
 * repository or nothing, never by force. @returns what was refused
 */
export async function pushSeats(
  folder: string,
  seats: readonly Seat[],
  corrections: number,
  pushed: (id: string) => void,
): Promise<readonly Refusal[]> {
  const waiting = seats.filter(
    ({ id, remote }) => remote !== undefined && (pushedWith(join(folder, id)) ?? -1) < corrections,
  );
  const refusals: Refusal[] = [];
  const work = async (): Promise<void> => {
    for (let seat = waiting.shift(); seat; seat = waiting.shift()) {
      const refusal = await push(folder, seat, corrections);
      if (refusal) refusals.push(refusal);
      else pushed(seat.id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return refusals;
}

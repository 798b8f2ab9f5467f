import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitIn } from '../git/git.ts';
import { say } from '../languages/say.ts';
import { textOf } from '../reading/read.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { seatRecordIn } from './class-record.ts';
import type { Making } from './making.ts';
import { COURSE_BRANCH } from './repository.ts';
import { commitOf } from './repository-addition.ts';
import type { Seat } from './seat.ts';

/** So many at once: the other side is one server. */
const AT_ONCE = 4;

/** That a repository was pushed, and what it had then: what happens to `main` afterwards is its owner's. */
const PUSHED = 'workshop-pushed';
const RELEASED = 'released';

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

/** What a repository has that is pushed. */
interface Edition {
  /** How many corrections. */
  readonly corrections: number;
  /** Whether it has solutions that were withheld at first. */
  readonly released: boolean;
}

/** What a repository was pushed with; undefined when it was not. */
function pushedWith(folder: string): Edition | undefined {
  const path = join(folder, '.git', PUSHED);
  if (!existsSync(path)) return undefined;
  const text = textOf(path, 'line');
  return { corrections: Number(/^\d+/.exec(text)?.[0] ?? 0), released: text.includes(RELEASED) };
}

/** Whether a repository was pushed with all of that. */
function isPushedWith(folder: string, { corrections, released }: Edition): boolean {
  const pushed = pushedWith(folder);
  return pushed !== undefined && pushed.corrections >= corrections && (pushed.released || !released);
}

/** The seats whose repository was pushed. */
export function pushedSeats(folder: string, seats: readonly Seat[]): ReadonlySet<string> {
  return new Set(seats.map(({ id }) => id).filter((id) => pushedWith(join(folder, id)) !== undefined));
}

/** What is pushed: everything the first time, corrections later. */
function refspecs(repository: string, corrections: number, isFirst: boolean): readonly string[] {
  const own = seatRecordIn(repository);
  const tags = Object.entries(own?.tags ?? {}).map(([name, [commit]]) => `${commit}:refs/tags/${name}`);
  const course = corrections > 0 ? commitOf(join(repository, '.git'), COURSE_BRANCH) : undefined;
  const main = commitOf(join(repository, '.git'), 'refs/heads/main');
  return [
    ...(isFirst && main ? [`${main}:refs/heads/main`] : []),
    ...(course ? [`${course}:${COURSE_BRANCH}`] : []),
    ...tags,
  ];
}

/**
 * Pushes from an empty repository that borrows the objects: the one that is pushed may be its participant's by now, and its
 * configuration and hooks are not run as the trainer.
 */
async function push(folder: string, seat: Seat, edition: Edition): Promise<Refusal | undefined> {
  const repository = join(folder, seat.id);
  const own = temporaryFolder('django-cloud-push-');
  try {
    mkdirSync(join(own, 'refs'));
    mkdirSync(join(own, 'objects/info'), { recursive: true });
    writeFileSync(join(own, 'HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(join(own, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
    writeFileSync(join(own, 'objects/info/alternates'), `${join(repository, '.git/objects')}\n`);
    const specs = refspecs(repository, edition.corrections, pushedWith(repository) === undefined);
    await gitIn(own, ['push', '--quiet', '--atomic', '--', seat.remote ?? '', ...specs]);
    const words = [edition.corrections, ...(edition.released ? [RELEASED] : [])];
    writeFileSync(join(repository, '.git', PUSHED), `${words.join(' ')}\n`);
    return undefined;
  } catch (error) {
    return { id: seat.id, reason: reasonOf(error) };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/**
 * Pushes main and tags of the seats that were not pushed yet, later the branch of corrections with its tags, and solutions
 * that are released: all of a repository or nothing, never by force. @returns what was refused
 */
export async function pushSeats(
  folder: string,
  seats: readonly Seat[],
  { corrections, released }: Pick<Making, 'corrections' | 'released'>,
  pushed: (id: string) => void,
): Promise<readonly Refusal[]> {
  const edition = { corrections: corrections.length, released };
  const waiting = seats.filter(
    ({ id, remote }) => remote !== undefined && !isPushedWith(join(folder, id), edition),
  );
  const refusals: Refusal[] = [];
  const work = async (): Promise<void> => {
    for (let seat = waiting.shift(); seat; seat = waiting.shift()) {
      const refusal = await push(folder, seat, edition);
      if (refusal) refusals.push(refusal);
      else pushed(seat.id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return refusals;
}

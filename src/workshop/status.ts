/** Who is in which lab, since when, and what is red: read from pushed or local repositories, judged with the trainer's checks. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gitIn } from '../git/git.ts';
import { say } from '../languages/say.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { seatRecordIn } from './class-record.ts';
import { type Judging, judged } from './judged-commit.ts';
import type { Judgement } from './judging.ts';
import { labsFor, type Making, renderedHistory } from './making.ts';
import { pushedSeats } from './push.ts';
import { borrowing } from './repository-reading.ts';
import type { Seat } from './seat.ts';
import { headsOf, labOf } from './seat-branches.ts';

/** Where somebody is. */
export interface Standing {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly number: string;
  readonly user: string;
  readonly table: string;
  readonly source: 'pushed' | 'local';
  /** Where the repository is pushed; null where it is not. */
  readonly remote: string | null;
  /** Null where nothing can be read. */
  readonly lab: string | null;
  /** How many labs of all come before it. */
  readonly before: number;
  readonly labs: number;
  readonly branch: string | null;
  /** When the first and the last commit of their own in this lab were made, ISO 8601; null where there is none. */
  readonly since: string | null;
  readonly last: string | null;
  readonly commits: number;
  /** What the lab's checks say; null where they were not run. */
  readonly judgement: Judgement | null;
  /** Why something could not be read or judged. */
  readonly problem: string | null;
}

const iso = (seconds: number | undefined): string | null =>
  seconds === undefined ? null : new Date(seconds * 1000).toISOString();

const firstLine = (error: unknown): string => {
  const { stderr = '', message } = error as { stderr?: string; message: string };
  return (
    stderr.split('\n').find((line) => /^(fatal|error|remote):/.test(line)) ??
    message.split('\n')[0] ??
    ''
  ).trim();
};

async function standingOf(
  seat: Seat,
  making: Making,
  area: string,
  isPushed: boolean,
  judging: Judging | undefined,
): Promise<Standing> {
  const repository = join(making.folder, seat.id);
  const { person } = seat;
  const { name, email, number, user, table } = person;
  const now = making.corrections.at(-1)?.labs ?? making.labs;
  const ids = labsFor(seat, now, making).map(({ id }) => id);
  const about = { id: seat.id, name, email, number, user, table, labs: ids.length } as const;
  const nothing = {
    ...about,
    source: isPushed ? 'pushed' : 'local',
    remote: seat.remote ?? null,
    lab: null,
    before: 0,
    branch: null,
    since: null,
    last: null,
    commits: 0,
    judgement: null,
  } as const;
  const own = mkdtempSync(join(area, 'read-'));
  try {
    borrowing(
      own,
      existsSync(join(repository, '.git/objects')) ? join(repository, '.git/objects') : undefined,
    );
    const heads = await headsOf(own, repository, isPushed ? seat.remote : undefined);
    const work = heads.find(({ branch }) => branch !== 'course');
    if (!work) return { ...nothing, problem: say`it has no branch` };
    const log = (await gitIn(own, ['log', '--format=%H %ct', work.commit])).trim().split('\n');
    const commits = log.map((line) => line.split(' ') as [string, string]);
    const known = seatRecordIn(repository);
    const tags = known?.id === seat.id ? known.tags : renderedHistory(seat, making).history.tags;
    const place = labOf(work.branch, new Set(commits.map(([id]) => id)), ids, tags);
    const lab = ids[place] ?? '';
    const course = new Set(Object.values(tags).map(([id]) => id));
    const end = commits.findIndex(([id]) => course.has(id));
    const theirs = (end < 0 ? commits : commits.slice(0, end)).map(([, seconds]) => Number(seconds));
    const standing = {
      ...nothing,
      lab,
      before: place,
      branch: work.branch,
      since: iso(theirs.at(-1)),
      last: iso(theirs[0]),
      commits: theirs.length,
      problem: null,
    };
    if (!judging) return standing;
    try {
      return { ...standing, judgement: await judged(seat, making, lab, own, work.commit, judging) };
    } catch (error) {
      return { ...standing, problem: firstLine(error) };
    }
  } catch (error) {
    return { ...nothing, problem: firstLine(error) };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/**
 * Where everybody is. Nothing of a participant's is run, unless it is judged: then their project is, as `labcheck` runs it.
 *
 * @param read is called after each
 */
export async function standingsOf(
  seats: readonly Seat[],
  making: Making,
  judging: Judging | undefined,
  read: () => void,
): Promise<readonly Standing[]> {
  const area = temporaryFolder('django-cloud-status-');
  const pushed = pushedSeats(making.folder, seats);
  const all: Standing[] = [];
  try {
    const waiting = seats.map((seat, index) => ({ seat, index }));
    const work = async (): Promise<void> => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const isPushed = one.seat.remote !== undefined && pushed.has(one.seat.id);
        all[one.index] = await standingOf(one.seat, making, area, isPushed, judging);
        read();
      }
    };
    // Judged one after the other: checks measure times, and start servers.
    await Promise.all(Array.from({ length: judging ? 1 : 4 }, work));
    return all;
  } finally {
    rmSync(area, { recursive: true, force: true });
  }
}

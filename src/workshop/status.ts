/** Who is in which lab, since when, and what is red: read from pushed or local repositories, judged with the trainer's checks. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startTag } from '../labs/tags.ts';
import { say } from '../languages/say.ts';
import { gitIn } from '../merge/git.ts';
import { printedBy } from '../run/child.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { seatRecordIn } from './class-record.ts';
import type { Tags } from './history.ts';
import { labsFor, type Making, renderedHistory } from './making.ts';
import { type Judgement, judge } from './play-through.ts';
import { pushedSeats } from './push.ts';
import { borrowing, headsIn } from './repository-reading.ts';
import type { Seat } from './seat.ts';

const LONGEST_MS = 120_000;

/** Where somebody is. */
export interface Standing {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly number: string;
  readonly user: string;
  readonly table: string;
  readonly source: 'pushed' | 'local';
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

/** A branch and its commit. */
interface Head {
  readonly branch: string;
  readonly commit: string;
  readonly seconds: number;
}

/** The branches of a repository, the newest first, in one that borrows its objects. */
async function headsOf(
  own: string,
  repository: string,
  remote: string | undefined,
): Promise<readonly Head[]> {
  if (remote === undefined) {
    for (const [name, commit] of headsIn(join(repository, '.git'))) {
      const path = join(own, 'refs/heads', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${commit}\n`);
    }
  } else {
    await gitIn(own, ['fetch', '--quiet', '--no-tags', '--', remote, '+refs/heads/*:refs/heads/*']);
  }
  const form = '%(refname:lstrip=2) %(objectname) %(committerdate:unix)';
  const text = await gitIn(own, ['for-each-ref', '--sort=-committerdate', `--format=${form}`, 'refs/heads']);
  return text
    .split('\n')
    .map((line) => line.split(' '))
    .filter((parts) => parts.length === 3)
    .map(([branch = '', commit = '', seconds = '']) => ({ branch, commit, seconds: Number(seconds) }));
}

/** The commits at which a lab begins, all editions. */
function startsOf(tags: Tags, id: string): ReadonlySet<string> {
  const names = Object.keys(tags).filter(
    (name) => name === startTag(id) || name.startsWith(`${startTag(id)}.`),
  );
  return new Set(names.map((name) => tags[name]?.[0] ?? ''));
}

/** The lab of a branch: what it is called after, else the last one whose start is in its history. */
function labOf(branch: string, history: ReadonlySet<string>, ids: readonly string[], tags: Tags): number {
  const named = ids.findIndex((id) => branch === id || branch.startsWith(`${id}-`));
  if (named >= 0) return named;
  const reached = ids.map((id, index) =>
    [...startsOf(tags, id)].some((commit) => history.has(commit)) ? index : 0,
  );
  return Math.max(0, ...reached);
}

const iso = (seconds: number | undefined): string | null =>
  seconds === undefined ? null : new Date(seconds * 1000).toISOString();

/** What a trainer judges with. */
export interface Judging {
  /** A Python that has the project's packages. */
  readonly python: string;
}

/** Writes the files of a commit. */
async function checkOut(own: string, commit: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const archive = `${folder}.tar`;
  await gitIn(own, ['archive', '--format=tar', `--output=${archive}`, commit]);
  await printedBy('tar', ['-x', '-f', archive, '-C', folder], { env: process.env, timeout: LONGEST_MS });
}

/** Runs the lab's checks of the trainer's own copy on a participant's files. */
async function judged(
  seat: Seat,
  making: Making,
  lab: string,
  own: string,
  commit: string,
  { python }: Judging,
): Promise<Judgement> {
  const work = mkdtempSync(join(dirname(own), 'judged-'));
  try {
    const project = join(work, 'project');
    const copy = join(work, 'copy');
    await checkOut(own, commit, project);
    const now = making.corrections.at(-1)?.labs ?? making.labs;
    const files = labsFor(seat, now, making).find(({ id }) => id === lab)?.solution ?? [];
    for (const { path, contents } of files.filter((file) => file.path.startsWith('labs/'))) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), contents);
    }
    // What a participant wrote runs here: it gets none of the trainer's variables, and no home of theirs.
    const env = {
      LABS_PROJECT: project,
      PATH: `${dirname(python)}:${process.env.PATH ?? ''}`,
      HOME: work,
      LANG: 'C.UTF-8',
    };
    await printedBy(python, ['-m', 'labs', 'prepare'], { cwd: copy, env, timeout: LONGEST_MS }).catch(() => {
      // What could not be prepared is what the checks will say.
    });
    return await judge(python, copy, env, [lab, '--project', project]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

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

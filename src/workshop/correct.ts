/** A running course is corrected: new commits and tags beside the old ones, in every repository. */
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { packOf } from '../git/pack.ts';
import { say } from '../languages/say.ts';
import { type ClassRecord, seatRecordIn } from './class-record.ts';
import { tagRefs } from './commits.ts';
import { additionOf } from './corrected-history.ts';
import { updateOf } from './history-update.ts';
import { labsFor, type Making, renderedHistory, solvedIn, wordsOf } from './making.ts';
import { COURSE_BRANCH } from './repository.ts';
import { addToRepository, commitOf, NotAdded, writeRecordIn } from './repository-addition.ts';
import type { Seat } from './seat.ts';
import { branchTags, placesOf } from './solutions.ts';
import type { Workshop } from './workshop-file.ts';

/** A repository that could not be corrected. */
export interface Uncorrected {
  readonly id: string;
  readonly reason: string;
}

/** What became of a repository that was there. */
type Updated = 'corrected' | 'released' | undefined;

/** Brings one repository up to date. */
function updateSeat(seat: Seat, making: Making): Updated {
  const path = join(making.folder, seat.id);
  const own = seatRecordIn(path);
  // Without its own record it may be anybody's: that is told, and it stays as it is.
  if (own?.id !== seat.id) return undefined;
  const isReleased = making.released && !own.released;
  if (own.corrections >= making.corrections.length && !isReleased) return undefined;
  const { tags, objects, course, stood } = updateOf(seat, own, making, (commits) => {
    const now = commitOf(join(path, '.git'), COURSE_BRANCH);
    return now !== undefined && commits.has(now) ? now : undefined;
  });
  const added = Object.entries(tags).filter(([name]) => own.tags[name] === undefined);
  if (added.length > 0) {
    const branch = course === undefined ? [] : [{ name: COURSE_BRANCH, commit: course }];
    addToRepository(
      path,
      [packOf([...objects.values()])],
      [...tagRefs(Object.fromEntries(added)), ...branch],
      stood === undefined ? [] : [{ name: COURSE_BRANCH, commit: stood }],
    );
  }
  const released = making.released ? { released: true } : {};
  writeRecordIn(path, { ...own, tags, corrections: making.corrections.length, ...released });
  if (added.length === 0) return undefined;
  return isReleased ? 'released' : 'corrected';
}

/**
 * Brings repositories up to date that lack corrections, or solutions that are released. What participants did stays:
 * neither their branches nor their files are touched.
 */
export function updateSeats(
  seats: readonly Seat[],
  making: Making,
): {
  readonly corrected: readonly string[];
  readonly released: readonly string[];
  readonly uncorrected: readonly Uncorrected[];
} {
  const corrected: string[] = [];
  const released: string[] = [];
  const uncorrected: Uncorrected[] = [];
  if (making.corrections.length === 0 && !making.released) return { corrected, released, uncorrected };
  for (const seat of seats) {
    try {
      const updated = updateSeat(seat, making);
      if (updated) (updated === 'released' ? released : corrected).push(seat.id);
    } catch (error) {
      const { code, path } = error as NodeJS.ErrnoException;
      if (!(error instanceof NotAdded) && code === undefined) throw error;
      const reason = error instanceof NotAdded ? error.message : `${code} ${path ?? ''}`.trim();
      uncorrected.push({ id: seat.id, reason });
    }
  }
  return { corrected, released, uncorrected };
}

/**
 * The record with one more correction.
 *
 * @param asked the first lab that may differ: its id or, as participants say it too, its number
 * @throws UserError when there is no class, no such lab, or nothing differs
 */
export function withCorrection(
  workshop: Workshop,
  record: ClassRecord,
  making: Making,
  asked: string,
  now: Date,
): ClassRecord {
  const { labs } = workshop;
  const places = placesOf(workshop, record).map((owner) => ({
    owner,
    corrected: labsFor(owner, labs, making, labsFor(owner, making.labs, making)[0]),
  }));
  const known = new Set(places.flatMap(({ corrected }) => corrected.map(({ id }) => id)));
  const lab = known.has(asked) ? asked : ([...known][/^\d+$/.test(asked) ? Number(asked) - 1 : -1] ?? asked);
  const made = branchTags(making.folder);
  const seconds = Math.floor(now.getTime() / 1000);
  const correction = { lab, labs, seconds };
  let isNew = false;
  for (const [turn, { owner, corrected }] of places.entries()) {
    if (!corrected.some(({ id }) => id === lab)) continue;
    // As it was made, maybe by another version of this program.
    // Of the trainer's own repository, which always has the solutions.
    const whole = { ...making, released: true };
    const tags = made[turn] ?? renderedHistory(owner, whole).history.tags;
    const addition = additionOf(
      tags,
      { labs: corrected, lab, seconds },
      making.corrections.length + 2,
      making.author,
      wordsOf(making),
      solvedIn(whole),
    );
    isNew ||= Object.keys(addition.tags).length > 0;
  }
  if (!known.has(lab))
    throw new UserError(say`--correct ${lab}: unknown lab. Choose one of: ${[...known].join(', ')}.`);
  if (!isNew)
    throw new UserError(
      say`--correct ${lab}: the class has it as the workshop file says. Change its page, its change or its checks first.`,
      1,
    );
  return { ...record, corrections: [...record.corrections, correction] };
}

/**
 * The record of a class whose solutions are everybody's from now on.
 *
 * @throws UserError when they are already
 */
export function withSolutionsReleased(record: ClassRecord): ClassRecord {
  if ((record.course.solutions ?? 'class') === 'class')
    throw new UserError(
      say`--release-solutions: the repositories of this class have had them from the beginning. "solutions: withheld" in the workshop file, before a class is made, keeps them back.`,
    );
  return { ...record, released: true };
}

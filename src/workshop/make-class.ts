/** Makes what is missing of a class, and says what its files say otherwise. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clearParts, makeSeats, progressOf } from './class.ts';
import { type ClassPlan, planClass } from './class-plan.ts';
import {
  type ClassRecord,
  courseOf,
  firstRecord,
  readClassRecord,
  type SeatRecord,
  type SolutionsState,
  seatRecordIn,
  solutionsState,
  writeClassRecord,
} from './class-record.ts';
import { type Uncorrected, updateSeats, withCorrection, withSolutionsReleased } from './correct.ts';
import type { Difference } from './differences.ts';
import type { Making } from './making.ts';
import { pushedSeats, pushSeats, type Refusal } from './push.ts';
import type { OtherRow, Roster } from './roster.ts';
import type { Seat } from './seat.ts';
import { type Shard, share } from './shard.ts';
import { courseInSolutions, writeSolutions } from './solutions.ts';
import { englishOf, untranslatedOf } from './untranslated.ts';
import type { Workshop } from './workshop-file.ts';
import { writeClassPages } from './write-pages.ts';

/** What is asked of a class. */
export interface Asked {
  readonly workshop: Workshop;
  readonly roster: Roster;
  readonly shard: Shard;
}

export interface ClassOptions {
  readonly link: boolean;
  readonly accept: boolean;
  /** The lab from which the course is corrected. */
  readonly correct: string | undefined;
  /** Whether solutions that were withheld are given to everybody. */
  readonly release: boolean;
}

export interface Result {
  readonly folder: string;
  readonly shard: Shard;
  readonly made: readonly string[];
  readonly there: readonly string[];
  readonly corrected: readonly string[];
  readonly solutions: SolutionsState;
  readonly released: readonly string[];
  /** Texts of the course that the trainer's translations lack. */
  readonly untranslated: readonly string[];
  /** Documents and pages of the projects, which translations of a trainer's are not for. */
  readonly english: readonly string[];
  readonly differences: readonly Difference[];
  readonly others: readonly OtherRow[];
  readonly uncorrected: readonly Uncorrected[];
  readonly refusals: readonly Refusal[];
  readonly seconds: number;
}

/** The record of a class that lost it, from what its repositories say. */
function recoveredRecord(workshop: Workshop): ClassRecord | undefined {
  const { folder } = workshop;
  if (!existsSync(folder)) return undefined;
  const seats = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => ({ name, own: seatRecordIn(join(folder, name)) }))
    .filter(({ name, own }) => own?.id === name)
    .map(({ own }): SeatRecord => {
      const { tags: _, corrections: __, ...seat } = own as NonNullable<typeof own>;
      return seat;
    });
  if (seats.length === 0) return undefined;
  const course = courseInSolutions(folder);
  return { ...firstRecord(course?.course ?? courseOf(workshop)), ...course, seats };
}

interface Survey extends ClassPlan {
  /** The seats of the share. */
  readonly own: readonly Seat[];
  readonly there: readonly Seat[];
  readonly missing: readonly Seat[];
}

/** What a class is, and what it lacks. Writes nothing. @throws UserError when something does not go */
export function surveyClass(
  { workshop, roster, shard }: Asked,
  { accept }: Pick<ClassOptions, 'accept'>,
): Survey {
  const { folder } = workshop;
  const record = readClassRecord(folder) ?? recoveredRecord(workshop);
  const exists = (id: string): boolean => existsSync(join(folder, id));
  const plan = planClass(workshop, roster.people, record, exists, accept);
  const own = share(plan.seats, shard);
  const { there, missing, damaged } = progressOf(folder, own);
  return { ...plan, own, there, missing, differences: [...plan.differences, ...damaged] };
}

/** What the seats of a class are made of. */
export function makingOf(
  { folder }: Workshop,
  { course, corrections, released = false }: ClassRecord,
  link: boolean,
): Making {
  const { author, language, translations, labs, solutions = 'class' } = course;
  return { folder, author, language, translations, labs, solutions, released, corrections, link };
}

/**
 * Makes the seats of a share, the solutions and the page; corrects repositories that lack a correction; pushes.
 *
 * @param begin is called with the number of seats to make; what it returns, after each
 * @throws UserError; NodeJS.ErrnoException when the file system refuses
 */
export async function makeClass(
  asked: Asked,
  options: ClassOptions,
  begin: (count: number) => () => void,
): Promise<Result> {
  const { workshop, roster, shard } = asked;
  const { folder } = workshop;
  const from = performance.now();
  const survey = surveyClass(asked, options);
  const { own, seats, there, missing } = survey;
  let { record, differences } = survey;
  if (options.correct !== undefined) {
    const before = makingOf(workshop, record, options.link);
    record = withCorrection(workshop, record, before, options.correct, new Date());
    differences = differences.filter(({ what }) => what !== 'labs');
  }
  if (options.release) {
    record = withSolutionsReleased(record);
    differences = differences.filter(({ what }) => what !== 'solutions');
  }
  const making = makingOf(workshop, record, options.link);
  // Before anything is made: a run that is killed has decided who gets what.
  writeClassRecord(folder, record, shard);
  clearParts(folder, own);
  const made: string[] = [];
  const advance = begin(missing.length);
  await makeSeats(making, `${shard.index + 1}-of-${shard.count}`, missing, (id) => {
    made.push(id);
    advance();
  });
  const { corrected, released, uncorrected } = updateSeats(there, making);
  if (shard.index === 0) writeSolutions(workshop, making, record);
  const refusals = workshop.push ? await pushSeats(folder, own, making, () => {}) : [];
  const { title, language, translations } = record.course;
  const solutions = solutionsState(record);
  // After the push: it links to what was pushed.
  writeClassPages(
    { folder, title, language, translations, solutions },
    seats,
    shard,
    pushedSeats(folder, seats),
  );
  return {
    folder,
    shard,
    made: made.sort(),
    there: there.map(({ id }) => id),
    corrected,
    solutions,
    released,
    untranslated: untranslatedOf(workshop, record),
    english: englishOf(workshop, record),
    differences,
    others: roster.others,
    uncorrected,
    refusals,
    seconds: (performance.now() - from) / 1000,
  };
}

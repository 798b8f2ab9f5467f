/** A running course is corrected: new commits and tags beside the old ones, in every repository. */
import { join } from 'node:path';
import { UserError } from '../answers/user-error.ts';
import { say } from '../languages/say.ts';
import { type ClassRecord, seatRecordIn } from './class-record.ts';
import { packOf } from './git/pack.ts';
import { additionOf, tagRefs } from './history.ts';
import { labsFor, type Making, renderedHistory } from './making.ts';
import { COURSE_BRANCH } from './repository.ts';
import { addToRepository, NotAdded, writeRecordIn } from './repository-addition.ts';
import type { Seat } from './seat.ts';
import { branchTags, placesOf } from './solutions.ts';
import type { Workshop } from './workshop-file.ts';

/** A repository that could not be corrected. */
export interface Uncorrected {
  readonly id: string;
  readonly reason: string;
}

/** Brings one repository up to date. @returns whether something was new */
function correctSeat(seat: Seat, making: Making): boolean {
  const path = join(making.folder, seat.id);
  const own = seatRecordIn(path);
  // Without its own record it may be anybody's: that is told, and it stays as it is.
  if (own?.id !== seat.id || own.corrections >= making.corrections.length) return false;
  const { author, language } = making;
  // What the repository has needs no second copy, as long as this version renders what that one did.
  const before = renderedHistory(seat, making, own.corrections).history;
  const isSame = Object.entries(before.tags).every(([name, [commit]]) => own.tags[name]?.[0] === commit);
  let { tags } = own;
  let course = before.course;
  const stood = course;
  const objects = new Map();
  for (const [index, { labs, lab, seconds }] of making.corrections.entries()) {
    if (index < own.corrections) continue;
    const corrected = { labs: labsFor(seat, labs, language), lab, seconds };
    const addition = additionOf(tags, corrected, index + 2, author, language);
    for (const [id, object] of addition.objects)
      if (!isSame || !before.objects.has(id)) objects.set(id, object);
    tags = { ...tags, ...addition.tags };
    course = addition.course ?? course;
  }
  const added = Object.entries(tags).filter(([name]) => own.tags[name] === undefined);
  if (added.length > 0 && course !== undefined) {
    addToRepository(
      path,
      [packOf([...objects.values()])],
      [...tagRefs(Object.fromEntries(added)), { name: COURSE_BRANCH, commit: course }],
      stood === undefined ? [] : [{ name: COURSE_BRANCH, commit: stood }],
    );
  }
  writeRecordIn(path, { ...own, tags, corrections: making.corrections.length });
  return added.length > 0;
}

/**
 * Brings repositories up to date that lack corrections. What participants did stays: neither their branches nor their files
 * are touched.
 */
export function correctSeats(
  seats: readonly Seat[],
  making: Making,
): { readonly corrected: readonly string[]; readonly uncorrected: readonly Uncorrected[] } {
  const corrected: string[] = [];
  const uncorrected: Uncorrected[] = [];
  if (making.corrections.length === 0) return { corrected, uncorrected };
  for (const seat of seats) {
    try {
      if (correctSeat(seat, making)) corrected.push(seat.id);
    } catch (error) {
      const { code, path } = error as NodeJS.ErrnoException;
      if (!(error instanceof NotAdded) && code === undefined) throw error;
      const reason = error instanceof NotAdded ? error.message : `${code} ${path ?? ''}`.trim();
      uncorrected.push({ id: seat.id, reason });
    }
  }
  return { corrected, uncorrected };
}

/**
 * The record with one more correction.
 *
 * @param lab the first lab that may differ
 * @throws UserError when there is no class, no such lab, or nothing differs
 */
export function withCorrection(
  workshop: Workshop,
  record: ClassRecord,
  making: Making,
  lab: string,
  now: Date,
): ClassRecord {
  const { labs } = workshop;
  const made = branchTags(making.folder);
  const seconds = Math.floor(now.getTime() / 1000);
  const correction = { lab, labs, seconds };
  let isNew = false;
  const known = new Set<string>();
  for (const [turn, owner] of placesOf(workshop, record).entries()) {
    const corrected = labsFor(owner, labs, making.language);
    for (const { id } of corrected) known.add(id);
    if (!corrected.some(({ id }) => id === lab)) continue;
    // As it was made, maybe by another version of this program.
    const tags = made[turn] ?? renderedHistory(owner, making).history.tags;
    const addition = additionOf(
      tags,
      { labs: corrected, lab, seconds },
      making.corrections.length + 2,
      making.author,
      making.language,
    );
    isNew ||= addition.course !== undefined;
  }
  if (!known.has(lab))
    throw new UserError(
      say`--correct ${lab}: there is no such lab. Choose one of: ${[...known].join(', ')}.`,
    );
  if (!isNew)
    throw new UserError(
      say`--correct ${lab}: the class has it as the workshop file says. Change its page, its change or its checks first.`,
      1,
    );
  return { ...record, corrections: [...record.corrections, correction] };
}

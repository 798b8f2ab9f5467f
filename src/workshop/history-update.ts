/** What a history that was made lacks by now: corrections, and solutions that are released. */
import type { GitObject } from '../git/object.ts';
import type { OwnRecord } from './class-record.ts';
import type { Tags } from './commits.ts';
import { additionOf } from './corrected-history.ts';
import { labsFor, type Making, type Owner, renderedHistory, solvedIn, wordsOf } from './making.ts';

/** What the record of a history says. */
export type Known = Pick<OwnRecord, 'tags' | 'corrections' | 'released'>;

/** What brings a history up to date: all tags that it then has, and where the branch of corrections then stands. */
export interface Update {
  readonly tags: Tags;
  readonly objects: ReadonlyMap<string, GitObject>;
  readonly course: string | undefined;
  /** Where that branch stood. */
  readonly stood: string | undefined;
}

/**
 * Adds corrections to the tags that a history has: they were made by this version or by another one, and stay as they are.
 *
 * @param stands where the branch of corrections is found; undefined where it is not found, or is somebody's own
 */
export function updateOf(
  owner: Owner,
  own: Known,
  making: Making,
  stands: (commits: ReadonlySet<string>) => string | undefined,
): Update {
  const { author } = making;
  const as = { ...making, released: own.released ?? false };
  // What the repository has needs no second copy, as long as this version renders what that one did.
  const rendered = renderedHistory(owner, as, own.corrections);
  const before = rendered.history;
  const isSame = Object.entries(before.tags).every(([name, [commit]]) => own.tags[name]?.[0] === commit);
  // Another version's history may begin otherwise: then the records of new labs name nothing that is only there.
  const aside = (isSame && rendered.labs[0]?.aside) || [];
  const objects = new Map<string, GitObject>();
  const take = (from: ReadonlyMap<string, GitObject>): void => {
    for (const [id, object] of from) if (!isSame || !before.objects.has(id)) objects.set(id, object);
  };
  let { tags } = own;
  const stood = isSame ? before.course : stands(new Set(Object.values(own.tags).map(([commit]) => commit)));
  let course = stood;
  for (const [index, { labs, lab, seconds }] of making.corrections.entries()) {
    if (index < own.corrections) continue;
    const corrected = { labs: labsFor(owner, labs, making, { aside }), lab, seconds };
    const addition = additionOf(tags, corrected, index + 2, author, wordsOf(making), solvedIn(as));
    take(addition.objects);
    tags = { ...tags, ...addition.tags };
    course = addition.course ?? course;
  }
  if (making.released && !as.released) {
    const whole = renderedHistory(owner, making).history;
    take(whole.objects);
    tags = { ...whole.tags, ...tags };
  }
  return { tags, objects, course, stood };
}

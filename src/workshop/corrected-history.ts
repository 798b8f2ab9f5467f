/** What a correction adds to the history of a repository. */

import { commitObject, type GitObject } from '../git/object.ts';
import { Objects } from '../git/objects.ts';
import { solutionTag, startTag } from '../labs/tags.ts';
import type { PlannedFile } from '../plan/plan.ts';
import {
  type Author,
  CORRECTION,
  type CorrectedLabs,
  HALF_SECONDS,
  SOLUTION,
  type Solved,
  type Tags,
  unique,
  type Words,
} from './commits.ts';

/** The newest of a lab's tags. */
export function newestTag(
  tags: Tags,
  tagOf: (number?: number) => string,
): readonly [commit: string, tree: string] | undefined {
  const prefix = `${tagOf()}.`;
  const numbers = Object.keys(tags)
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)));
  return tags[tagOf(Math.max(1, ...numbers))];
}

/** What a correction adds to a repository. */
export interface Addition {
  readonly objects: ReadonlyMap<string, GitObject>;
  /** New tags only. */
  readonly tags: Tags;
  /** The last new commit; undefined where nothing differs. */
  readonly course: string | undefined;
}

/**
 * New commits and tags beside those that are there: each descends from the edition of its lab before, so that git can merge
 * it into what was begun there, and from the corrected lab before it, so that one branch holds them all.
 *
 * @param tags those that the repository has
 * @param number of the editions: 2 for the first correction
 */
export function additionOf(
  tags: Tags,
  { labs, lab: from, seconds }: CorrectedLabs,
  number: number,
  author: Author,
  words: Words,
  solved: Solved = 'between',
): Addition {
  const objects = new Objects();
  const added: Record<string, readonly [string, string]> = {};
  let course: string | undefined;
  let before: string | undefined;
  let time = seconds;
  const suffix = words(CORRECTION).replace('{0}', String(number - 1));
  const add = (
    files: readonly PlannedFile[],
    message: string,
    tagOf: (number?: number) => string,
    parent?: string,
    isBeside = false,
  ) => {
    const old = newestTag(tags, tagOf);
    const { root } = objects.tree(files);
    if (old?.[1] === root) return { commit: old[0], isNew: false };
    const parents = unique(isBeside ? [parent, old?.[0]] : [parent, old?.[0] ?? before, course]);
    const seconds = isBeside ? time - HALF_SECONDS : time;
    const object = commitObject(root, parents, { ...author, seconds }, `${message} (${suffix})`);
    const commit = objects.add(object);
    added[tagOf(old ? number : 1)] = [commit, root];
    if (!isBeside) {
      time += 60;
      course = commit;
    }
    return { commit, isNew: true };
  };
  const place = labs.findIndex(({ id }) => id === from);
  for (const [index, { id, title, start, solution }] of labs.entries()) {
    const [startOf, solutionOf] = [
      (one?: number) => startTag(id, one),
      (one?: number) => solutionTag(id, one),
    ];
    if (index < place) {
      before = newestTag(tags, solved === 'between' ? solutionOf : startOf)?.[0];
      continue;
    }
    const begun = add(start, `${id}: ${title}`, startOf);
    before = begun.commit;
    if (solved === 'withheld') continue;
    const isBeside = solved === 'beside';
    const done = add(
      solution,
      `${id}, ${words(SOLUTION)}: ${title}`,
      solutionOf,
      begun.isNew || isBeside ? begun.commit : undefined,
      isBeside,
    );
    if (!isBeside) before = done.commit;
  }
  // Trees that are there already came along only when a commit needs them.
  return { objects: Object.keys(added).length === 0 ? new Map() : objects.all, tags: added, course };
}

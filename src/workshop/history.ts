import { commitObject, type GitObject } from '../git/object.ts';
import { Objects } from '../git/objects.ts';
import type { TreeFile } from '../git/tree.ts';
import type { Lab } from '../labs/lab.ts';
import { solutionTag, startTag } from '../labs/tags.ts';
import type { PlannedFile } from '../plan/plan.ts';
import {
  type Author,
  type CorrectedLabs,
  HALF_SECONDS,
  PROJECT,
  SOLUTION,
  type Solved,
  type Tags,
  unique,
  type Words,
} from './commits.ts';
import { additionOf } from './corrected-history.ts';

/** All that git knows of a repository. */
export interface History {
  /** Each object once. */
  readonly objects: ReadonlyMap<string, GitObject>;
  readonly tags: Tags;
  /** The commit of the first lab's start: where `main` stands. */
  readonly first: string;
  /** The commit of the last lab's solution; of its start where solutions are withheld. */
  readonly last: string;
  /** Where the branch of corrections stands; undefined when there are none. */
  readonly course: string | undefined;
  /** The files of the first lab's start and of the last lab's solution, as git's index lists them. */
  readonly firstTree: readonly TreeFile[];
  readonly lastTree: readonly TreeFile[];
}

/**
 * The history of a repository: the project as it is rendered, then each lab's start and solution, one after the other. A state that is the same as the one
 * before makes no commit of its own; its tag stands at that. Corrections follow: late people get the history of all others.
 *
 * @param words of what commits say: in the language of the labs
 * @param solved where solutions stand; the other commits are the same whether those beside their starts are there or not
 *
 * Pure: same labs, author, words and corrections, same ids.
 */
export function historyOf(
  labs: readonly Lab[],
  author: Author,
  words: Words,
  corrections: readonly CorrectedLabs[] = [],
  solved: Solved = 'between',
): History {
  const objects = new Objects();
  let tags: Record<string, readonly [string, string]> = {};
  let commit: string | undefined;
  let tree = '';
  let first: string | undefined;
  const { seconds } = author;
  let count = 0;
  const trees: (readonly TreeFile[])[] = [];
  let beside: { readonly listed: readonly TreeFile[]; readonly commit: string } | undefined;
  const add = (files: readonly PlannedFile[], message: string, tag: string): void => {
    const { listed, root } = objects.tree(files);
    trees.push(listed);
    if (root !== tree) {
      tree = root;
      const who = { ...author, seconds: seconds + 60 * count };
      commit = objects.add(commitObject(root, unique([commit]), who, message, objects.all.get(commit ?? '')));
      count += 1;
    }
    first ??= commit;
    tags[tag] = [commit ?? '', tree];
  };
  const { aside = [], start: begun = [] } = labs[0] ?? {};
  if (aside.length > 0) {
    const { root } = objects.tree([...begun, ...aside]);
    commit = objects.add(commitObject(root, [], { ...author, seconds: seconds - 60 }, words(PROJECT)));
  }
  for (const { id, title, start, solution } of labs) {
    add(start, `${id}: ${title}`, startTag(id));
    const message = `${id}, ${words(SOLUTION)}: ${title}`;
    if (solved === 'between') add(solution, message, solutionTag(id));
    if (solved !== 'beside') continue;
    const { listed, root } = objects.tree(solution);
    const who = { ...author, seconds: seconds + 60 * count - HALF_SECONDS };
    beside = { listed, commit: objects.add(commitObject(root, unique([commit]), who, message)) };
    tags[solutionTag(id)] = [beside.commit, root];
  }
  const all = new Map(objects.all);
  let course: string | undefined;
  for (const [index, one] of corrections.entries()) {
    const addition = additionOf(tags, one, index + 2, author, words, solved);
    for (const [id, object] of addition.objects) all.set(id, object);
    tags = { ...tags, ...addition.tags };
    course = addition.course ?? course;
  }
  return {
    objects: all,
    tags,
    first: first ?? '',
    last: beside?.commit ?? commit ?? '',
    course,
    firstTree: trees[0] ?? [],
    lastTree: beside?.listed ?? trees.at(-1) ?? [],
  };
}

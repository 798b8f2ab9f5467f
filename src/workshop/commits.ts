/** Commits and tags of a course: what histories and their corrections have in common. */

import type { Signature } from '../git/object.ts';
import type { Lab } from '../labs/lab.ts';
import { marked } from '../languages/say.ts';

/** A name of git's and the commit that it stands for. */
export interface Ref {
  readonly name: string;
  readonly commit: string;
}

/** Commit and tree of each tag, without `refs/tags/`. */
export type Tags = Readonly<Record<string, readonly [commit: string, tree: string]>>;

/** Who commits, and when the first commit was; each further one is a minute later. */
export type Author = Signature;

/** Labs that were made anew while the course ran. */
export interface CorrectedLabs {
  readonly labs: readonly Lab[];
  /** The first lab that may differ. */
  readonly lab: string;
  readonly seconds: number;
}

/**
 * Where solutions stand: in the line of commits; beside it, one on each start, where they were withheld and are released;
 * or nowhere.
 */
export type Solved = 'between' | 'beside' | 'withheld';

/** A solution beside its start was made half of the time before the next one. */
export const HALF_SECONDS = 30;

/** A text of commits in the language of the labs. */
export type Words = (text: string) => string;

/** Where a history begins: the first lab in the project as it is rendered. */
export const PROJECT = marked('The project before the course');
export const SOLUTION = marked('solution');
export const CORRECTION = marked('correction {0}');

/** What commits say beside ids and titles. */
export const COMMIT_WORDS = [PROJECT, SOLUTION, CORRECTION];

/** Commits that are there, each once. */
export const unique = (commits: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(commits.filter((commit) => commit !== undefined)),
];

/** Tags as names of git's. */
export function tagRefs(tags: Tags, prefix = ''): readonly Ref[] {
  return Object.entries(tags).map(([name, [commit]]) => ({ name: `refs/tags/${prefix}${name}`, commit }));
}

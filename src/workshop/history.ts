import { solutionTag, startTag } from '../labs/tags.ts';
import { marked } from '../languages/say.ts';
import type { PlannedFile } from '../plan/plan.ts';
import { commitObject, type GitObject, gitObject, type Signature } from './git/object.ts';
import { type TreeFile, treeObjects } from './git/tree.ts';
import type { Lab } from './lab.ts';

/** A name of git's and the commit that it stands for. */
export interface Ref {
  readonly name: string;
  readonly commit: string;
}

/** Commit and tree of each tag, without `refs/tags/`. */
export type Tags = Readonly<Record<string, readonly [commit: string, tree: string]>>;

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

/** Who commits, and when the first commit was; each further one is a minute later. */
export type Author = Signature;

/** Labs that were made anew while the course ran. */
export interface CorrectedLabs {
  readonly labs: readonly Lab[];
  /** The first lab that may differ. */
  readonly lab: string;
  readonly seconds: number;
}

/** Blobs by contents: most files of a lab are those of the lab before. */
class Objects {
  readonly all = new Map<string, GitObject>();
  private readonly blobs = new Map<string, string>();
  /** What stood last at each path. */
  private readonly filesBefore = new Map<string, GitObject>();
  private readonly treesBefore = new Map<string, GitObject>();

  add(object: GitObject): string {
    if (!this.all.has(object.id)) this.all.set(object.id, object);
    return object.id;
  }

  private blob(path: string, contents: string): string {
    const known = this.blobs.get(contents);
    if (known) return known;
    const object = gitObject('blob', Buffer.from(contents), this.filesBefore.get(path));
    this.filesBefore.set(path, object);
    this.blobs.set(contents, object.id);
    return this.add(object);
  }

  /** Files as git lists them, and the id of their tree. */
  tree(files: readonly PlannedFile[]): { readonly listed: readonly TreeFile[]; readonly root: string } {
    const listed = files.map(({ path, contents, executable }) => ({
      path,
      executable,
      blob: this.blob(path, contents),
    }));
    const made = treeObjects(listed, this.treesBefore);
    for (const one of made) this.add(one);
    return { listed, root: made.at(-1)?.id ?? '' };
  }
}

/**
 * Where solutions stand: in the line of commits; beside it, one on each start, where they were withheld and are released;
 * or nowhere.
 */
export type Solved = 'between' | 'beside' | 'withheld';

/** A solution beside its start was made half of the time before the next one. */
const HALF_SECONDS = 30;

/** A text of commits in the language of the labs. */
export type Words = (text: string) => string;

const SOLUTION = marked('solution');
const CORRECTION = marked('correction {0}');

/** What commits say beside ids and titles. */
export const COMMIT_WORDS = [SOLUTION, CORRECTION];

const unique = (commits: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(commits.filter((commit) => commit !== undefined)),
];

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

/**
 * The history of a repository: each lab's start and solution, one after the other. A state that is the same as the one
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
      commit = objects.add(commitObject(root, unique([commit]), who, message));
      count += 1;
    }
    first ??= commit;
    tags[tag] = [commit ?? '', tree];
  };
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

/** Tags as names of git's. */
export function tagRefs(tags: Tags, prefix = ''): readonly Ref[] {
  return Object.entries(tags).map(([name, [commit]]) => ({ name: `refs/tags/${prefix}${name}`, commit }));
}

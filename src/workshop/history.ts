import { solutionTag, startTag } from '../labs/tags.ts';
import type { Language } from '../languages/language.ts';
import { marked, said } from '../languages/say.ts';
import type { PlannedFile } from '../plan/plan.ts';
import { commitObject, type GitObject, gitObject, type Signature } from './git/object.ts';
import { type TreeFile, treeObjects } from './git/tree.ts';
import type { Lab } from './lab.ts';

/** A name of git's and the commit that it stands for. */
export interface Ref {
  readonly name: string;
  readonly commit: string;
}

/** All that git knows of a repository. */
export interface History {
  /** Each object once. */
  readonly objects: ReadonlyMap<string, GitObject>;
  readonly tags: readonly Ref[];
  /** The commit of the first lab's start: where `main` stands. */
  readonly first: string;
  /** The commit of the last lab's solution. */
  readonly last: string;
  /** The files of the first lab's start and of the last lab's solution, as git's index lists them. */
  readonly firstTree: readonly TreeFile[];
  readonly lastTree: readonly TreeFile[];
}

/** Who commits, and when the first commit was; each further one is a minute later. */
export type Author = Signature;

/** Blobs by contents: most files of a lab are those of the lab before. */
class Objects {
  readonly all = new Map<string, GitObject>();
  private readonly blobs = new Map<string, string>();

  add(object: GitObject): string {
    if (!this.all.has(object.id)) this.all.set(object.id, object);
    return object.id;
  }

  blob(contents: string): string {
    const known = this.blobs.get(contents);
    if (known) return known;
    const id = this.add(gitObject('blob', Buffer.from(contents)));
    this.blobs.set(contents, id);
    return id;
  }
}

const SOLUTION = marked('solution');

/**
 * The history of a repository: each lab's start and solution, one after the other. A state that is the same as the one
 * before makes no commit of its own; its tag stands at that.
 *
 * @param language of what commits say: that of the labs
 *
 * Pure: same labs, author and language, same ids.
 */
export function historyOf(labs: readonly Lab[], author: Author, language: Language): History {
  const objects = new Objects();
  const tags: Ref[] = [];
  let commit: string | undefined;
  let tree = '';
  let seconds = author.seconds;
  const trees: (readonly TreeFile[])[] = [];
  const add = (files: readonly PlannedFile[], message: string, tag: string): void => {
    const listed = files.map(({ path, contents, executable }) => ({
      path,
      executable,
      blob: objects.blob(contents),
    }));
    trees.push(listed);
    const made = treeObjects(listed);
    for (const one of made) objects.add(one);
    const root = made.at(-1)?.id ?? '';
    if (root !== tree) {
      tree = root;
      commit = objects.add(commitObject(root, commit, { ...author, seconds }, message));
      seconds += 60;
    }
    tags.push({ name: `refs/tags/${tag}`, commit: commit ?? '' });
  };
  for (const { id, title, start, solution } of labs) {
    add(start, `${id}: ${title}`, startTag(id));
    add(solution, `${id}, ${said(SOLUTION, language)}: ${title}`, solutionTag(id));
  }
  return {
    objects: objects.all,
    tags,
    first: tags[0]?.commit ?? '',
    last: tags.at(-1)?.commit ?? '',
    firstTree: trees[0] ?? [],
    lastTree: trees.at(-1) ?? [],
  };
}

/** Whether git could bring back what a merge changes: work that is not committed is not mixed with ours unasked. */
import { someOf } from '../answers/shown.ts';
import { UserError } from '../errors/user-error.ts';
import { git, reasonIn, repositoryOf } from '../git/git.ts';
import { say } from '../languages/say.ts';
import { changesOf } from './apply.ts';
import type { MergePlan } from './merge-project.ts';

export interface Uncommitted {
  /** Tracked files of the project that differ from the last commit. */
  readonly changed: readonly string[];
  /**
   * Files, and folders with a slash at their end, that git does not know and is not told to ignore; empty text stands for
   * the whole project.
   */
  readonly untracked: readonly string[];
}

/**
 * The project's files that are not committed; nothing is where there is no repository.
 *
 * One process, which may run while the merge is planned.
 *
 * @param folder the project's root, absolute
 * @throws UserError when git is missing or refuses
 */
export async function uncommitted(folder: string): Promise<Uncommitted> {
  const repository = repositoryOf(folder);
  if (!repository) return { changed: [], untracked: [] };
  const result = await git(folder, ['status', '--porcelain=v1', '-z', '--no-renames', '--', '.']);
  if (result.status === undefined) {
    throw new UserError(
      say`git was not found, and this project is in a git repository: changes that are not committed cannot be seen. Install git (Debian: apt install git), or give --force.`,
      1,
    );
  }
  if (result.status !== 0) {
    throw new UserError(say`git status failed: ${reasonIn(result)}. Fix that, or use --force.`, 1);
  }
  const entries = result.stdout
    .toString()
    .split('\0')
    .filter(Boolean)
    .map((line) => ({ code: line.slice(0, 2), path: line.slice(3 + repository.prefix.length) }));
  return {
    changed: entries.filter(({ code }) => code !== '??').map(({ path }) => path),
    untracked: entries.filter(({ code }) => code === '??').map(({ path }) => path),
  };
}

function covers(untracked: string, path: string): boolean {
  return untracked === path || untracked === '' || (untracked.endsWith('/') && path.startsWith(untracked));
}

/**
 * Refuses to merge into work that is not committed, as `git rebase` does: changed tracked files anywhere in the project,
 * and untracked ones only where the merge changes lines of the user's.
 *
 * @throws UserError naming the files and the way out
 */
export function refuseUncommitted(plan: MergePlan, { changed, untracked }: Uncommitted): void {
  const actions = new Map(plan.entries.map((entry) => [entry.path, entry.action]));
  const inTheWay = changesOf(plan)
    .filter(({ path, before }) => before && ['merge', 'conflict'].includes(actions.get(path) ?? ''))
    .map(({ path }) => path)
    .filter((path) => untracked.some((known) => covers(known, path)));
  const paths = [...changed, ...inTheWay];
  if (paths.length === 0) return;
  throw new UserError(
    say`these files have changes that are not committed: ${someOf(paths)}. Commit or stash them first, or give --force.`,
  );
}

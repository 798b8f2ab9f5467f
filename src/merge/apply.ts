import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryOf } from '../git/git.ts';
import { type Disk, disk as realDisk } from './disk.ts';
import { exclusively } from './exclusive.ts';
import { type FileState, sameState } from './file-state.ts';
import { planStages } from './index-stages.ts';
import { type Journal, readJournal } from './journal.ts';
import type { MergePlan } from './merge-project.ts';
import { recover } from './recover.ts';
import { isIn, settle, siteOf } from './settle.ts';
import { conflictsOf, type MergeEntry } from './three-way.ts';
import { blobsOf, type Change, commit, discard, foldersOf, modeOf, type Site } from './transaction.ts';

export interface MergeResult {
  /** Paths by what was done with them; `written` are those without lines of the user's. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly merged: readonly string[];
  /** The exact list of what needs the user. The caller's exit status tells whether it and `kept` are empty. */
  readonly conflicts: readonly MergeEntry[];
  /** Paths that the user changed at that moment: theirs stay, and what was rendered is in `<path>.rendered`. */
  readonly kept: readonly string[];
  /** Why git's index has no stages of the conflicts, when it should have. */
  readonly indexFailure: string | undefined;
}

/** What is at the path afterwards, where that is another state than before. */
function changeOf(entry: MergeEntry): Change | undefined {
  const before: FileState | undefined = entry.ours.kind === 'file' ? entry.ours : undefined;
  if (entry.action === 'remove') return { path: entry.path, before, after: undefined };
  const after = 'result' in entry ? entry.result : undefined;
  return after && !sameState(before, after) ? { path: entry.path, before, after } : undefined;
}

/** The changes of the disk that a merge makes. */
export function changesOf({ entries }: MergePlan): readonly Change[] {
  return entries.map(changeOf).filter((change) => change !== undefined);
}

/** The folders that the new files need, and those in which the removed files may have been the last. */
function folderChanges(folder: string, changes: readonly Change[]): Pick<Journal, 'made' | 'emptied'> {
  const needed = foldersOf(changes.filter(({ after }) => after).map(({ path }) => path));
  const left = foldersOf(changes.filter(({ after }) => !after).map(({ path }) => path));
  const isThere = (path: string): boolean =>
    lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined;
  return {
    made: needed.filter((path) => !isThere(path)).map((path) => ({ path })),
    emptied: left
      .filter((path) => !needed.includes(path))
      .map((path) => modeOf(folder, path))
      .reverse(),
  };
}

function resultOf(
  plan: MergePlan,
  { kept, indexFailure }: Pick<MergeResult, 'kept' | 'indexFailure'>,
): MergeResult {
  const changed = new Set(changesOf(plan).map(({ path }) => path));
  const paths = (action: MergeEntry['action']): string[] =>
    plan.entries
      .filter((entry) => entry.action === action && changed.has(entry.path))
      .map(({ path }) => path);
  return {
    written: paths('write'),
    removed: paths('remove'),
    merged: paths('merge'),
    conflicts: conflictsOf(plan.entries),
    kept,
    indexFailure,
  };
}

/** After a change that changed nothing, "undo" must not bring back what was undone before it. */
function forgetUndone(site: Site): void {
  if (isIn(site, 'undo') && readJournal(site.home, 'undo')?.undone)
    site.disk.removeTree(join(site.home, 'undo'));
}

/**
 * Writes a merge into the project: all of it or nothing, even when the process is killed (`recover` then ends it). In a
 * repository the conflicts are entered into git's index too. The state before can be restored with `undo`.
 *
 * @param plan what `mergeProject` found; where a file is not as it was then, nothing is written
 * @throws UserError when a file changed in between, another process is at work, or the file system refuses
 */
export async function applyMerge(plan: MergePlan, disk: Disk = realDisk): Promise<MergeResult> {
  const { folder, entries } = plan;
  const changes = changesOf(plan);
  if (changes.length === 0) {
    forgetUndone(siteOf(folder, disk));
    return resultOf(plan, { kept: [], indexFailure: undefined });
  }
  const repository = repositoryOf(folder);
  const site = siteOf(folder, disk);
  await recover(folder, disk);
  return exclusively(site, async () => {
    discard(site);
    const index = repository && (await planStages(repository, entries, blobsOf(site)));
    const journal = commit(site, changes, {
      ...folderChanges(folder, changes),
      ...(index && { index }),
    });
    return resultOf(plan, await settle(site, journal, false));
  });
}

/**
 * Reads a project and decides what becomes of each of its files. Writes nothing.
 *
 * Every change of a project is the same few steps, whatever changes the answers:
 *
 *     await recover(folder)                                 what a killed process began is ended first
 *     const status = uncommitted(folder)                    git looks while the merge is planned; not with --force
 *     const base = rememberedBase(folder)
 *     const plan = mergeProject({ folder, base: base.files, theirs: withRecord(answers) })
 *     refuseUncommitted(plan, await status)
 *     diffOf(plan) or await applyMerge(plan)                the caller's exit status tells of conflicts
 */
import { statesOf } from './file-state.ts';
import { followMoves } from './moved-files.ts';
import { isOnDisk, readOnDisk, readOthers } from './on-disk.ts';
import { withoutRemovedFolders } from './removed-folders.ts';
import { followRenames } from './renames.ts';
import type { RenderedFile } from './rendered-file.ts';
import { leftOut, type MergeEntry, mergeStates, rerendered } from './three-way.ts';

export interface MergeInput {
  /** The project's root, absolute. */
  readonly folder: string;
  /** What was rendered before (`rememberedBase`). */
  readonly base: readonly RenderedFile[];
  /** What is rendered now, with its record (`withRecord`). */
  readonly theirs: readonly RenderedFile[];
}

export interface MergePlan {
  readonly folder: string;
  /** Every path that is rendered otherwise than before, sorted by the path under which it is rendered. */
  readonly entries: readonly MergeEntry[];
}

/** Files that another rendering has not, or has otherwise. As texts, which are compared at once; most are the same. */
function unlike(files: readonly RenderedFile[], others: readonly RenderedFile[]): readonly RenderedFile[] {
  const byPath = new Map(others.map((file) => [file.path, file]));
  return files.filter(({ path, contents, executable }) => {
    const other = byPath.get(path);
    return contents !== other?.contents || executable !== other.executable;
  });
}

/**
 * Merges the change from one rendering to another into what the user made of the project.
 *
 * An interrupted transaction must have been recovered first (`recover`): what is on the disk is taken for the user's.
 *
 * @throws the file system's error when a file may not be read
 */
export function mergeProject({ folder, base, theirs }: MergeInput): MergePlan {
  const changed = rerendered(statesOf(unlike(base, theirs)), statesOf(unlike(theirs, base)));
  const paths = changed.map((one) => [one.path, (one.base ?? one.theirs)!.executable] as const);
  const merged = mergeStates(changed, readOnDisk(folder, new Map(paths)));
  const isThere = (rendered: readonly string[]): boolean => rendered.some((path) => isOnDisk(folder, path));
  const entries = followMoves(withoutRemovedFolders(merged, base, isThere));
  if (!leftOut(entries).some((entry) => entry.base)) return { folder, entries };
  const rendered = new Set([...base, ...theirs].map(({ path }) => path));
  return { folder, entries: followRenames(entries, readOthers(folder, rendered)) };
}

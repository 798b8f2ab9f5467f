/**
 * The rules of the merge, as a pure function of three states of each path: `base`, what was rendered before; `theirs`,
 * what is rendered now; `ours`, what the user has. The names are git's: in a merge of ours into a user's branch, the
 * user's side is "ours".
 */

import { type FileState, type OnDisk, sameState } from './file-state.ts';
import { sameText } from './lines.ts';
import { isOwned, mergeOwned } from './owned-files.ts';
import { isReformatted, mergeContents } from './sets/merge-contents.ts';
import type { ThreeStates, Verdict } from './verdict.ts';

export { CONFLICTS, type ConflictKind, type ThreeStates, type Verdict } from './verdict.ts';

export type MergeEntry = ThreeStates &
  Verdict & {
    /** Where the user has the file: relative to the project's root, with forward slashes. */
    readonly path: string;
    /** The path under which it is rendered, where the user renamed it. */
    readonly renamedFrom?: string;
    /** The path under which it is rendered now, where the user's stayed. */
    readonly movedTo?: string;
  };

/** What two booleans that were changed independently become: where one side changed it, that side's. */
function mergedBit(base: boolean, ours: boolean, theirs: boolean): boolean {
  return ours === base ? theirs : ours;
}

/** The user has the file, and theirs removes it. A changed line ending or layout is no edit; a changed mode is one. */
function removal(path: string, base: FileState, ours: FileState): Verdict {
  const isSame = sameText(ours.contents, base.contents) || isReformatted(path, base.contents, ours.contents);
  const untouched = ours.executable === base.executable && isSame;
  return untouched
    ? { action: 'remove', reason: 'no-longer-rendered' }
    : { action: 'conflict', reason: 'no-longer-rendered' };
}

/** Both have the file. @param base undefined when it was not rendered before: the user made it */
function mergedFile(path: string, base: FileState | undefined, ours: FileState, theirs: FileState): Verdict {
  const executable = mergedBit(base?.executable ?? false, ours.executable, theirs.executable);
  const becomes = (contents: Buffer, action: 'write' | 'merge'): Verdict => {
    const result = { contents, executable };
    if (sameState(result, ours)) {
      return { action: 'keep', reason: sameText(contents, theirs.contents) ? 'agreed' : 'yours' };
    }
    if (action === 'write') return { action, reason: 'changed', result };
    return { action, reason: base ? 'both-changed' : 'both-added', result };
  };
  const before = base?.contents ?? Buffer.alloc(0);
  if (base && ours.contents.equals(before)) return becomes(theirs.contents, 'write');
  if (before.equals(theirs.contents) || sameText(ours.contents, theirs.contents))
    return becomes(ours.contents, 'write');
  const merge = mergeContents(path, base?.contents, ours.contents, theirs.contents);
  if (!merge)
    return { action: 'conflict', reason: 'binary', result: { contents: ours.contents, executable } };
  if (merge.conflicts > 0) {
    const result = { contents: merge.contents, executable };
    return { action: 'conflict', reason: base ? 'both-changed' : 'both-added', result };
  }
  // Only line endings differ from what was rendered before: the user did not touch it.
  return becomes(merge.contents, base && sameText(ours.contents, before) ? 'write' : 'merge');
}

/**
 * What becomes of one path of which the rendering changed. Pure.
 *
 * @param path where the user has it: its name says which parts of it are sets
 */
export function verdictOf(path: string, { base, ours, theirs }: ThreeStates): Verdict {
  if (ours.kind === 'missing') {
    if (!theirs) return { action: 'keep', reason: 'gone' };
    if (!base) return { action: 'write', reason: 'new', result: theirs };
    return { action: 'keep', reason: 'deleted-by-you' };
  }
  if (ours.kind !== 'file') {
    return { action: 'conflict', reason: theirs ? 'not-a-file' : 'no-longer-rendered' };
  }
  if (!theirs) return removal(path, base!, ours);
  return mergedFile(path, base, ours, theirs);
}

const MISSING: OnDisk = { kind: 'missing' };

/** The two renderings of a path. */
export type Rerendered = Pick<ThreeStates, 'base' | 'theirs'> & { readonly path: string };

/**
 * The paths that are rendered otherwise than before, sorted. Only these are merged: whatever became of another, it is the
 * user's, so that it need not even be read.
 */
export function rerendered(
  base: ReadonlyMap<string, FileState>,
  theirs: ReadonlyMap<string, FileState>,
): readonly Rerendered[] {
  return [...new Set([...base.keys(), ...theirs.keys()])]
    .sort()
    .map((path) => ({ path, base: base.get(path), theirs: theirs.get(path) }))
    .filter((one) => !sameState(one.base, one.theirs));
}

/**
 * What becomes of every path that is rendered otherwise than before. Pure: reads no disk.
 *
 * @param paths what `rerendered` found
 * @param ours what the user has, by path; a path without an entry is missing
 */
export function mergeStates(
  paths: readonly Rerendered[],
  ours: ReadonlyMap<string, OnDisk>,
): readonly MergeEntry[] {
  return paths.map(({ path, base, theirs }) => {
    const states = { base, ours: ours.get(path) ?? MISSING, theirs };
    const verdict = (isOwned(path) ? mergeOwned(path, states) : undefined) ?? verdictOf(path, states);
    return { path, ...states, ...verdict };
  });
}

/** The entries that stay away because the user deleted them, or their folder. */
export function leftOut(entries: readonly MergeEntry[]): readonly MergeEntry[] {
  return entries.filter(({ reason }) => reason === 'deleted-by-you');
}

/** The entries that need the user, each once: the exact list. */
export function conflictsOf(
  entries: readonly MergeEntry[],
): readonly (MergeEntry & { readonly action: 'conflict' })[] {
  return entries.filter((entry) => entry.action === 'conflict');
}

import { version } from '../generated/version.ts';
import { marked, said, say } from '../languages/say.ts';
import { changesOf, type MergeResult } from '../merge/apply.ts';
import type { MergePlan } from '../merge/merge-project.ts';
import { NO_RECOVERY, type Recovery } from '../merge/recover.ts';
import { RENDERED_FILE } from '../merge/rendered-file.ts';
import { CONFLICTS, conflictsOf, leftOut, type MergeEntry } from '../merge/three-way.ts';
import { displayed } from '../terminal/displayed.ts';
import { completionLines, completionsIn } from './lock.ts';
import type { Rendering } from './rendering.ts';
import { followedLines, nextLines, summary } from './report.ts';

/** What the actions of a merge are called where each file is listed. */
const VERBS: Readonly<Record<MergeEntry['action'], string>> = {
  keep: marked('keep'),
  write: marked('write'),
  remove: marked('remove'),
  merge: marked('merge'),
  conflict: marked('conflict'),
};

/** What a merge does, without the record that nobody reads and files that stay as they are. */
function actions(merge: MergePlan): readonly MergeEntry[] {
  const changed = new Set(changesOf(merge).map(({ path }) => path));
  return merge.entries.filter(
    ({ path, action }) => path !== RENDERED_FILE && (action === 'conflict' || changed.has(path)),
  );
}

/** A line for each conflict: where and why. */
export function conflictLines(entries: readonly MergeEntry[]): readonly string[] {
  return conflictsOf(entries).map(
    ({ path, reason, movedTo }) => `  ${path}${movedTo ? ` (${movedTo})` : ''}: ${said(CONFLICTS[reason])}`,
  );
}

/** `12 written, 1 removed, 2 merged with your changes`, or what would be. */
function counts(merge: MergePlan, done: boolean): string {
  const of = (action: MergeEntry['action']): number =>
    actions(merge).filter((entry) => entry.action === action).length;
  const parts = [
    [of('write'), done ? say`written` : say`to write`],
    [of('remove'), done ? say`removed` : say`to remove`],
    [of('merge'), done ? say`merged with your changes` : say`to merge with your changes`],
    [of('conflict'), say`in conflict`],
  ] as const;
  const named = parts.filter(([count]) => count > 0).map(([count, what]) => say`${count} ${what}`);
  return named.length > 0 ? named.join(', ') : say`nothing changes`;
}

/** What a person reads before anything is written: with `--dry-run` what would become of each file. */
function dryRunText(rendering: Rendering, merge: MergePlan): string {
  const lines = actions(merge).map(({ path, action }) => `  ${said(VERBS[action]).padEnd(10)}${path}`);
  return [
    ...recoveryLines(rendering.recovery ?? NO_RECOVERY),
    ...olderLines(rendering, false),
    say`${displayed(rendering.folder)}: ${counts(merge, false)}; nothing was written.`,
    ...followedLines(rendering),
    ...lines,
    ...leftOut(merge.entries).map(({ path }) => say`  left out: ${path}; you removed it, or its folder`),
    ...completionLines(completionsIn(merge), false),
    '',
  ].join('\n');
}

/** A line for each file that the user saved while it was being written: theirs was left, and needs a look. */
export function keptLines(kept: readonly string[]): readonly string[] {
  return kept.map((path) => say`  ${path}: you changed it at that moment; ours is in ${path}.rendered`);
}

/** What is told where git's index could not take the conflicts. */
export function indexFailureLines(failure: string | undefined): readonly string[] {
  return failure ? [say`could not mark the conflicts in the git index: ${failure}`] : [];
}

/** What was found of a change that had been interrupted: told before anything else. */
export function recoveryLines({ outcome, kept }: Recovery): readonly string[] {
  if (outcome === 'none') return [];
  return [
    outcome === 'completed'
      ? say`Recovered: an interrupted change was completed first.`
      : say`Recovered: an interrupted change was rolled back first.`,
    ...kept.map((path) => say`  ${path}: you changed it since; it was left as it is`),
  ];
}

/** That a change of an older project also updates it, and how to have the change alone: told before anything else. */
function olderLines({ older }: Rendering, done: boolean): readonly string[] {
  if (!older) return [];
  if (older.only) return [say`This project stays of version ${older.version}: only the change is made.`];
  return [
    done
      ? say`This project was of version ${older.version}, and was brought up to ${version} too. The change alone: django-cloud undo, and the same command with --only.`
      : say`This project is of version ${older.version}: it is brought up to ${version} too. The change alone: the same command with --only.`,
  ];
}

function resultText(
  rendering: Rendering,
  merge: MergePlan,
  result: MergeResult,
  steps: readonly string[],
  { undo, isLocked }: { readonly undo: string | undefined; readonly isLocked: boolean },
): string {
  const open = [...conflictLines(merge.entries), ...keptLines(result.kept)];
  return [
    ...recoveryLines(rendering.recovery ?? NO_RECOVERY),
    ...olderLines(rendering, true),
    `${displayed(rendering.folder)}: ${summary(rendering)}; ${counts(merge, true)}.`,
    ...followedLines(rendering),
    ...result.merged.map((path) => say`  merged: ${path}`),
    ...leftOut(merge.entries).map(({ path }) => say`  left out: ${path}; you removed it, or its folder`),
    ...completionLines(completionsIn(merge), isLocked),
    ...(open.length > 0 ? [say`Conflicts to resolve:`, ...open] : []),
    ...indexFailureLines(result.indexFailure),
    ...nextLines(steps),
    ...(undo ? [say`To take this change back: ${undo}`] : []),
    '',
  ].join('\n');
}

function asJson(rendering: Rendering, merge: MergePlan, result: MergeResult | undefined): object {
  const { answers, executes = [], followed, folder, older, told } = rendering;
  return {
    folder,
    written: result !== undefined,
    answers,
    followed,
    ...(older ? { older } : {}),
    ...(told ? { told } : {}),
    ...(executes.length > 0 ? { executes } : {}),
    files: actions(merge).map(({ path, action, reason }) => ({ path, action, reason })),
    conflicts: conflictsOf(merge.entries).map(({ path, reason }) => ({ path, reason })),
    leftOut: leftOut(merge.entries).map(({ path }) => path),
    locks: completionsIn(merge),
    kept: result?.kept ?? [],
    recovered: rendering.recovery ?? NO_RECOVERY,
  };
}

/**
 * What a command prints about the change of a project.
 *
 * @param result what the merge did; undefined when nothing was written
 * @param steps the next commands
 * @param isLocked whether lists that the merge left to a resolver were completed
 * @param undo the command that takes the change back; undefined where there is nothing to take back
 */
export function mergeReport(
  rendering: Rendering,
  merge: MergePlan,
  result: MergeResult | undefined,
  {
    json,
    steps,
    undo,
    isLocked = false,
  }: {
    readonly json: boolean;
    readonly steps: readonly string[];
    readonly undo?: string | undefined;
    readonly isLocked?: boolean;
  },
): string {
  if (json) return `${JSON.stringify(asJson(rendering, merge, result), null, 2)}\n`;
  return result
    ? resultText(rendering, merge, result, steps, { undo, isLocked })
    : dryRunText(rendering, merge);
}

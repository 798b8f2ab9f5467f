/** What changes between two choices: a diff of the whole project. Pure. */
import { structuredPatch } from 'diff';
import type { PlannedFile } from '../plan/plan.ts';

/** A file that another choice adds, takes away or writes otherwise. */
export interface Difference {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: PlannedFile | undefined;
  readonly after: PlannedFile | undefined;
  /** What its lines do not say: a conflict, a merge. */
  readonly note?: string;
  /** It needs a person. */
  readonly isConflict?: boolean;
}

/** The files of two plans that are not the same, sorted by path. Texts are compared, and no diff is made yet. */
export function differencesOf(
  before: readonly PlannedFile[],
  after: readonly PlannedFile[],
): readonly Difference[] {
  const old = new Map(before.map((file) => [file.path, file]));
  const found: Difference[] = [];
  for (const file of after) {
    const was = old.get(file.path);
    old.delete(file.path);
    if (!was) found.push({ path: file.path, kind: 'added', before: undefined, after: file });
    else if (was.contents !== file.contents || was.executable !== file.executable)
      found.push({ path: file.path, kind: 'changed', before: was, after: file });
  }
  for (const file of old.values())
    found.push({ path: file.path, kind: 'removed', before: file, after: undefined });
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A line of a diff: of both, only before, only after, the heading of a hunk, or a note about the line before. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added' | 'hunk' | 'note';
  readonly text: string;
}

const KINDS = { '+': 'added', '-': 'removed', ' ': 'same' } as const;

/**
 * A range as git's headings have it: one line has no count, and none at all is said to be behind the line before it
 * (`xdl_emit_hunk_hdr` in git's xdiff/xutils.c). The library counts the latter from the line that is not there.
 */
function range(start: number, count: number): string {
  if (count === 1) return String(start);
  return `${count === 0 ? start - 1 : start},${count}`;
}

/** The lines of a diff between two texts, three around each change, as git writes them. */
export function linesOf(before: string, after: string): readonly DiffLine[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 3 });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    {
      kind: 'hunk' as const,
      text: `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`,
    },
    ...lines.map((line) =>
      line.startsWith('\\')
        ? { kind: 'note' as const, text: line }
        : { kind: KINDS[line[0] as keyof typeof KINDS], text: line.slice(1) },
    ),
  ]);
}

/** The lines of one file's diff. */
export function diffLines({ before, after }: Difference): readonly DiffLine[] {
  return linesOf(before?.contents ?? '', after?.contents ?? '');
}

/** What changes between two choices: a diff of the whole project. Pure. */
import { structuredPatch } from 'diff';
import type { PlannedFile } from '../plan/plan.ts';

/** A file that another choice adds, takes away or writes otherwise. */
export interface Difference {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: PlannedFile | undefined;
  readonly after: PlannedFile | undefined;
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

/** A line of a diff: of both, only before, only after, or the heading of a hunk. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added' | 'hunk';
  readonly text: string;
}

const KINDS = { '+': 'added', '-': 'removed', ' ': 'same' } as const;

/** The lines of one file's diff, three around each change. */
export function diffLines({ before, after }: Difference): readonly DiffLine[] {
  const { hunks } = structuredPatch('', '', before?.contents ?? '', after?.contents ?? '', '', '', {
    context: 3,
  });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    { kind: 'hunk' as const, text: `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@` },
    ...lines
      .filter((line) => !line.startsWith('\\'))
      .map((line) => ({ kind: KINDS[line[0] as keyof typeof KINDS], text: line.slice(1) })),
  ]);
}

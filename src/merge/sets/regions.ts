/**
 * Texts of which parts are sets: each part is merged as a set, and stands as one word, the same on all sides, while the rest
 * is merged as lines.
 */
import type { MergedText, MergeLines, SetFormat, Sides } from './set-merge.ts';

/** A part of a text. */
export interface Part<T> {
  /** What it is, the same on all sides: `INSTALLED_APPS`. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

export interface PartedText<T> {
  /** The parts of a text, in order; undefined where it is not understood. */
  readonly parts: (text: string) => readonly Part<T>[] | undefined;
  /** A part merged; undefined: it is left to the merge of lines. `current` is the user's text of it. */
  readonly merged: (
    id: string,
    base: T | undefined,
    ours: T,
    theirs: T,
    current: string,
  ) => string | undefined;
  /** A part's entries in one form, whatever its layout. */
  readonly entriesOf: (value: T) => readonly string[];
}

/** No text has it: what a text editor would write for it is something else. */
const word = (index: number): string => `\x01${index}\x01`;

/** The parts of which there is one. */
function only<T>(parts: readonly Part<T>[] | undefined): ReadonlyMap<string, Part<T>> | undefined {
  if (!parts) return undefined;
  const counts = new Map<string, number>();
  for (const { id } of parts) counts.set(id, (counts.get(id) ?? 0) + 1);
  return new Map(parts.filter(({ id }) => counts.get(id) === 1).map((part) => [part.id, part]));
}

/** A text with words in the place of parts. */
function withWords<T>(text: string, parts: ReadonlyMap<string, Part<T>>, ids: readonly string[]): string {
  return [...parts.values()]
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) => b.start - a.start)
    .reduce((all, { id, start, end }) => all.slice(0, start) + word(ids.indexOf(id)) + all.slice(end), text);
}

function mergeParted<T>(parted: PartedText<T>, lines: MergeLines, sides: Sides): MergedText | undefined {
  const { base, ours, theirs } = sides;
  if (base === undefined || [base, ours, theirs].some((text) => text.includes('\x01'))) return undefined;
  const [was, mine, now] = [base, ours, theirs].map((text) => only(parted.parts(text)));
  if (!was || !mine || !now) return lines(base, ours, theirs);
  const texts = new Map<string, string>();
  for (const [id, part] of mine) {
    const [before, other] = [was.get(id), now.get(id)];
    if (!before || !other) continue;
    const current = ours.slice(part.start, part.end);
    const isSame = (text: string, { start, end }: Part<T>): boolean => text.slice(start, end) === current;
    // What nobody changed is lines like any others.
    if (isSame(base, before) && isSame(theirs, other)) continue;
    const text = parted.merged(id, before.value, part.value, other.value, current);
    if (text !== undefined) texts.set(id, text);
  }
  const ids = [...texts.keys()];
  const merge = lines(withWords(base, was, ids), withWords(ours, mine, ids), withWords(theirs, now, ids));
  if (!merge) return undefined;
  const pieces = ids.map((_, index) => merge.text.split(word(index)).length - 1);
  if (pieces.some((count) => count !== 1)) return undefined;
  const text = ids.reduce((all, id, index) => all.replace(word(index), () => texts.get(id)!), merge.text);
  return { ...merge, text };
}

/** The format of a text with parts. @param around how what is around them is merged, if not as lines */
export function partedFormat<T>(
  parted: PartedText<T>,
  around: (lines: MergeLines) => MergeLines = (lines) => lines,
): SetFormat {
  return {
    merge: (sides, lines) => mergeParted(parted, around(lines), sides),
    entries(text) {
      const parts = parted.parts(text);
      return parts
        ?.map(({ id, value }) => [id, ...[...parted.entriesOf(value)].sort()].join('\n'))
        .sort()
        .join('\n\n');
    },
  };
}

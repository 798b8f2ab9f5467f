/** What every format of sets has in common. Texts are latin1 with LF, as `linesOf` has them: any encoding survives. */

/** The three sides of a text. */
export interface Sides {
  /** What was rendered before; undefined where there was nothing. */
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

export interface MergedText {
  readonly text: string;
  /** How many entries are marked as conflicts. */
  readonly conflicts: number;
}

/** A merge of lines; undefined where they cannot be merged. */
export type MergeLines = (base: string, ours: string, theirs: string) => MergedText | undefined;

/** A format in which a text, or parts of it, are sets. */
export interface SetFormat {
  /**
   * Merges by entry. Undefined: a side is not understood, and lines are merged as lines.
   *
   * @param lines merges what is no set, and the whole text no more than once
   */
  readonly merge: (sides: Sides, lines: MergeLines) => MergedText | undefined;
  /** The sets of a text in one form, whatever its layout; undefined where it is not understood. */
  readonly entries: (text: string) => string | undefined;
}

/** The lines of a text, each with its end, the last one with one too. */
export function wholeLines(text: string): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const last = lines.at(-1);
  if (last !== undefined && !last.endsWith('\n')) lines[lines.length - 1] = `${last}\n`;
  return lines;
}

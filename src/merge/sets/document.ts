/**
 * Documents that both sides changed at the same place: the lines of a block of commands and the rows of a table are entries,
 * each of which may be changed by one side, where a merge of lines takes neighbours for one change.
 */
import { comparedLines } from '../lines.ts';
import { regions } from '../regions.ts';
import { withRenamed } from './renamed-word.ts';
import type { SetFormat } from './set-merge.ts';

const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line);

/** What a row is about: its first cell. */
const keyOf = (row: string): string => row.split('|')[1]?.trim() ?? '';

/** A line that one side changed at most; undefined where both did, each in its way. */
function mergedLine(base: string, ours: string, theirs: string): string | undefined {
  if (ours === base || ours === theirs) return theirs;
  return theirs === base ? ours : undefined;
}

/** As many lines on each side: each stands for the one in its place. */
function lineByLine(base: string[], ours: string[], theirs: string[]): readonly string[] | undefined {
  if (base.length !== ours.length || base.length !== theirs.length) return undefined;
  const merged = base.map((line, index) => mergedLine(line, ours[index]!, theirs[index]!));
  return merged.every((line) => line !== undefined) ? (merged as string[]) : undefined;
}

/**
 * Rows of a table that the user changed where they are, while theirs come and go by what they are about: a row that the user
 * changed stays, whatever it is about now.
 */
function rowByRow(base: string[], ours: string[], theirs: string[]): readonly string[] | undefined {
  const keys = theirs.map(keyOf);
  const isSet =
    ![...base, ...ours, ...theirs].some((line) => !isRow(line)) && new Set(keys).size === keys.length;
  if (!isSet || base.length !== ours.length) return undefined;
  const merged: string[] = [];
  const known = new Set(base.map(keyOf));
  for (const [index, row] of base.entries()) {
    const other = theirs.find((one) => keyOf(one) === keyOf(row));
    const mine = ours[index]!;
    const line = other === undefined ? (mine === row ? '' : mine) : mergedLine(row, mine, other);
    if (line === undefined) return undefined;
    if (line !== '') merged.push(line);
    // New rows stay behind the one that they follow.
    const from = other === undefined ? -1 : theirs.indexOf(other) + 1;
    for (let next = from; next > 0 && next < theirs.length && !known.has(keyOf(theirs[next]!)); next += 1)
      merged.push(theirs[next]!);
  }
  const isWhole = theirs.every((row) => known.has(keyOf(row)) || merged.includes(row));
  return isWhole ? merged : undefined;
}

/** Documents. */
export const document: SetFormat = {
  merge({ base, ours, theirs }, lines) {
    if (base === undefined) return undefined;
    const plain = lines(base, ours, theirs);
    if (!plain || plain.conflicts === 0) return plain;
    const [o, a, b] = [base, ours, theirs].map((text) => comparedLines(Buffer.from(text, 'latin1'))) as [
      string[],
      string[],
      string[],
    ];
    const merged: string[] = [];
    for (const region of regions(a, o, b)) {
      if (region.stable) merged.push(...region.bufferContent);
      else {
        const sides = [region.oContent, region.aContent, region.bContent] as const;
        const entries = lineByLine(...sides) ?? rowByRow(...sides) ?? withRenamed(...sides);
        if (!entries) return plain;
        merged.push(...entries);
      }
    }
    return { text: merged.join(''), conflicts: 0 };
  },
  entries: () => undefined,
};

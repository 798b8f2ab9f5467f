/** The merge of Python code by logical lines: what a formatter changed is no change of the user's. */
import { diff3MergeRegions, diffIndices } from 'node-diff3';
import { logicalLines } from './python-code.ts';
import type { MergedText } from './set-merge.ts';

/** More logical lines than any file of ours has: comparing takes the square of their number. */
const MOST = 2000;

/** For each line of a text, the line of a change of it that is the same; undefined where it was changed. */
function sameLines(text: string[], change: string[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = [];
  let at = 0;
  for (const { buffer1, buffer2 } of [
    ...diffIndices(text, change),
    { buffer1: [text.length, 0], buffer2: [change.length, 0] },
  ]) {
    while (found.length < buffer1[0]!) {
      found.push(at);
      at += 1;
    }
    for (let line = 0; line < buffer1[1]!; line += 1) found.push(undefined);
    at = buffer2[0]! + buffer2[1]!;
  }
  return found;
}

/**
 * Merges texts by logical lines.
 *
 * @returns undefined where one is no Python, or both sides changed the same statement
 */
export function mergeCode(base: string, ours: string, theirs: string): MergedText | undefined {
  const [was, mine, now] = [base, ours, theirs].map(logicalLines);
  if (!was || !mine || !now || Math.max(was.length, mine.length, now.length) > MOST) return undefined;
  const keys = [mine, was, now].map((lines) => lines.map(({ key }) => key)) as [string[], string[], string[]];
  const own = sameLines(keys[1], keys[0]);
  const texts: string[] = [];
  for (const region of diff3MergeRegions(...keys)) {
    if (!region.stable) {
      if (region.aContent.join('\n') !== region.bContent.join('\n')) return undefined;
      texts.push(...mine.slice(region.aStart, region.aStart + region.aLength).map(({ text }) => text));
      continue;
    }
    const { buffer, bufferStart: start, bufferLength: length } = region;
    const lines = { a: mine, o: was, b: now }[buffer].slice(start, start + length);
    // What nobody changed has the user's layout.
    const text = (index: number): string => mine[own[start + index] ?? -1]?.text ?? lines[index]!.text;
    texts.push(...lines.map((line, index) => (buffer === 'o' ? text(index) : line.text)));
  }
  return { text: texts.join(''), conflicts: 0 };
}

/** The merge of Python code by logical lines: what a formatter changed is no change of the user's. */
import { diff3MergeRegions, diffIndices } from 'node-diff3';
import { allLogicalLines, type LogicalLine } from './python-code.ts';
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

type Lines = readonly LogicalLine[];

const isSame = (a: Lines, b: Lines): boolean =>
  a.length === b.length && a.every(({ key }, index) => key === b[index]!.key);

/** What statements at the top level define; undefined where they begin with something that belongs to another. */
function definedBy(lines: Lines): readonly string[] | undefined {
  const first = lines.find(({ key }) => key !== '');
  if (!first || /^(\s|else\b|elif\b|except\b|finally\b)/.test(first.key)) return undefined;
  return lines.flatMap(({ key }) => /^(?:async )?(?:def |class )?(\w+)/.exec(key)?.[1] ?? []);
}

/** Whether what follows a line could be its body. */
const isOpen = (lines: Lines): boolean => lines.at(-1)?.key.endsWith(':') ?? false;

/**
 * Statements of their own that one side put beside what the other changed: both stay. Git calls that a conflict, because
 * it cannot know where a statement ends.
 */
function beside(base: Lines, added: Lines, changed: Lines): Lines | undefined {
  if (added.length <= base.length) return undefined;
  const names = (lines: Lines): ReadonlySet<string> => new Set(definedBy(lines));
  const joined = (before: Lines, after: Lines, own: Lines): Lines | undefined => {
    const [mine, now] = [names(own), names(changed)];
    const isFree = [...mine].every((name) => !now.has(name));
    const isWhole = definedBy(after) !== undefined || !after.some(({ key }) => key !== '');
    return mine.size > 0 && isFree && isWhole && !isOpen(before) ? [...before, ...after] : undefined;
  };
  const [head, tail] = [added.slice(0, base.length), added.slice(added.length - base.length)];
  if (isSame(head, base)) {
    const own = added.slice(base.length);
    return joined(changed, own, own);
  }
  const own = added.slice(0, added.length - base.length);
  return isSame(tail, base) ? joined(own, changed, own) : undefined;
}

/** What becomes of statements that both sides changed; undefined: a person decides. */
function mergedStatements(base: Lines, ours: Lines, theirs: Lines): Lines | undefined {
  if (isSame(ours, theirs)) return ours;
  return beside(base, theirs, ours) ?? beside(base, ours, theirs);
}

/**
 * Merges texts by logical lines.
 *
 * @returns undefined where one is no Python, or both sides changed the same statement
 */
export function mergeCode(base: string, ours: string, theirs: string): MergedText | undefined {
  const [was, mine, now] = [base, ours, theirs].map(allLogicalLines);
  if (!was || !mine || !now || Math.max(was.length, mine.length, now.length) > MOST) return undefined;
  const keys = [mine, was, now].map((lines) => lines.map(({ key }) => key)) as [string[], string[], string[]];
  const own = sameLines(keys[1], keys[0]);
  const texts: string[] = [];
  for (const region of diff3MergeRegions(...keys)) {
    if (!region.stable) {
      const side = (lines: readonly LogicalLine[], start: number, length: number) =>
        lines.slice(start, start + length);
      const merged = mergedStatements(
        side(was, region.oStart, region.oLength),
        side(mine, region.aStart, region.aLength),
        side(now, region.bStart, region.bLength),
      );
      if (!merged) return undefined;
      texts.push(...merged.map(({ text }) => text));
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

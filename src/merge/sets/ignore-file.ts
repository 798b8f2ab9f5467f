/**
 * Ignore files and .gitattributes: sets of lines. Comments are entries too; blank lines are layout. The user's order stays:
 * in these files a later line overrides an earlier one (gitignore(5), gitattributes(5)).
 */
import { distinct } from './order.ts';
import { type MergedText, type SetFormat, type Sides, wholeLines } from './set-merge.ts';

/** A line as it counts: spaces at its end say nothing, unless one is escaped. */
function keyOf(line: string): string {
  const text = line.replace(/\n$/, '');
  return /\\\s+$/.test(text) ? text : text.trimEnd();
}

interface Line {
  /** Empty for a blank line. */
  readonly key: string;
  readonly text: string;
}

function linesIn(text: string): readonly Line[] {
  const texts = wholeLines(text);
  const plain = texts.map(keyOf);
  const filled = plain.filter((key) => key !== '');
  const keys = distinct(filled);
  let next = 0;
  return texts.map((line, index) => {
    if (plain[index] === '') return { key: '', text: line };
    next += 1;
    return { key: keys[next - 1]!, text: line };
  });
}

const keysIn = (lines: readonly Line[]): ReadonlySet<string> =>
  new Set(lines.map(({ key }) => key).filter((key) => key !== ''));

const isComment = (key: string): boolean => key.startsWith('#');

/** Lines that follow each other without a blank line between them: comments with what they are about. */
function groupsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [[]];
  for (const line of lines) {
    if (line.key === '') groups.push([]);
    else groups.at(-1)!.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

/** The lines of the new rendering that the merge brings: no comment on what is there already, nothing that is undone. */
function newLines(
  base: ReadonlySet<string>,
  ours: ReadonlySet<string>,
  theirs: readonly Line[],
): ReadonlySet<string> {
  const isNew = ({ key }: Line): boolean =>
    key !== '' && !base.has(key) && !ours.has(key) && !ours.has(`!${key}`);
  const found = new Set<string>();
  for (const group of groupsOf(theirs)) {
    const entries = group.filter(({ key }) => !isComment(key));
    if (entries.length > 0 && base.size === 0 && !entries.some(isNew)) continue;
    for (const line of group.filter(isNew)) found.add(line.key);
  }
  return found;
}

/** Puts new lines after the line that precedes them in the new rendering; without one before, at the end, by groups. */
function insert(
  lines: readonly Line[],
  theirs: readonly Line[],
  added: ReadonlySet<string>,
): readonly Line[] {
  const here = keysIn(lines);
  const after = new Map<string, Line[]>();
  let anchor = '';
  let pending: Line[] = [];
  for (const line of theirs) {
    if (line.key === '') pending = [line];
    else if (added.has(line.key)) {
      const list = after.get(anchor) ?? [];
      list.push(...pending, line);
      after.set(anchor, list);
      pending = [];
    } else {
      pending = [];
      if (here.has(line.key)) anchor = line.key;
    }
  }
  return [
    ...(after.get('') ?? []),
    ...lines.flatMap((line) => [line, ...(after.get(line.key || '\n') ?? [])]),
  ];
}

function append(
  lines: readonly Line[],
  theirs: readonly Line[],
  added: ReadonlySet<string>,
): readonly Line[] {
  const groups = groupsOf(theirs)
    .map((group) => group.filter(({ key }) => added.has(key)))
    .filter((group) => group.length > 0);
  const blank = { key: '', text: '\n' };
  const end = lines.length === 0 || lines.at(-1)!.key === '' ? [] : [blank];
  return [...lines, ...groups.flatMap((group, index) => [...(index === 0 ? end : [blank]), ...group])];
}

/** Without blank lines that follow each other where a group went. */
function tidied(lines: readonly Line[], before: readonly Line[]): readonly Line[] {
  if (lines.length === before.length) return lines;
  return lines.filter(({ key }, index) => key !== '' || (index > 0 && lines[index - 1]!.key !== ''));
}

function merge({ base = '', ours, theirs }: Sides): MergedText {
  const [before, mine, now] = [base, ours, theirs].map(linesIn) as [
    readonly Line[],
    readonly Line[],
    readonly Line[],
  ];
  const [inBase, inTheirs] = [keysIn(before), keysIn(now)];
  const left = mine.filter(({ key }) => key === '' || !inBase.has(key) || inTheirs.has(key));
  const added = newLines(inBase, keysIn(mine), now);
  const lines = tidied(left, mine);
  const merged = base === '' ? append(lines, now, added) : insert(lines, now, added);
  return { text: merged.map(({ text }) => text).join(''), conflicts: 0 };
}

/** Ignore files and .gitattributes. */
export const ignoreFile: SetFormat = {
  merge,
  entries: (text) =>
    [...keysIn(linesIn(text))]
      .filter((key) => !isComment(key))
      .sort()
      .join('\n'),
};

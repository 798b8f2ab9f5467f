/** The merge of requirements files: by package, with the hashes of the version that it becomes. */
import { mergedKeys } from './order.ts';
import { meaningOf, mergedRequirement, textOf } from './requirement.ts';
import { byKey, type Entry, type RequirementsFile, requirementsIn, viaOf } from './requirements-file.ts';
import type { MergedText, SetFormat, Sides } from './set-merge.ts';

type Entries = readonly Entry[];

/** How the user's file is laid out, which what we bring follows. */
interface Layout {
  /** pip refuses a file in which some packages have hashes and others have none. */
  readonly isHashed: boolean;
  readonly separator: string;
}

function layoutOf(ours: RequirementsFile): Layout {
  const lines = ours.entries.flatMap((entry) => entry.lines);
  const pinned = ours.entries.filter(({ requirement }) => requirement);
  return {
    isHashed: pinned.length === 0 || ours.entries.some(({ hashes }) => hashes.length > 0),
    separator: lines.some((line) => /\S; /.test(line)) ? '; ' : ' ; ',
  };
}

/** The lines of an entry with other hashes; without any, where the file has none. */
function linesOf(text: string, remark: string, hashes: readonly string[], { isHashed }: Layout): string[] {
  const end = remark === '' ? '' : `  ${remark}`;
  if (!isHashed || hashes.length === 0) return [`${text}${end}\n`];
  return [
    `${text} \\\n`,
    ...hashes.map((hash, index) => `    --hash=${hash}${index < hashes.length - 1 ? ' \\' : ''}\n`),
  ];
}

const meanings = (entries: Entries): string =>
  entries.map(({ key, requirement }) => (requirement ? meaningOf(requirement) : key)).join('\n');

/** The hashes too: a lock of another Python has other files of the same version. */
const contents = (entries: Entries): string =>
  [meanings(entries), ...entries.flatMap(({ hashes }) => [...hashes].sort())].join('\n');

/** Theirs, where the user's is: with the user's comments, in the user's layout. */
function inPlaceOf(ours: Entry, theirs: Entry, layout: Layout): Entry {
  const { requirement } = theirs;
  if (!requirement) return { ...theirs, before: ours.before, after: ours.after };
  const text = theirs.text.replace(/\s*;\s*/, layout.separator);
  const { hashes } = theirs;
  return { ...ours, text, requirement, hashes, lines: linesOf(text, ours.remark, hashes, layout) };
}

/** A new entry: its comments come along. */
function brought(theirs: Entry, layout: Layout): Entry {
  if (layout.isHashed || theirs.hashes.length === 0) return theirs;
  const text = theirs.text.replace(/\s*;\s*/, layout.separator);
  return { ...theirs, lines: linesOf(text, theirs.remark, [], layout), hashes: [] };
}

/** The same version on both sides, with other hashes on each: theirs, what the user added, and not what one removed. */
function withHashes(base: Entry | undefined, ours: Entry, theirs: Entry, layout: Layout): Entries {
  const of = (entry: Entry | undefined): string[] => [...new Set(entry?.hashes)].sort();
  const isSame = base && meanings([base]) === meanings([ours]);
  const hashes = mergedKeys({ base: isSame ? of(base) : [], ours: of(ours), theirs: of(theirs) })!;
  return [inPlaceOf(ours, { ...theirs, hashes }, layout)];
}

/** What becomes of a package that both have; undefined: a conflict. */
function mergedEntries(
  base: Entries | undefined,
  ours: Entries,
  theirs: Entries,
  layout: Layout,
): Entries | undefined {
  const isUnchanged = (entries: Entries): boolean =>
    base?.length === entries.length &&
    entries.every(({ lines }, index) => lines.join('') === base[index]!.lines.join(''));
  if (isUnchanged(theirs)) return ours;
  const whole = layout.isHashed ? contents : meanings;
  const [was, mine, now] = [base && whole(base), whole(ours), whole(theirs)];
  if (mine === now || now === was) return ours;
  const [one, other] = [ours[0]!, theirs[0]!];
  const isSingle = ours.length === 1 && theirs.length === 1 && (!base || base.length === 1);
  const brings = (): Entries =>
    isSingle ? [inPlaceOf(one, other, layout)] : theirs.map((entry) => brought(entry, layout));
  if (mine === was) return brings();
  const [before, own, new_] = [base && meanings(base), meanings(ours), meanings(theirs)];
  if (own === new_ && isSingle) return withHashes(base?.[0], one, other, layout);
  if (own === before || own === new_) return brings();
  if (new_ === before) return ours;
  if (!isSingle || !one.requirement || !other.requirement) return undefined;
  const resolution = mergedRequirement(base?.[0]?.requirement, one.requirement, other.requirement);
  if (!resolution) return undefined;
  if (!('value' in resolution)) return resolution.side === 'ours' ? ours : brings();
  const { hashes } = resolution.specifier === 'ours' ? one : other;
  const text = textOf(resolution.value, layout.separator);
  return [inPlaceOf(one, { ...other, text, requirement: resolution.value, hashes }, layout)];
}

const allLines = (entries: Entries): string[] =>
  entries.flatMap(({ before, lines, after }) => [...before, ...lines, ...after]);

/** An entry in conflict: the comments before it stay outside. */
function marked(base: Entries | undefined, ours: Entries, theirs: Entries): string[] {
  const bare = (entries: Entries = []): string[] =>
    allLines(entries.map((entry, index) => (index === 0 ? { ...entry, before: [] } : entry)));
  return [
    ...(ours[0]?.before ?? []),
    '<<<<<<< yours\n',
    ...bare(ours),
    '||||||| rendered before\n',
    ...bare(base),
    '=======\n',
    ...bare(theirs),
    '>>>>>>> rendered now\n',
  ];
}

/** Comments of the user's before an entry that goes: they stay. */
function commentsKept(entry: Entry, base: Entries | undefined): readonly string[] {
  const known = new Set(base?.flatMap(({ before }) => before));
  return entry.before.filter((line) => line.trim() !== '' && !known.has(line));
}

function merge({ base, ours, theirs }: Sides): MergedText | undefined {
  const files = [base ?? '', ours, theirs].map(requirementsIn);
  const [before, mine, now] = files;
  if (!before || !mine || !now) return undefined;
  const [was, own, new_] = [before, mine, now].map(({ entries }) => byKey(entries)) as [
    ReadonlyMap<string, Entries>,
    ReadonlyMap<string, Entries>,
    ReadonlyMap<string, Entries>,
  ];
  const layout = layoutOf(mine);
  const added = new Set([...own.keys()].filter((key) => !was.has(key)));
  // What a package of the user's needs stays, if a compiler wrote down that it does.
  const keeps = (key: string): boolean =>
    own.get(key)!.some((entry) => viaOf(entry).some((name) => added.has(name)));
  const keys = mergedKeys({ base: [...was.keys()], ours: [...own.keys()], theirs: [...new_.keys()], keeps });
  if (!keys) return undefined;
  const kept = new Set(keys);
  const gone = mine.entries.filter(({ key }) => !kept.has(key));
  let conflicts = 0;
  const lines = keys.flatMap((key) => {
    const [b, o, t] = [was.get(key), own.get(key), new_.get(key)];
    if (!o || !t) return allLines(o ?? t!.map((entry) => brought(entry, layout)));
    const merged = mergedEntries(b, o, t, layout);
    if (merged) return allLines(merged);
    conflicts += 1;
    return marked(b, o, t);
  });
  const header = before.header.join('') === mine.header.join('') ? now.header : mine.header;
  const comments = gone.flatMap((entry) => commentsKept(entry, was.get(entry.key)));
  return { text: [...header, ...lines, ...comments, ...mine.end].join(''), conflicts };
}

/** Requirements files of pip's. */
export const requirementsFile: SetFormat = {
  merge,
  entries: (text) => {
    const file = requirementsIn(text);
    return file?.entries
      .map(({ key, requirement, hashes }) =>
        [requirement ? meaningOf(requirement) : key, ...[...hashes].sort()].join(' '),
      )
      .sort()
      .join('\n');
  },
};

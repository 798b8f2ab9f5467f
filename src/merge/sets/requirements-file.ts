/**
 * A requirements file as entries: a package with its hashes and the comments on it. Three layouts are known: ours, that of
 * `uv pip compile`, that of `pip-compile`; and what people write.
 * https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
import { type Requirement, requirementIn } from './requirement.ts';
import { wholeLines } from './set-merge.ts';

/** What a file says of one package, or a line of another kind: an option, an address, a path. */
export interface Entry {
  /** The package's name; the line itself where it is none. */
  readonly key: string;
  /** Comments and blank lines before it. */
  readonly before: readonly string[];
  /** The requirement as it is written, without hashes and comments. */
  readonly text: string;
  /** Its lines, without those around. */
  readonly lines: readonly string[];
  /** Comments below it, indented: why it is there, as compilers write it. */
  readonly after: readonly string[];
  /** Undefined where it is no package. */
  readonly requirement: Requirement | undefined;
  readonly hashes: readonly string[];
  /** The comment at the end of its line. */
  readonly remark: string;
}

export interface RequirementsFile {
  /** The comments with which the file begins: what wrote it. */
  readonly header: readonly string[];
  readonly entries: readonly Entry[];
  /** What follows the last entry. */
  readonly end: readonly string[];
}

const HASH = /\s--hash[=\s]\s*(sha\d+:[0-9a-f]+)/g;
const HASH_LINE = /^\s+--hash[=\s]\s*(sha\d+:[0-9a-f]+)\s*\\?\n$/;

/** One logical line; undefined where it is not understood. */
function entryOf(before: readonly string[], lines: readonly string[]): Entry | undefined {
  const first = lines[0]!.replace(/\\?\n$/, '');
  const below = lines.slice(1).map((line) => HASH_LINE.exec(line)?.[1]);
  // A line that goes on with something else: somebody edited it halfway.
  if (below.includes(undefined)) return undefined;
  const beside = first.includes('--hash') ? [...first.matchAll(HASH)].map(([, hash]) => hash!) : [];
  const hashes = [...beside, ...(below as string[])];
  const bare = (beside.length > 0 ? first.replaceAll(HASH, '') : first).trim();
  const [, text = '', remark = ''] = /^(.*?)(\s#.*)?$/.exec(bare) ?? [];
  // A hash that belongs to nothing.
  if (text === '' || text.includes('--hash')) return undefined;
  const requirement = /^[-.]|^\w+:|[/\\]/.test(text.split(/[@;]/)[0]!) ? undefined : requirementIn(text);
  if (!requirement && lines.length > 1) return undefined;
  const found = { before, text, lines, after: [], hashes, remark: remark.trim() };
  return { key: requirement?.name ?? text.replaceAll(/\s+/g, ' '), requirement, ...found };
}

/** The comments that follow an entry: those that are indented. */
function commentsFrom(lines: readonly string[], start: number): readonly string[] {
  let end = start;
  while (end < lines.length && /^[ \t]+#/.test(lines[end]!)) end += 1;
  return lines.slice(start, end);
}

/** A file's text as entries; undefined where one is not understood. */
export function requirementsIn(text: string): RequirementsFile | undefined {
  const lines = wholeLines(text);
  const isComment = (line: string | undefined): boolean => line?.startsWith('#') ?? false;
  let at = 0;
  while (isComment(lines[at])) at += 1;
  const header = lines.slice(0, at);
  const entries: Entry[] = [];
  let before: string[] = [];
  while (at < lines.length) {
    const line = lines[at]!;
    if (/^\s*(#|$)/.test(line)) {
      before.push(line);
      at += 1;
      continue;
    }
    let end = at;
    while (end < lines.length - 1 && /\\\n$/.test(lines[end]!)) end += 1;
    const entry = entryOf(before, lines.slice(at, end + 1));
    if (!entry || /\\\n$/.test(lines[end]!)) return undefined;
    const after = commentsFrom(lines, end + 1);
    entries.push({ ...entry, after });
    before = [];
    at = end + 1 + after.length;
  }
  return { header, entries, end: before };
}

/** The entries of each package, in order: one that has several markers may be there several times. */
export function byKey(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const known = found.get(entry.key);
    if (known) known.push(entry);
    else found.set(entry.key, [entry]);
  }
  return found;
}

/** The packages for which an entry is there, as the compilers' comments have them: `# via django, mysite (pyproject.toml)`. */
export function viaOf({ after, remark }: Entry): readonly string[] {
  const text = [remark, ...after].map((line) => line.replace(/^\s*#\s*/, '').trim());
  const names = text.flatMap((line) => line.replace(/^via\b/, '').split(','));
  return names.map((name) => name.trim()).filter((name) => /^[\w.-]+$/.test(name));
}

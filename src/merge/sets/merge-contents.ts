/** The merge of a file's contents: by entry where the file is a set or has some in it, by line everywhere else. */
import { comparedLines, isBinary, linesOf } from '../lines.ts';
import { mergeText, type TextMerge } from '../text.ts';
import { mergeCode } from './code-merge.ts';
import { document } from './document.ts';
import { freshEditorConfig, freshPyproject, freshPythonVersion, freshReadme } from './fresh.ts';
import { ignoreFile } from './ignore-file.ts';
import { pyproject } from './pyproject.ts';
import { python } from './python.ts';
import { sameCode } from './python-code.ts';
import { partedFormat } from './regions.ts';
import { requirementsFile } from './requirements.ts';
import type { MergedText, MergeLines, SetFormat } from './set-merge.ts';
import { workflow } from './workflow.ts';

const asText = (merge: TextMerge | undefined): MergedText | undefined =>
  merge && { text: merge.contents.toString('latin1'), conflicts: merge.conflicts };

/** Lines as `mergeText` merges them. */
function mergeLines(...sides: readonly [base: string, ours: string, theirs: string]): MergedText | undefined {
  const [base, ours, theirs] = sides.map((text) => Buffer.from(text, 'latin1')) as [Buffer, Buffer, Buffer];
  return asText(mergeText(base, ours, theirs));
}

/** Lines of Python's: logical ones where that leaves nothing to decide. */
const pythonLines =
  (lines: MergeLines): MergeLines =>
  (base, ours, theirs) => {
    const merge = lines(base, ours, theirs);
    return merge?.conflicts === 0 ? merge : (mergeCode(base, ours, theirs) ?? merge);
  };

const fresh = (merge: (ours: string, theirs: string) => string | undefined): SetFormat => ({
  merge({ base, ours, theirs }) {
    const text = base === undefined ? merge(ours, theirs) : undefined;
    return text === undefined ? undefined : { text, conflicts: 0 };
  },
  entries: () => undefined,
});

const PYPROJECT = partedFormat(pyproject);
const FRESH_README = fresh(freshReadme);
const FRESH_PYPROJECT = fresh(freshPyproject);

/** The formats by the name of a file. */
const FORMATS: readonly (readonly [RegExp, SetFormat])[] = [
  [/(^|\/)\.(\w*ignore|gitattributes)$/, ignoreFile],
  [/(^|\/)([\w.-]*(requirements|constraints)[\w.-]*|requirements\/[\w.-]+)\.(txt|in)$/, requirementsFile],
  [
    /(^|\/)pyproject\.toml$/,
    {
      ...PYPROJECT,
      merge: (sides, lines) => (sides.base === undefined ? FRESH_PYPROJECT : PYPROJECT).merge(sides, lines),
    },
  ],
  [/(^|\/)\.github\/.*\.ya?ml$/, partedFormat(workflow)],
  [/\.py$/, partedFormat(python, pythonLines)],
  [
    /^README\.md$/i,
    {
      ...document,
      merge: (sides, lines) => (sides.base === undefined ? FRESH_README : document).merge(sides, lines),
    },
  ],
  [/\.md$/, document],
  [/^\.python-version$/, fresh(freshPythonVersion)],
  [/^\.editorconfig$/, fresh(freshEditorConfig)],
];

/** How a file's contents are sets; undefined where they are lines alone. */
export function formatOf(path: string): SetFormat | undefined {
  return FORMATS.find(([name]) => name.test(path))?.[1];
}

/** A file's text with LF, whatever it has. */
function plain(contents: Buffer): string {
  return contents.includes('\r') ? comparedLines(contents).join('') : contents.toString('latin1');
}

/** Whether a file's lines end with CRLF; undefined where they end one way and another. */
function hasCrlf(contents: Buffer): boolean | undefined {
  if (!contents.includes('\r')) return false;
  const lines = linesOf(contents).filter((line) => line.endsWith('\n'));
  const crlf = lines.filter((line) => line.endsWith('\r\n')).length;
  return crlf > 0 && crlf < lines.length ? undefined : crlf > 0;
}

function merged(
  format: SetFormat,
  base: Buffer | undefined,
  ours: Buffer,
  theirs: Buffer,
  whole: () => TextMerge | undefined,
): TextMerge | undefined {
  if (ours.length > LARGEST) return undefined;
  const isCrlf = hasCrlf(ours);
  const isText = ![base, ours, theirs].some((contents) => contents && isBinary(contents));
  if (isCrlf === undefined || !isText) return undefined;
  const sides = { base: base && plain(base), ours: plain(ours), theirs: plain(theirs) };
  const hasLf = ![base, ours, theirs].some((contents) => contents?.includes('\r'));
  const merge = format.merge(sides, (...texts) => {
    const isWhole =
      hasLf && texts.every((text, side) => text === [sides.base, sides.ours, sides.theirs][side]);
    return isWhole ? asText(whole()) : mergeLines(...texts);
  });
  if (!merge) return undefined;
  const text = isCrlf ? merge.text.replaceAll('\n', '\r\n') : merge.text;
  return { contents: Buffer.from(text, 'latin1'), conflicts: merge.conflicts };
}

/** In bytes; our own requirements have a tenth of it. */
const LONG = 150_000;

/** In bytes: no list that people look after is longer. */
const LARGEST = 2_000_000;

/** A text that PowerShell's `>` wrote, in UTF-16 with its mark, as UTF-8. */
function decoded(contents: Buffer): Buffer {
  const isUtf16 = contents[0] === 0xff && contents[1] === 0xfe && contents.length % 2 === 0;
  return isUtf16 ? Buffer.from(contents.subarray(2).toString('utf16le')) : contents;
}

/**
 * Merges two changes of a file's contents. Where lines merge without a conflict to the same sets, that is the merge: it also
 * has what is no entry, such as comments.
 *
 * @param base what was rendered before; undefined where there was nothing
 * @param own the user's; one in UTF-16 becomes UTF-8 where its kind of file is known
 * @returns undefined when one of them is binary
 */
export function mergeContents(
  path: string,
  base: Buffer | undefined,
  own: Buffer,
  theirs: Buffer,
): TextMerge | undefined {
  const format = formatOf(path);
  const ours = format ? decoded(own) : own;
  let merge: { readonly lines: TextMerge | undefined } | undefined;
  const whole = (): TextMerge | undefined => {
    merge ??= { lines: mergeText(base ?? Buffer.alloc(0), ours, theirs) };
    return merge.lines;
  };
  const sets = format && merged(format, base, ours, theirs, whole);
  // Of a long file only the entries: comparing its lines takes longer than all the rest.
  if (sets?.conflicts === 0 && ours.length > LONG) return sets;
  const lines = whole();
  if (!sets || !lines) return lines;
  if (lines.conflicts > 0) return sets;
  // Of a set as a whole, a decision about an entry is one, even where its lines lie apart.
  if (sets.conflicts > 0) return format === requirementsFile ? sets : lines;
  if (lines.contents.equals(sets.contents)) return lines;
  return format.entries(plain(lines.contents)) === format.entries(plain(sets.contents)) ? lines : sets;
}

/** Whether the user's file is what was rendered in another layout, such as that of another formatter. */
export function isReformatted(path: string, base: Buffer, ours: Buffer): boolean {
  if (!path.endsWith('.py') || isBinary(base) || isBinary(ours)) return false;
  const [was, mine] = [base, ours].map((contents) => comparedLines(contents).join('')) as [string, string];
  return sameCode(was, mine);
}

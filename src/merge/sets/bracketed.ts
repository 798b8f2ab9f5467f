/** Lists in brackets, of Python's and of TOML's: where they are, and their items with the comments on them. */

export interface Item {
  /** As it is written. */
  readonly text: string;
  /** Comments on lines of their own before it, without indentation. */
  readonly before: readonly string[];
  /** The comment at the end of its line. */
  readonly remark: string;
}

export interface List {
  /** Where it begins and ends in the text, brackets included. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly Item[];
  /** Comments after the last item. */
  readonly trailing: readonly string[];
  /** Whether each item has a line of its own. */
  readonly isTall: boolean;
  /** Before each item, where the list is tall. */
  readonly indent: string;
}

const OPEN = '([{';
const CLOSE = ')]}';

/** Where a string that begins here ends; undefined where it does not. */
export function stringEnd(text: string, start: number): number | undefined {
  const quote = text[start]!;
  const long = quote.repeat(3);
  const mark = text.startsWith(long, start) ? long : quote;
  const isRaw = /(^|[^\w])(r|rb|br)$/i.test(text.slice(Math.max(0, start - 3), start));
  for (let at = start + mark.length; at < text.length; at += 1) {
    if (text[at] === '\\' && !isRaw) at += 1;
    else if (text.startsWith(mark, at)) return at + mark.length;
    else if (text[at] === '\n' && mark.length === 1) return undefined;
  }
  return undefined;
}

/** Where a comment that begins here ends: before the end of its line. */
export function commentEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** Where something else than blanks and comments follows. */
function afterComments(text: string, start: number): number {
  let at = start;
  while (at < text.length && /[\s#]/.test(text[at]!)) at = text[at] === '#' ? commentEnd(text, at) : at + 1;
  return at;
}

/** Lists with more items are data: nobody merges those by hand. */
const MOST = 2000;

/** A string with nothing in it that ends it: most items of most lists. */
export const PLAIN_STRING = /^(["'])([^"'\\\n]*)\1$/;

const WORDS = /\b(?:if|else|in|and|or|not|is|lambda|await)\b/g;

/** Adjacent words or strings with nothing between them: no expression, or a comma that was forgotten. */
function isBroken(text: string): boolean {
  if (PLAIN_STRING.test(text)) return false;
  const bare = text
    .replaceAll(/(?<!\w)[rbuf]{0,2}(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/gis, '"')
    .replaceAll(WORDS, '+');
  return /[\w)\]}"]\s+[\w"]|[\w)\]}"]"/.test(bare) || /\bfor\b/.test(bare);
}

/**
 * The list that begins at an opening bracket.
 *
 * @returns undefined where it is not understood: brackets that do not match, a comment within an item, a comprehension
 */
export function listAt(text: string, start: number): List | undefined {
  const items: Item[] = [];
  const depth: string[] = [];
  let before: string[] = [];
  let from = -1;
  let last = -1;
  const finish = (): boolean => {
    if (from < 0) return false;
    const item = text.slice(from, last);
    if (items.length >= MOST || isBroken(item)) return false;
    items.push({ text: item, before, remark: '' });
    before = [];
    from = -1;
    return true;
  };
  let fresh = true;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '\n') fresh = true;
    if (/\s/.test(char)) continue;
    if (char === '#') {
      const end = commentEnd(text, at);
      if (depth.length > 0) return undefined;
      if (fresh) {
        if (from >= 0) return undefined;
        before.push(text.slice(at, end).trimEnd());
      } else {
        // At the end of a line: of the item before it, whether its comma is there or not.
        if (from >= 0 && text[afterComments(text, end)] !== ']') return undefined;
        if (from >= 0 && !finish()) return undefined;
        const item = items.pop();
        if (item?.remark !== '') return undefined;
        items.push({ ...item, remark: text.slice(at, end).trimEnd() });
      }
      at = end - 1;
      continue;
    }
    fresh = false;
    if (depth.length === 0 && char === ',') {
      if (!finish()) return undefined;
      continue;
    }
    if (depth.length === 0 && char === ']') {
      if (from >= 0 && !finish()) return undefined;
      const body = text.slice(start + 1, at);
      const indent = /\n([ \t]*)\S/.exec(body)?.[1];
      const found = { start, end: at + 1, items, trailing: before };
      return { ...found, isTall: indent !== undefined || items.length === 0, indent: indent ?? '' };
    }
    if (from < 0) from = at;
    if (char === '"' || char === "'") {
      const end = stringEnd(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (OPEN.includes(char)) depth.push(CLOSE[OPEN.indexOf(char)]!);
    else if (CLOSE.includes(char)) {
      if (depth.pop() !== char) return undefined;
    }
    last = at + 1;
  }
  return undefined;
}

/** A list as text, in the layout of one that was there. */
export function listText(items: readonly Item[], like: List, fallback: List, margin: string): string {
  const tall = like.items.length > 0 ? like : fallback;
  const hasComments = items.some(({ before, remark }) => before.length > 0 || remark !== '');
  const line = `[${items.map(({ text }) => text).join(', ')}]`;
  const isWide =
    !tall.isTall && !hasComments && like.trailing.length === 0 && line.length + margin.length < 70;
  if (items.length === 0 && like.trailing.length === 0) return '[]';
  if (isWide) return line;
  const indent = tall.indent || `${margin}    `;
  const lines = items.flatMap(({ text, before, remark }) => [
    ...before.map((comment) => `${indent}${comment}\n`),
    `${indent}${text},${remark === '' ? '' : `  ${remark}`}\n`,
  ]);
  return `[\n${lines.join('')}${like.trailing.map((comment) => `${indent}${comment}\n`).join('')}${margin}]`;
}

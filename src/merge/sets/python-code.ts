/**
 * Python code as logical lines: what counts in it, and what a formatter may change without a change of its meaning: line
 * breaks, commas at the end, quotes, parentheses around a whole value.
 */
import { commentEnd, PLAIN_STRING, stringEnd } from './bracketed.ts';

/** A logical line: a statement with all of its lines, a comment, or a blank line. */
export interface LogicalLine {
  readonly text: string;
  /** What it says, whatever its layout. */
  readonly key: string;
}

/** A string as one kind of quotes has it, where that changes nothing in it. */
function quoted(text: string): string {
  const match = /^(["'])((?:(?!\1)[^\\"'])*)\1$/s.exec(text);
  return match ? `"${match[2]}"` : text;
}

/** The tokens of a logical line: strings, words, signs. Undefined where a string does not end. */
function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text[at]!;
    const space = /[\s\\]/.test(char);
    if (space) at += 1;
    else if (char === '#') {
      const end = commentEnd(text, at);
      tokens.push(text.slice(at, end).trimEnd());
      at = end;
    } else if (char === '"' || char === "'") {
      const end = stringEnd(text, at);
      if (end === undefined) return undefined;
      tokens.push(quoted(text.slice(at, end)));
      at = end;
    } else {
      const word = /^[\w.]+/.exec(text.slice(at, at + 200))?.[0] ?? char;
      tokens.push(word);
      at += word.length;
    }
  }
  return tokens;
}

/** Without a comma that a formatter adds at the end of brackets; that of a tuple of one is none. */
function withoutLastCommas(tokens: readonly string[]): readonly string[] {
  const opened: { readonly at: number; commas: number }[] = [];
  const left = new Set<number>();
  tokens.forEach((token, index) => {
    if ('([{'.includes(token)) opened.push({ at: index, commas: 0 });
    else if (token === ',' && opened.length > 0) opened.at(-1)!.commas += 1;
    else if (')]}'.includes(token)) {
      const open = opened.pop();
      if (!open || tokens[index - 1] !== ',') return;
      const isCall = /[\w)\]]$/.test(tokens[open.at - 1] ?? '');
      if (token !== ')' || isCall || open.commas > 1) left.add(index - 1);
    }
  });
  return tokens.filter((_, index) => !left.has(index));
}

/** Without parentheses around all that follows `=` or `return`, unless they make a tuple. */
function withoutOuterParentheses(tokens: readonly string[]): readonly string[] {
  const start = tokens.findIndex((token) => token === '=' || token === 'return');
  if (start < 0 || tokens[start + 1] !== '(' || tokens.at(-1) !== ')') return tokens;
  let depth = 0;
  for (let at = start + 1; at < tokens.length; at += 1) {
    if ('([{'.includes(tokens[at]!)) depth += 1;
    else if (')]}'.includes(tokens[at]!)) depth -= 1;
    const isTuple = depth === 1 && tokens[at] === ',';
    if (isTuple || (depth === 0 && at < tokens.length - 1)) return tokens;
  }
  return [...tokens.slice(0, start + 1), ...tokens.slice(start + 2, -1)];
}

/** What a logical line says: its indentation, which is Python's, and its tokens. */
export function codeKey(text: string): string | undefined {
  const plain = PLAIN_STRING.exec(text);
  if (plain) return `"${plain[2]}"`;
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const indent = /^[ \t]*/.exec(text)![0];
  return tokens.length === 0 ? '' : indent + withoutOuterParentheses(withoutLastCommas(tokens)).join(' ');
}

/** Where a logical line ends: after the line in which its brackets and strings are closed. */
function logicalEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '#') at = commentEnd(text, at) - 1;
    else if (char === '"' || char === "'") {
      const end = stringEnd(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) {
      depth -= 1;
      if (depth < 0) return undefined;
    } else if (char === '\n' && depth === 0 && text[at - 1] !== '\\') return at + 1;
  }
  return depth === 0 ? text.length : undefined;
}

/** The logical lines of a text, one after the other; undefined, and no more of them, from where it is no Python. */
export function* logicalLines(text: string): Generator<LogicalLine | undefined> {
  for (let at = 0; at < text.length; ) {
    const end = logicalEnd(text, at);
    const line = text.slice(at, end);
    const key = end === undefined ? undefined : codeKey(line);
    if (end === undefined || key === undefined) {
      yield undefined;
      return;
    }
    yield { text: line, key };
    at = end;
  }
}

/** All logical lines of a text; undefined where it is no Python. */
export function allLogicalLines(text: string): readonly LogicalLine[] | undefined {
  const lines = [...logicalLines(text)];
  return lines.includes(undefined) ? undefined : (lines as LogicalLine[]);
}

/** Whether two texts are the same code in another layout. */
export function sameCode(a: string, b: string): boolean {
  const [one, other] = [allLogicalLines(a), allLogicalLines(b)].map((lines) =>
    lines
      ?.map(({ key }) => key)
      .filter((key) => key !== '')
      .join('\n'),
  );
  return one !== undefined && one === other;
}

/** Parses texts that a stranger may have made, within a depth: pure, for the command and for the page. */
import { say } from '../languages/say.ts';
import { DEEPEST } from './limits.ts';

const [QUOTE, BACKSLASH, OPENING, CLOSING] = [0x22, 0x5c, [0x5b, 0x7b], [0x5d, 0x7d]] as const;

/** Whether the quote at a place is text: behind an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
}

/** Where the string that begins at a quote ends. Looked for by the engine: most of a record is long strings. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

/** How deep brackets are nested in a text, as JSON has them; in strings they are text. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) at = endOfString(text, at);
    else if (char === OPENING[0] || char === OPENING[1]) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (char === CLOSING[0] || char === CLOSING[1]) depth -= 1;
  }
  return deepest;
}

/**
 * A text that a slower parser than JSON's may have: it takes seconds to give up a text of nothing but brackets.
 *
 * @throws Error when it is nested much deeper than anybody writes
 */
export function checkNesting(text: string): void {
  if (depthOf(text) > 10 * DEEPEST) throw new Error(say`it is nested deeper than ${DEEPEST} levels`);
}

/**
 * A value that a parser made.
 *
 * @throws Error when it is nested deeper than anything that we wrote: what looks into it calls itself for each level
 */
export function shallow<T>(value: T): T {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new Error(say`it is nested deeper than ${DEEPEST} levels`);
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return value;
}

/**
 * The value of a JSON text.
 *
 * @throws Error with a reason when it is none, or is nested deeper than anything that we wrote: what looks into it calls
 *   itself for each level
 */
export function parseJson(text: string): unknown {
  if (depthOf(text) > DEEPEST) throw new Error(say`it is nested deeper than ${DEEPEST} levels`);
  return JSON.parse(text);
}

/** Whether a value is an object with names. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Why a parser gave up, in one line. */
export function parserReason(error: unknown): string {
  // Parsers of nested texts call themselves for each level.
  if (error instanceof RangeError || /Maximum call stack/.test(String(error)))
    return say`it is nested deeper than ${DEEPEST} levels`;
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/:$/, '');
}

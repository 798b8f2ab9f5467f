/** Parses texts that a stranger may have made, within a depth: pure, for the command and for the page. */
import { say } from '../languages/say.ts';
import { DEEPEST } from './limits.ts';

const [QUOTE, BACKSLASH, OPENING, CLOSING] = [0x22, 0x5c, [0x5b, 0x7b], [0x5d, 0x7d]] as const;

/** How deep brackets are nested in a text, as JSON has them; in strings they are text. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) inString = !inString;
    else if (inString) at += char === BACKSLASH ? 1 : 0;
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

/** Why a parser gave up, in one line. */
export function parserReason(error: unknown): string {
  // Parsers of nested texts call themselves for each level.
  if (error instanceof RangeError || /Maximum call stack/.test(String(error)))
    return say`it is nested deeper than ${DEEPEST} levels`;
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/:$/, '');
}

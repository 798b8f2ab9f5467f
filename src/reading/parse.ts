/** Parses texts that a stranger may have made, within a depth: pure, for the command and for the page. */
import { say } from '../languages/say.ts';
import { DEEPEST } from './limits.ts';

const [OPENING, CLOSING] = ['[{', ']}'] as const;

/**
 * How deep brackets are nested in a text, as JSON has them; in strings they are text. The strings, which are most of a record,
 * are taken out by the engine: a loop of ours over their quotes is compiled by an optimizing compiler each time, in a thread
 * of its own, which takes as long as planning the project.
 */
function depthOf(text: string): number {
  const outside = text
    .replaceAll(/\\["\\]/g, '')
    .split('"')
    .filter((_part, index) => index % 2 === 0)
    .join('')
    .replaceAll(/[^[\]{}]+/g, '');
  let [depth, deepest] = [0, 0];
  for (const char of outside) {
    if (OPENING.includes(char)) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (CLOSING.includes(char)) depth -= 1;
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

/** The pairwise set of answers, for the page's tests. */
import type { Answers } from '../../src/choices/choice.ts';
import { pairwise } from './pairwise.ts';

let found: readonly Answers[] | undefined;

/** The pairwise set, made when it is first asked for. */
export function pairs(): readonly Answers[] {
  found ??= pairwise();
  return found;
}

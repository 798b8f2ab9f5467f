import { closest, distance } from 'fastest-levenshtein';
import { say } from '../languages/say.ts';

/** `; did you mean "server"?` when a known word is near enough to be a slip of the keyboard, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (known.length === 0 || word === '') return '';
  const nearest = closest(word, known as string[]);
  return distance(word, nearest) <= Math.max(1, Math.floor(nearest.length / 3))
    ? say` Did you mean "${nearest}"?`
    : '';
}

/** An order in which files follow those that they have most in common with: deflate finds again what it has just seen. */
/** Deflate looks back so far. */
export const WINDOW = 32_768;

/** What is compared: words with the blank or the end of line behind them. */
const BEHIND_WORD = /(?<=[\n ])/;
/** Shorter ones are everywhere. */
const LONG_ENOUGH = 4;
/** So that files of three lines, which are like everything, come where larger ones have been. */
const EVERY_FILE = 2000;

/**
 * @param window how far back, in bytes, something is still found
 *
 * Pure: the same files in the same order come out in the same one.
 */
export function byLikeness<T extends { readonly data: Buffer }>(
  files: readonly T[],
  window: number,
): readonly T[] {
  const left = files.map((file) => {
    const words = new Set(file.data.toString('latin1').split(BEHIND_WORD));
    return { file, words: [...words].filter(({ length }) => length >= LONG_ENOUGH) };
  });
  const seen = new Map<string, number>();
  const ordered: T[] = [];
  let at = 0;
  const likeness = ({ file, words }: (typeof left)[number]): number => {
    const found = words.filter((word) => at - (seen.get(word) ?? Number.NEGATIVE_INFINITY) < window);
    return found.reduce((sum, { length }) => sum + length, 0) / (file.data.length + EVERY_FILE);
  };
  while (left.length > 0) {
    const values = left.map(likeness);
    const [next] = left.splice(values.indexOf(Math.max(...values)), 1) as [(typeof left)[number]];
    ordered.push(next.file);
    at += next.file.data.length;
    for (const word of next.words) seen.set(word, at);
  }
  return ordered;
}

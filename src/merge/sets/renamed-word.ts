/**
 * Lines of a document in which the user replaced one word by another, as with an app that has another name now, while the new
 * rendering changed something else in them: they are the new lines, with the word replaced.
 */

/** Words, and what is between them. */
const tokensOf = (lines: readonly string[]): readonly string[] => lines.join('').split(/([\w-]+)/);

/** The name of an app, a folder or a package; shorter words are in too many sentences. */
const isName = (token: string): boolean => /^[A-Za-z_][\w-]{2,}$/.test(token);

interface Renaming {
  readonly from: string;
  readonly to: string;
  /** What follows the word where it was replaced: the slash of a path, the quote behind a name. */
  readonly before: ReadonlySet<string>;
}

/** The one word that was replaced in lines that are the same otherwise; undefined where anything else was changed. */
function renamingOf(base: readonly string[], ours: readonly string[]): Renaming | undefined {
  const [was, is] = [tokensOf(base), tokensOf(ours)];
  const places = [...was.keys()].filter((index) => was[index] !== is[index]);
  const [first] = places;
  if (was.length !== is.length || first === undefined) return undefined;
  const [from, to] = [was[first]!, is[first]!];
  const isOne = places.every((index) => was[index] === from && is[index] === to);
  if (!isOne || !isName(from) || !isName(to) || was.includes(to)) return undefined;
  const follows = (index: number): string => was[index + 1]?.[0] ?? '';
  const before = new Set(places.map(follows));
  // The same word before the same sign, and left as it was: what the user meant is not clear.
  const isClear = was.every(
    (token, index) => token !== from || places.includes(index) || !before.has(follows(index)),
  );
  return isClear ? { from, to, before } : undefined;
}

/**
 * The lines of a new rendering with the word replaced that the user replaced.
 *
 * @returns undefined where the user changed something else, or the new lines have no such word
 */
export function withRenamed(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  const renaming = renamingOf(base, ours);
  if (!renaming) return undefined;
  const { from, to, before } = renaming;
  const tokens = tokensOf(theirs);
  const renamed = tokens.map((token, index) =>
    token === from && before.has(tokens[index + 1]?.[0] ?? '') ? to : token,
  );
  const text = renamed.join('');
  return text === theirs.join('') ? undefined : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

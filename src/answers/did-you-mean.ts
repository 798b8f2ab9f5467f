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

/** The same for a choice: also by a word that its title or its help has, such as "mariadb" or "cache", and no other's. */
export function didYouMeanChoice(
  word: string,
  choices: readonly { readonly id: string; readonly title: string; readonly help: string }[],
): string {
  const slip = didYouMean(
    word,
    choices.map(({ id }) => id),
  );
  if (slip) return slip;
  for (const text of ['title', 'help'] as const) {
    const having = choices.filter((choice) =>
      choice[text]
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .includes(word),
    );
    if (having.length === 1) return say` Did you mean "${having[0]!.id}"?`;
  }
  return '';
}

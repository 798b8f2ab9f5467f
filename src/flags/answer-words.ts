import { AXES, type Axis, NONE } from '../choices/axes.ts';

/** The question that a word names: its flag, the flag's plural ("platforms"), or its key. */
export function axisNamed(word: string): Axis | undefined {
  return AXES.find(({ key, flag }) => [flag, `${flag}s`, key].includes(word));
}

/** Whether a word is an answer to a question: one choice, or several with commas between. */
export function answersIt(axis: Axis, word: string): boolean {
  const known = [...axis.choices.map(({ id }) => id), NONE];
  return word.split(',').every((id) => known.includes(id));
}

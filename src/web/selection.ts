/** The choice that is shown in the page: answers, changed one by one as a dialogue's summary changes them. Pure. */
import { following } from '../answers/following.ts';
import type { GivenAnswers } from '../answers/given.ts';
import { packageName } from '../answers/project-name.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import { AXES, type Axis, NONE } from '../choices/axes.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { asGiven } from '../explain/alternatives.ts';
import type { Language } from '../languages/language.ts';

/** A choice, and a sentence for each answer that had to follow the last change. */
export interface Selection {
  readonly answers: Answers;
  readonly notes: readonly string[];
}

/** What nobody chose yet. */
export function firstAnswers(language: Language): Answers {
  return resolveAnswers(new Map([['language', { value: language, label: 'language' }]]));
}

/** The same answers with one that was given anew. */
function changed(answers: Answers, key: string, value: unknown): GivenAnswers {
  const all = new Map(asGiven(answers));
  const isNothing = Array.isArray(value) && value.length === 0;
  return all.set(key, { value: isNothing ? NONE : value, label: key });
}

/**
 * The answers after a change. What does not go with it any more takes its default, or is left out, and is named.
 *
 * @param key `server`, or `<choice>.<option>`
 * @param options of the choice that is made, by key: those that have no default
 * @throws UserError when the value cannot be used
 */
export function select(
  answers: Answers,
  key: string,
  value: unknown,
  options: Readonly<Record<string, string>> = {},
): Selection {
  const given = new Map(changed(answers, key, value));
  for (const [option, text] of Object.entries(options)) given.set(option, { value: text, label: option });
  // An option's own value is refused with its reason, where one that only followed takes its default.
  if (key.includes('.')) return { answers: resolveAnswers(given), notes: [] };
  const { all, notes } = following(given);
  return { answers: resolveAnswers(all), notes };
}

/** Whether a new project may have these answers: some belong to projects that are there. */
export function isOffered(answers: Answers): boolean {
  const isNew = ({ key, choices }: Axis): boolean =>
    [answers[key]].flat().every((id) => choices.some((choice) => choice.id === id));
  return answers.adopted === undefined && AXES.every(isNew);
}

/** Why a project cannot be called so; undefined when it can. */
export function nameProblem(name: string): string | undefined {
  return problemOf(() => packageName(name));
}

/** The one line of what a person can mend; undefined when there was nothing. */
export function problemOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

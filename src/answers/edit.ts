import { AXES, type Axis, NONE } from '../choices/axes.ts';
import type { Answers, PartialAnswers } from '../choices/choice.ts';
import { chosen } from '../choices/chosen.ts';
import type { Given, GivenAnswers } from './given.ts';
import { resolveAnswers, resolveAxis } from './resolve.ts';

/** An answer that nobody changed, and that does not go with what was changed: it took its default. */
export interface Followed {
  readonly axis: Axis;
  readonly from: string;
  readonly to: string;
  /** Why the old one does not go any more, in words. */
  readonly reason: string;
}

export interface EditedAnswers {
  readonly answers: Answers;
  readonly followed: readonly Followed[];
}

/** Why a stored value of an axis does not go with the answers before it; undefined when it does. */
function misfit(axis: Axis, id: string, answers: PartialAnswers): string | undefined {
  const choice = axis.choices.find((candidate) => candidate.id === id);
  return choice && axis.unavailable(choice, answers);
}

/**
 * A project's answers after some of them were changed. What was given wins; a stored answer that does not go with it any
 * more takes its default, and is named; options of what is not chosen any more are dropped.
 *
 * @param stored the project's own answers, as they were given to validation: a bad one is refused like any other
 * @param given the change
 * @throws UserError when a given answer is bad, or does not go with the answers before it
 */
export function editAnswers(stored: GivenAnswers, given: GivenAnswers): EditedAnswers {
  // A project whose answers contradict each other was edited by hand: no change makes that good.
  if (stored.size > 0) resolveAnswers(stored);
  const all = new Map([...stored, ...given]);
  // An interface is asked for, never kept: a stored server of the other one would contradict it.
  if (given.has('interface') && !given.has('server')) all.delete('server');
  const followed: Followed[] = [];
  let answers: PartialAnswers = {};
  for (const axis of AXES) {
    const before = stored.get(axis.key);
    if (!axis.many && before && !given.has(axis.key) && typeof before.value === 'string') {
      const reason = misfit(axis, before.value, answers);
      if (reason) {
        const to = axis.fallback(answers);
        followed.push({ axis, from: before.value, to, reason });
        all.set(axis.key, { value: to, label: before.label });
      }
    }
    answers = { ...answers, [axis.key]: resolveAxis(axis, all, answers) };
  }
  const kept = chosen(answers).flatMap(({ choice }) =>
    (choice.options ?? []).map((option) => `${choice.id}.${option.id}`),
  );
  for (const key of stored.keys()) {
    if (key.includes('.') && !kept.includes(key) && !given.has(key)) all.delete(key);
  }
  return { answers: resolveAnswers(all), followed };
}

/** A change of an axis with several values: these are added to, or taken from, what is stored. */
export function withValues(
  axis: Axis,
  stored: GivenAnswers,
  change: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  label: string,
): Given {
  const before = [stored.get(axis.key)?.value ?? []].flat().filter((id) => id !== NONE) as string[];
  const after = [...before.filter((id) => !change.remove?.includes(id)), ...(change.add ?? [])];
  return { value: after.length > 0 ? [...new Set(after)] : NONE, label };
}

import { AXES, type Axis } from '../choices/axes.ts';
import type { Answers, Choice, PartialAnswers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';
import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import { resolveAdopted } from './adopted.ts';
import type { Given, GivenAnswers } from './given.ts';
import { resolveOption } from './options.ts';
import { projectLanguage, resolveAnswers, resolveAxis, resolveName } from './resolve.ts';
import { shown } from './shown.ts';

/** An answer that nobody changed, and that does not go with what was changed: it took its default. */
export interface Followed {
  /** The answer's key: `static`, `somewhere.region`. */
  readonly answer: string;
  readonly title: string;
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
 * Refuses a change that one of several stored values does not go with: unlike a single value it has no default that it
 * could take, and what it brought would silently go. @throws UserError naming the change and both ways out
 */
function refuseMisfits(axis: Axis, stored: Given, given: GivenAnswers, answers: PartialAnswers): void {
  for (const id of [stored.value].flat().map(String)) {
    const reason = misfit(axis, id, answers);
    if (!reason) continue;
    const title = said((axis.choices.find((choice) => choice.id === id) as Choice).title);
    const { label, value } = [...given.values()][0] as Given;
    throw new UserError(
      say`${label} ${shown(value)}: ${title}, for which the project is made, does not go with it: ${reason}. Choose something else, or remove that first: django-cloud ${axis.removal(id)}`,
    );
  }
}

/** The title of a choice of an axis. */
function titleOf(axis: Axis, id: string): string {
  return said([...axis.choices, ...axis.teaching].find((choice) => choice.id === id)?.title ?? id);
}

/** Lets stored options follow: those of what is not chosen any more go, those that do not fit take their defaults. */
function followOptions(
  all: Map<string, Given>,
  stored: GivenAnswers,
  given: GivenAnswers,
  answers: PartialAnswers,
): readonly Followed[] {
  const followed: Followed[] = [];
  const facts = factsOf(answers);
  const options = chosen(answers).flatMap(({ choice }) => optionsOf([choice]));
  const kept = options.map(({ key }) => key);
  for (const key of stored.keys()) {
    if (key.includes('.') && !kept.includes(key) && !given.has(key)) all.delete(key);
  }
  const values: Record<string, Record<string, string>> = {};
  for (const one of options) {
    const { choice, option, key } = one;
    const others = { ...values[choice.id] };
    const before = given.has(key) ? undefined : stored.get(key)?.value;
    const reason = typeof before === 'string' ? option.check?.(before, others, answers, facts) : undefined;
    if (typeof before === 'string' && reason) {
      const to = option.fallback(answers, others, facts);
      const title = `${said(choice.title)}, ${said(option.title).toLowerCase()}`;
      followed.push({ answer: key, title, from: before, to, reason: reason.replace(/\.$/, '') });
      all.delete(key);
    }
    values[choice.id] = { ...others, [option.id]: resolveOption(one, all, answers, others) };
  }
  return followed;
}

/**
 * A project's answers after some of them were changed. What was given wins; a stored answer that does not go with it any
 * more takes its default, and is named; options of what is not chosen any more are dropped.
 *
 * @param stored the project's own answers, as they were given to validation: a bad one is refused like any other
 * @param given the change
 * @param areValid whether the stored ones have just come out of validation
 * @throws UserError when a given answer is bad, or does not go with the answers before it
 */
export function editAnswers(stored: GivenAnswers, given: GivenAnswers, areValid = false): EditedAnswers {
  // A project whose answers contradict each other was edited by hand: no change makes that good.
  if (stored.size > 0 && !areValid) resolveAnswers(stored);
  const all = new Map([...stored, ...given]);
  // An interface is asked for, never kept: a stored server of the other one would contradict it.
  if (given.has('interface') && !given.has('server')) all.delete('server');
  const followed: Followed[] = [];
  // Defaults of options follow from the name.
  let answers: PartialAnswers = {
    project: resolveName(all),
    ...projectLanguage(all),
    ...resolveAdopted(all),
  };
  for (const axis of AXES) {
    const before = given.has(axis.key) ? undefined : stored.get(axis.key);
    if (before && axis.many) refuseMisfits(axis, before, given, answers);
    else if (before && typeof before.value === 'string') {
      const from = before.value;
      const reason = misfit(axis, from, answers);
      if (reason) {
        const to = axis.fallback(answers);
        const answer = axis.key;
        const title = said(axis.title);
        followed.push({ answer, title, from: titleOf(axis, from), to: titleOf(axis, to), reason });
        all.set(axis.key, { value: to, label: before.label });
      }
    }
    answers = { ...answers, [axis.key]: resolveAxis(axis, all, answers) };
  }
  followed.push(...followOptions(all, stored, given, answers));
  return { answers: resolveAnswers(all), followed };
}

import { AXES, NONE } from '../choices/axes.ts';
import type { PartialAnswers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';
import { said, say } from '../languages/say.ts';
import type { Given, GivenAnswers } from './given.ts';
import { resolveOption } from './options.ts';
import { packageName } from './project-name.ts';
import { resolveAxis } from './resolve.ts';

/**
 * Lets the other answers follow a change: what does not go with it any more takes its default, or is left out.
 *
 * @returns the answers that still hold, and a sentence for each that does not
 */
export function following(given: GivenAnswers): {
  readonly all: Map<string, Given>;
  readonly notes: readonly string[];
} {
  const all = new Map(given);
  const notes: string[] = [];
  let before: PartialAnswers = { project: packageName(String(all.get('project')?.value)) };
  for (const axis of AXES) {
    const answer = all.get(axis.key);
    const ids = [answer?.value ?? []].flat().map(String);
    const misfits = axis.choices.filter(
      (choice) => ids.includes(choice.id) && axis.unavailable(choice, before),
    );
    for (const choice of misfits)
      notes.push(
        say`${said(axis.title)}: without ${said(choice.title)}, because ${axis.unavailable(choice, before)}.`,
      );
    const left = ids.filter((id) => misfits.every((choice) => choice.id !== id));
    if (answer && axis.many) all.set(axis.key, { ...answer, value: left.length > 0 ? left : NONE });
    else if (misfits.length > 0) all.delete(axis.key);
    before = { ...before, [axis.key]: resolveAxis(axis, all, before) };
  }
  const options = chosen(before).flatMap(({ choice }) => optionsOf([choice]));
  for (const key of all.keys())
    if (key.includes('.') && !options.some((one) => one.key === key)) all.delete(key);
  const values: Record<string, Record<string, string>> = {};
  for (const one of options) {
    const others = { ...values[one.choice.id] };
    const value = all.get(one.key)?.value;
    if (typeof value === 'string' && one.option.check?.(value, others, before, factsOf(before)))
      all.delete(one.key);
    // What has no default is asked for next.
    const isMissing = one.option.required && !all.has(one.key);
    const resolved = isMissing ? '' : resolveOption(one, all, before, others);
    values[one.choice.id] = { ...others, [one.option.id]: resolved };
  }
  return { all, notes };
}

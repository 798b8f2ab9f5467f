/** Answers at random, and random changes of them: any choice, any set of services, any option. */
import { isDeepStrictEqual } from 'node:util';
import { editAnswers } from '../../src/answers/edit.ts';
import type { GivenAnswers } from '../../src/answers/given.ts';
import { resolveOption, resolveOptions } from '../../src/answers/options.ts';
import { AXES, type Axis, NONE } from '../../src/choices/axes.ts';
import type { Answers, Options, PartialAnswers } from '../../src/choices/choice.ts';
import { type ChoiceOption, chosen, optionsOf } from '../../src/choices/chosen.ts';
import { factsOf } from '../../src/choices/facts.ts';
import { UserError } from '../../src/errors/user-error.ts';
import type { Random } from './random.ts';

/** What an option is tried with where it says what it allows by a check alone. */
const TEXTS = [
  'security@example.org',
  '2027-06-30',
  'other',
  'shop.example.org',
  'ab',
  '3',
  '8',
  '40',
  '1G',
  '768M',
  '1',
  '0.25',
  '/opt/other',
];

type Values = Readonly<Record<string, string>>;

/** The texts that an option can have. */
function textsOf({ option }: ChoiceOption, answers: PartialAnswers, others: Values): readonly string[] {
  return (option.choices ?? TEXTS).filter((text) => !option.check?.(text, others, answers, factsOf(answers)));
}

function randomOptions(random: Random, answers: PartialAnswers): Options {
  const all: Record<string, Record<string, string>> = {};
  for (const { choice } of chosen(answers)) {
    for (const one of optionsOf([choice])) {
      const others = all[choice.id] ?? {};
      const texts = random.chance(0.3) || one.option.required ? textsOf(one, answers, others) : [];
      const value = texts.length > 0 ? random.pick(texts) : resolveOption(one, new Map(), answers, others);
      all[choice.id] = { ...others, [one.option.id]: value };
    }
  }
  return all;
}

function fitting(axis: Axis, answers: PartialAnswers): readonly string[] {
  return axis.choices.filter((choice) => !axis.unavailable(choice, answers)).map(({ id }) => id);
}

/** Complete, valid answers. */
export function randomAnswers(random: Random): Answers {
  let answers: PartialAnswers = { project: 'mysite' };
  for (const axis of AXES) {
    const ids = fitting(axis, answers);
    const value = axis.many ? ids.filter(() => random.chance(0.4)) : random.pick(ids);
    answers = { ...answers, [axis.key]: value };
  }
  const whole = answers as Answers;
  try {
    return { ...whole, options: randomOptions(random, whole) };
  } catch (error) {
    // The default of one option may not go with the value of another: then all have their defaults.
    if (!(error instanceof UserError)) throw error;
    const required = chosen(whole)
      .flatMap(({ choice }) => optionsOf([choice]))
      .filter(({ option }) => option.required);
    const given = required.map(
      (one) => [one.key, { value: textsOf(one, whole, {})[0], label: one.key }] as const,
    );
    return { ...whole, options: resolveOptions(new Map(given), whole) };
  }
}

/** Answers as they are stored, to be changed. */
function givenOf({ options = {}, ...axes }: Answers): GivenAnswers {
  const entries = Object.entries(options).flatMap(([choice, values]) =>
    Object.entries(values).map(([id, value]) => [`${choice}.${id}`, value] as const),
  );
  const none = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? NONE : value);
  return new Map(
    [...Object.entries(axes), ...entries].map(([key, value]) => [key, { value: none(value), label: key }]),
  );
}

/** One decision of another mind: a choice, one of several, or an option. @returns its key and the new value */
function decision(random: Random, answers: Answers): readonly [string, unknown] {
  const options = chosen(answers).flatMap(({ choice }) => optionsOf([choice]));
  if (options.length > 0 && random.chance(0.4)) {
    const one = random.pick(options);
    const texts = textsOf(one, answers, answers.options?.[one.choice.id] ?? {});
    return [one.key, texts.length > 0 ? random.pick(texts) : ''];
  }
  const axis = random.pick(AXES);
  const id = random.pick(axis.choices).id;
  if (!axis.many) return [axis.key, id];
  const before = answers[axis.key] as readonly string[];
  const after = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
  return [axis.key, after.length > 0 ? after : NONE];
}

/** The same answers but for one decision, and what follows from it, as the commands change them. */
export function changedAnswers(random: Random, answers: Answers): Answers {
  for (let tries = 0; tries < 20; tries += 1) {
    const [key, value] = decision(random, answers);
    try {
      const changed = editAnswers(givenOf(answers), new Map([[key, { value, label: key }]])).answers;
      if (!isDeepStrictEqual(changed, answers)) return changed;
    } catch (error) {
      // Refused, with the reason: another decision.
      if (!(error instanceof UserError)) throw error;
    }
  }
  return answers;
}

import type { Options, PartialAnswers } from '../choices/choice.ts';
import { type ChoiceOption, chosen, OPTIONS, optionsOf } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';
import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Given, GivenAnswers } from './given.ts';
import { shown } from './shown.ts';

type Values = Readonly<Record<string, string>>;

const flagOf = (key: string): string => `--${key.replace('.', '-')}`;

/** The value of one option: what was given, validated, or its default. @throws UserError */
export function resolveOption(
  { option, key }: ChoiceOption,
  given: GivenAnswers,
  answers: PartialAnswers,
  others: Values,
): string {
  const facts = factsOf(answers);
  const answer = given.get(key);
  if (!answer) {
    const fallback = option.fallback(answers, others, facts);
    // A default may not go with what was given: the reason names what to change.
    const reason = option.check?.(fallback, others, answers, facts);
    if (reason && option.required) throw new UserError(say`missing ${flagOf(key)}: ${reason}`);
    if (reason) throw new UserError(say`${flagOf(key)} ${fallback} (the default): ${reason}`);
    return fallback;
  }
  // YAML reads numbers and switches as what they look like: what a person means is plain.
  const { value, label } = answer;
  if (!['string', 'number', 'boolean'].includes(typeof value)) {
    throw new UserError(say`${label} ${shown(value)}: the value must be text. ${said(option.help)}`);
  }
  const text = String(value).trim();
  const known = option.choices?.find((choice) => choice.toLowerCase() === text.toLowerCase());
  const reason = option.check?.(known ?? text, others, answers, facts);
  if (reason) throw new UserError(`${label} ${text}: ${reason}`);
  if (option.choices && known === undefined) {
    const source = option.source ? ` (${option.source})` : '';
    throw new UserError(
      say`${label} ${text}: unknown choice.${didYouMean(text, option.choices)} Choose one of: ${option.choices.join(', ')}${source}.`,
    );
  }
  return known ?? text;
}

/** Refuses options of choices that were not chosen: who gives one expects something of it. @throws UserError */
function refuseUnchosen(given: GivenAnswers, chosenOptions: readonly ChoiceOption[]): void {
  const stray = OPTIONS.find(
    ({ key }) => given.has(key) && !chosenOptions.some((option) => option.key === key),
  );
  if (!stray) return;
  const { label, value } = given.get(stray.key) as Given;
  throw new UserError(
    say`${label} ${shown(value)}: it goes with ${said(stray.choice.title)}, which is not chosen. Choose ${stray.choice.id} too, or leave it out.`,
  );
}

/**
 * The complete, valid options of everything that the answers name.
 *
 * @throws UserError when a value cannot be used, or belongs to a choice that is not chosen
 */
export function resolveOptions(given: GivenAnswers, answers: PartialAnswers): Options {
  const choices = chosen(answers).map(({ choice }) => choice);
  refuseUnchosen(given, optionsOf(choices));
  const all: Record<string, Values> = {};
  for (const choice of choices) {
    for (const one of optionsOf([choice])) {
      const others = all[choice.id] ?? {};
      all[choice.id] = { ...others, [one.option.id]: resolveOption(one, given, answers, others) };
    }
  }
  return all;
}

/**
 * Options from the `options` of an answers file: `{ somewhere: { region: eu-de } }`.
 *
 * @throws UserError when it has another form, or an option that no choice has
 */
export function givenOptions(record: unknown, source: string): GivenAnswers {
  const given = new Map<string, Given>();
  for (const [choice, values] of entriesOf(record, `${source}: options`)) {
    for (const [id, value] of entriesOf(values, `${source}: options.${choice}`)) {
      const key = `${choice}.${id}`;
      const known = OPTIONS.map((option) => option.key);
      if (!known.includes(key)) {
        throw new UserError(
          say`${source}: unknown option "${key}".${didYouMean(key, known)} ${
            known.length > 0 ? say`The options are: ${known.join(', ')}.` : say`No choice has one.`
          }`,
        );
      }
      if (value !== null) given.set(key, { value, label: `${source}: options.${key}` });
    }
  }
  return given;
}

function entriesOf(value: unknown, label: string): readonly (readonly [string, unknown])[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object' && !Array.isArray(value)) return Object.entries(value);
  throw new UserError(
    say`${label} ${shown(value)}: it must hold options by the choice that has them, and their names.`,
  );
}

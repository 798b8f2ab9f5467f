import {
  choiceOf,
  databases,
  disclosures,
  djangoLines,
  editors,
  examples,
  hardenings,
  licences,
  platforms,
  pythonLines,
  servers,
  services,
  staticFiles,
  testRunners,
  userModels,
} from './catalog.ts';
import type { Choice, Option, PartialAnswers } from './choice.ts';

/** A chosen value and the template area that it brings. */
export interface ChosenArea {
  readonly area: string;
  readonly choice: Choice;
}

/** The choices that the answers name, in the order in which their template areas are rendered. */
export function chosen(answers: PartialAnswers): readonly ChosenArea[] {
  const of = (axis: string, catalog: readonly Choice[], ids: readonly (string | undefined)[]) =>
    ids
      .filter((id) => id !== undefined)
      .map((id) => ({ area: `${axis}/${id}`, choice: choiceOf(catalog, id) }));
  return [
    ...of('servers', servers, [answers.server]),
    ...of('static', staticFiles, [answers.static]),
    ...of('databases', databases, [answers.database]),
    ...of('services', services, answers.services ?? []),
    ...of('platforms', platforms, answers.platforms ?? []),
    ...of('examples', examples, [answers.example]),
    ...of('users', userModels, [answers.user]),
    ...of('tests', testRunners, [answers.tests]),
    ...of('licenses', licences, [answers.license]),
    ...of('disclosures', disclosures, [answers.disclosure]),
    ...of('hardenings', hardenings, [answers.hardening]),
    ...of('editors', editors, answers.editors ?? []),
  ];
}

/** An option and the choice that has it. */
export interface ChoiceOption {
  readonly choice: Choice;
  readonly option: Option;
  /** Its flag without dashes, and its key among given answers: `somewhere-region`, `somewhere.region`. */
  readonly flag: string;
  readonly key: string;
}

/** Every option of these choices, in the order of asking. */
export function optionsOf(choices: readonly Choice[]): readonly ChoiceOption[] {
  return choices.flatMap((choice) =>
    (choice.options ?? []).map((option) => ({
      choice,
      option,
      flag: `${choice.id}-${option.id}`,
      key: `${choice.id}.${option.id}`,
    })),
  );
}

/** Every option there is. */
export const OPTIONS: readonly ChoiceOption[] = optionsOf([
  ...servers,
  ...platforms,
  ...staticFiles,
  ...databases,
  ...services,
  ...djangoLines,
  ...pythonLines,
  ...licences,
  ...disclosures,
]);

/** The answers of seats: those that a place in the rotation shares, and each seat's own names in them. */
import { combined, type GivenAnswers } from '../answers/given.ts';
import { givenFrom, resolveAnswers } from '../answers/resolve.ts';
import type { Answers, Facts, PartialAnswers } from '../choices/choice.ts';
import { type ChoiceOption, chosen, optionsOf } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';
import { UserError } from '../errors/user-error.ts';
import type { OwnServers } from '../labs/default-steps.ts';
import { labsOf } from '../labs/labs-of.ts';
import { answersOfSteps } from '../labs/step-answers.ts';
import { say } from '../languages/say.ts';
import { shortened } from './seat-names.ts';
import { stepsOf } from './steps.ts';
import type { Turn } from './turn.ts';
import type { Workshop } from './workshop-file.ts';

/** The answers of a group, and what it takes to make those of a seat. */
export interface Group {
  readonly id: string;
  /** The servers that its place names. */
  readonly servers: OwnServers;
  readonly given: GivenAnswers;
  readonly answers: Answers;
}

/**
 * What projects of a class begin with unless its file says otherwise: users, tests and sign-in as Django itself has them. No
 * lab is about the others, each participant would have their files and packages, and people in one room have one address.
 */
export const COURSE_BEGINNINGS = { user: 'django', tests: 'django', hardening: 'basic' } as const;

/**
 * Answers without the options that are mere defaults: each lab has another server, and takes the defaults that go with it.
 */
export function withoutDefaults(answers: Answers, given: GivenAnswers): Answers {
  const options = chosen(answers).flatMap(({ choice }) => {
    const kept = optionsOf([choice]).filter(({ option, key }) => option.unique || given.has(key));
    const values = kept.map(
      ({ option }) => [option.id, answers.options[choice.id]?.[option.id] ?? ''] as const,
    );
    return values.length > 0 ? [[choice.id, Object.fromEntries(values)] as const] : [];
  });
  return { ...answers, options: Object.fromEntries(options) };
}

/** The answers of a group, for all platforms that its labs come to: each seat has its names on all of them. */
export function groupOf(
  workshop: Pick<Workshop, 'language' | 'labs' | 'answers'>,
  id: string,
  ...turns: readonly Turn[]
): Group {
  const shared = combined(workshop.answers, ...turns.map((turn) => turn.answers));
  const servers = Object.assign({}, ...turns.map((turn) => turn.servers)) as OwnServers;
  // The projects speak the language of the class.
  const language = { value: workshop.language, label: 'language' };
  const given = combined(givenFrom(COURSE_BEGINNINGS, 'labs'), new Map([['language', language]]), shared);
  const answers = withoutDefaults(resolveAnswers(given), given);
  const platforms = new Set(
    answersOfSteps(answers, stepsOf(workshop.labs, answers, servers)).flatMap((step) => step.platforms),
  );
  const all = combined(
    given,
    new Map([
      ['platforms', { value: platforms.size > 0 ? [...platforms] : 'none', label: 'labs: platforms' }],
    ]),
  );
  const whole = resolveAnswers(all);
  // What does not go is said before anything is written. A trainer's own labs are made for that: only then it shows
  // whether one of them changes nothing.
  const own = withoutDefaults(whole, all);
  const steps = stepsOf(workshop.labs, own, servers);
  if (workshop.labs) labsOf(own, steps, workshop.language);
  else answersOfSteps(own, steps);
  return { id, given: all, answers: whole, servers };
}

type Values = Readonly<Record<string, string>>;

/** A name that the platform takes: the seat's, cut as far as it takes to fit. @throws UserError when none does */
function uniqueValue(
  one: ChoiceOption,
  seat: string,
  fallback: string,
  others: Values,
  answers: PartialAnswers,
  facts: Facts,
): string {
  const { option, key } = one;
  let reason: string | undefined;
  for (let length = seat.length; length >= Math.min(8, seat.length); length -= 1) {
    const value = option.unique?.(shortened(seat, length, seat), fallback) ?? fallback;
    reason = option.check?.(value, others, answers, facts);
    if (reason === undefined) return value;
  }
  throw new UserError(
    say`${key}: no name for "${seat}" fits after ${fallback}: ${reason} Choose a shorter name for the project.`,
  );
}

/** The answers of a seat: those of its group, with names of its own wherever a platform has one space for all. */
export function seatAnswers({ given, answers }: Group, seat: string, taken: Map<string, string>): Answers {
  const options: Record<string, Values> = {};
  const facts = factsOf(answers);
  for (const { choice } of chosen(answers)) {
    let others: Values = {};
    for (const one of optionsOf([choice])) {
      const isGiven = given.has(one.key);
      const fallback = isGiven
        ? (answers.options[choice.id]?.[one.option.id] ?? '')
        : one.option.fallback(answers, others, facts);
      const value = one.option.unique ? uniqueValue(one, seat, fallback, others, answers, facts) : fallback;
      if (one.option.unique) {
        const other = taken.get(`${one.key} ${value}`);
        if (other !== undefined)
          throw new UserError(
            say`${one.key} ${value}: "${seat}" and "${other}" would both have it. Choose a shorter name for the project.`,
          );
        taken.set(`${one.key} ${value}`, seat);
      }
      others = { ...others, [one.option.id]: value };
    }
    if (Object.keys(others).length > 0) options[choice.id] = others;
  }
  return { ...answers, options };
}

/** Takes note of the names that a seat has: nobody gets them a second time. */
export function takeNames(answers: Answers, seat: string, taken: Map<string, string>): void {
  for (const { choice } of chosen(answers))
    for (const { key, option } of optionsOf([choice])) {
      const value = answers.options[choice.id]?.[option.id];
      if (option.unique && value !== undefined) taken.set(`${key} ${value}`, seat);
    }
}

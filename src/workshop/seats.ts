import { combined, type GivenAnswers } from '../answers/given.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import { UserError } from '../answers/user-error.ts';
import type { Answers, PartialAnswers } from '../choices/choice.ts';
import { type ChoiceOption, chosen, optionsOf } from '../choices/chosen.ts';
import { defaultSteps } from '../labs/default-steps.ts';
import { labsOf } from '../labs/labs-of.ts';
import { answersOfSteps } from '../labs/step-answers.ts';
import { say } from '../languages/say.ts';
import type { LabStep } from './lab.ts';
import type { Person } from './roster.ts';
import { SeatNames, shortened } from './seat-names.ts';
import type { Workshop } from './workshop-file.ts';

/** A participant's place: one repository. */
export interface Seat {
  /** The repository's folder, and what apps and hosts are called after. */
  readonly id: string;
  readonly person: Person;
  /** Seats of one group have the same answers but for their names. */
  readonly group: string;
  readonly answers: Answers;
  /** What its labs are made of: as `answers`, with those options only that do not follow from the others. */
  readonly own: Answers;
  readonly remote: string | undefined;
}

/** The answers of a group, and what it takes to make those of a seat. */
interface Group {
  readonly id: string;
  readonly given: GivenAnswers;
  readonly answers: Answers;
}

/** The labs of a seat. */
export function stepsOf(labs: readonly LabStep[] | undefined, answers: Answers): readonly LabStep[] {
  return labs ?? defaultSteps(answers);
}

/**
 * Answers without the options that are mere defaults: each lab has another server, and takes the defaults that go with it.
 */
function withoutDefaults(answers: Answers, given: GivenAnswers): Answers {
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
function groupOf(workshop: Workshop, id: string, shared: GivenAnswers): Group {
  // The projects speak the language of the class.
  const language = { value: workshop.language, label: 'language' };
  const given = combined(new Map([['language', language]]), shared);
  const answers = withoutDefaults(resolveAnswers(given), given);
  const platforms = new Set(
    answersOfSteps(answers, stepsOf(workshop.labs, answers)).flatMap((step) => step.platforms),
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
  if (workshop.labs) labsOf(own, workshop.labs, workshop.language);
  else answersOfSteps(own, stepsOf(undefined, whole));
  return { id, given: all, answers: whole };
}

/** A name that the platform takes: the seat's, cut as far as it takes to fit. @throws UserError when none does */
function uniqueValue(
  one: ChoiceOption,
  seat: string,
  fallback: string,
  others: Values,
  answers: PartialAnswers,
): string {
  const { option, key } = one;
  let reason: string | undefined;
  for (let length = seat.length; length >= Math.min(8, seat.length); length -= 1) {
    const value = option.unique?.(shortened(seat, length, seat), fallback) ?? fallback;
    reason = option.check?.(value, others, answers);
    if (reason === undefined) return value;
  }
  throw new UserError(
    say`${key}: no name for "${seat}" fits after ${fallback}: ${reason} Choose a shorter name for the project.`,
  );
}

type Values = Readonly<Record<string, string>>;

/** The answers of a seat: those of its group, with names of its own wherever a platform has one space for all. */
function seatAnswers({ given, answers }: Group, seat: string, taken: Map<string, string>): Answers {
  const options: Record<string, Values> = {};
  for (const { choice } of chosen(answers)) {
    let others: Values = {};
    for (const one of optionsOf([choice])) {
      const isGiven = given.has(one.key);
      const fallback = isGiven
        ? (answers.options[choice.id]?.[one.option.id] ?? '')
        : one.option.fallback(answers, others);
      const value = one.option.unique ? uniqueValue(one, seat, fallback, others, answers) : fallback;
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

/** The remote of a seat. @throws UserError when the roster does not say the user that it names */
function remoteOf(pattern: string | undefined, id: string, { user, row }: Person): string | undefined {
  if (pattern === undefined) return undefined;
  if (pattern.includes('{user}') && !/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/.test(user))
    throw new UserError(
      say`row ${row}, user "${user}": the remote names {user}, which must be letters, digits and inner hyphens or dots. Fill in the column "username", or name {id} instead.`,
    );
  return pattern.replaceAll('{user}', user).replaceAll('{id}', id);
}

/** The place of each table in the rotation, or of each row where there are no tables. */
function turnsOf(people: readonly Person[]): (person: Person, index: number) => number {
  const tables = [...new Set(people.map(({ table }) => table).filter((table) => table !== ''))];
  return ({ table }, index) => (tables.length > 0 ? Math.max(tables.indexOf(table), 0) : index);
}

/**
 * The seats of a class, in the order of the roster.
 *
 * @throws UserError naming what does not go, before anything is written
 */
export function seatsOf(workshop: Workshop, people: readonly Person[]): readonly Seat[] {
  const names = new SeatNames();
  const groups = new Map<string, Group>();
  const taken = new Map<string, string>();
  const unknown = new Set(workshop.people.keys());
  const turnOf = turnsOf(people);
  const seats = people.map((person, index): Seat => {
    const turn = turnOf(person, index) % workshop.rotation.length;
    const own = [person.key, person.user, person.email, person.name]
      .map((text) => text.toLowerCase())
      .find((text) => workshop.people.has(text));
    if (own !== undefined) unknown.delete(own);
    const groupId = own === undefined ? `${turn}` : `${turn} ${own}`;
    const group =
      groups.get(groupId) ??
      groupOf(
        workshop,
        groupId,
        combined(
          workshop.answers,
          workshop.rotation[turn] ?? new Map(),
          (own === undefined ? undefined : workshop.people.get(own)?.answers) ?? new Map(),
        ),
      );
    groups.set(groupId, group);
    const id = names.next(person.user || person.email.replace(/@.*/, '') || person.name, person.key);
    const answers = seatAnswers(group, id, taken);
    return {
      id,
      person,
      group: groupId,
      answers,
      own: withoutDefaults(answers, group.given),
      remote: remoteOf(workshop.remote, id, person),
    };
  });
  const [stranger] = unknown;
  if (stranger !== undefined)
    throw new UserError(
      say`${workshop.people.get(stranger)?.label}: nobody in the roster is called so. Give a user, an address or a name of it.`,
    );
  return seats;
}

/** The groups of a class, each with answers without anybody's names: what the solutions are made of. */
export function solutionAnswers(workshop: Workshop): readonly Answers[] {
  return workshop.rotation.map((turn, index) => {
    const { answers, given } = groupOf(workshop, `${index}`, combined(workshop.answers, turn));
    return withoutDefaults(answers, given);
  });
}

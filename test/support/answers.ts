import { resolveOptions } from '../../src/answers/options.ts';
import { AXES, type Axis, axisOf } from '../../src/choices/axes.ts';
import { choiceOf, services } from '../../src/choices/catalog.ts';
import type { Answers, PartialAnswers } from '../../src/choices/choice.ts';

/** Every subset of a list, the empty one included. */
function subsets(ids: readonly string[]): readonly (readonly string[])[] {
  let sets: readonly (readonly string[])[] = [[]];
  for (const id of ids) sets = [...sets, ...sets.map((set) => [...set, id])];
  return sets;
}

/** What has no default, and so must be given. */
const REQUIRED: Answers['options'] = {
  security: { contact: 'security@example.com', expires: '2099-12-31' },
};

/** The answers with the defaults of their options. */
function withOptions(answers: Answers): Answers {
  const required = Object.entries(REQUIRED).filter(([choice]) => choice === answers.disclosure);
  const given = Object.entries({ ...Object.fromEntries(required), ...answers.options }).flatMap(
    ([choice, values]) =>
      Object.entries(values).map(([id, value]) => [`${choice}.${id}`, { value, label: id }] as const),
  );
  return { ...answers, options: resolveOptions(new Map(given), answers) };
}

/**
 * The sets of services that are tried with everything else: none, and all of them, because what each brings stands beside
 * what the others bring. `servicesAlone` has each by itself.
 */
function setsOf(axis: Axis, fitting: readonly string[]): readonly (readonly string[])[] {
  if (axis.aside) return [[]];
  if (axis.key === 'services') return fitting.length > 0 ? [[], fitting] : [[]];
  return subsets(fitting);
}

/** Each service by itself, with every server and platform, and otherwise the defaults. */
export function servicesAlone(project = 'mysite'): readonly Answers[] {
  const without = allAnswers(project).filter(({ services }) => services.length === 0);
  const first = new Map(
    without.map((answers) => [`${answers.server} ${answers.platforms} ${answers.database}`, answers]),
  );
  return services.flatMap(({ id }) =>
    [...first.values()]
      .filter((answers) => axisOf('services').unavailable(choiceOf(services, id), answers) === undefined)
      .map((answers) => withOptions({ ...answers, services: [id] })),
  );
}

/**
 * Each value of the answers that stand aside, kept ones included, with every server and Django line, without services and
 * with all of them: no other answer depends on them, so that more combinations would show nothing more.
 */
export function asideAlone(project = 'mysite'): readonly Answers[] {
  const some = new Map(
    allAnswers(project).map((answers) => [
      `${answers.server} ${answers.django} ${answers.services.length > 0}`,
      answers,
    ]),
  );
  return AXES.filter(({ aside }) => aside).flatMap((axis) =>
    [...axis.choices, ...axis.teaching].flatMap(({ id }) =>
      [...some.values()]
        .filter((answers) => answers[axis.key] !== id)
        .map((answers) => withOptions({ ...answers, [axis.key]: axis.many ? [id] : id })),
    ),
  );
}

/** Every complete, valid combination of answers. */
export function allAnswers(project = 'mysite'): readonly Answers[] {
  let known: readonly PartialAnswers[] = [{ project }];
  for (const axis of AXES) {
    known = known.flatMap((answers) => {
      const fitting = axis.choices
        .filter((choice) => axis.unavailable(choice, answers) === undefined)
        .map((choice) => choice.id);
      const values = axis.aside ? [axis.fallback(answers)] : fitting;
      return (axis.many ? setsOf(axis, fitting) : values).map((value) => ({
        ...answers,
        [axis.key]: value,
      }));
    });
  }
  return (known as readonly Answers[]).map(withOptions);
}

/** Valid answers: the defaults, and what is given. */
export function answersWith(given: PartialAnswers = {}): Answers {
  let answers: PartialAnswers = { project: 'mysite', ...given };
  for (const axis of AXES) {
    const value = given[axis.key] ?? (axis.many ? [] : axis.fallback(answers));
    answers = { ...answers, [axis.key]: value };
  }
  return withOptions(answers as Answers);
}

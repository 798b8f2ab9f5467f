import { resolveOptions } from '../../src/answers/options.ts';
import { AXES } from '../../src/choices/axes.ts';
import type { Answers, PartialAnswers } from '../../src/choices/choice.ts';

/** Every subset of a list, the empty one included. */
function subsets(ids: readonly string[]): readonly (readonly string[])[] {
  let sets: readonly (readonly string[])[] = [[]];
  for (const id of ids) sets = [...sets, ...sets.map((set) => [...set, id])];
  return sets;
}

/** The answers with the defaults of their options. */
function withOptions(answers: Answers): Answers {
  const given = Object.entries(answers.options ?? {}).flatMap(([choice, values]) =>
    Object.entries(values).map(([id, value]) => [`${choice}.${id}`, { value, label: id }] as const),
  );
  return { ...answers, options: resolveOptions(new Map(given), answers) };
}

/** Every complete, valid combination of answers. */
export function allAnswers(project = 'mysite'): readonly Answers[] {
  let known: readonly PartialAnswers[] = [{ project }];
  for (const axis of AXES) {
    known = known.flatMap((answers) => {
      const fitting = axis.choices
        .filter((choice) => axis.unavailable(choice, answers) === undefined)
        .map((choice) => choice.id);
      return (axis.many ? subsets(fitting) : fitting).map((value) => ({ ...answers, [axis.key]: value }));
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

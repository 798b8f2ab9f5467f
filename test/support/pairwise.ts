import { AXES } from '../../src/choices/axes.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { allAnswers, asideAlone, servicesAlone } from './answers.ts';

/** Values of answers, each by itself: of several, each one and none. */
function values(answers: Answers): readonly string[] {
  return AXES.flatMap(({ key }) => {
    const value = answers[key];
    if (!Array.isArray(value)) return [`${key}=${value}`];
    return value.length > 0 ? value.map((one) => `${key}=${one}`) : [`${key}=none`];
  });
}

function pairsOf(answers: Answers): readonly string[] {
  const all = values(answers);
  return all.flatMap((one, index) => all.slice(index + 1).map((other) => `${one} ${other}`));
}

/** Whether a new project may have them: what only kept projects are is offered nowhere. */
const isOffered = (answers: Answers): boolean =>
  AXES.every(({ key, choices }) =>
    [answers[key]].flat().every((id) => choices.some((choice) => choice.id === id)),
  );

/**
 * Few combinations in which every two values that go together meet: the least of what must be tried. Those that bring many
 * pairs come first, and one that brings none is left out.
 */
export function pairwise(): readonly Answers[] {
  const all = [...allAnswers(), ...servicesAlone(), ...asideAlone()].filter(isOffered);
  const candidates = all.map((answers) => ({
    answers,
    pairs: pairsOf(answers),
  }));
  const missing = new Set(candidates.flatMap(({ pairs }) => pairs));
  const found: Answers[] = [];
  let left = candidates;
  for (let most = 100; most > 0 && missing.size > 0; most = most > 8 ? Math.floor(most / 1.3) : most - 1)
    left = left.filter(({ answers, pairs }) => {
      const brings = pairs.filter((pair) => missing.has(pair)).length;
      if (brings < most) return brings > 0;
      found.push(answers);
      for (const pair of pairs) missing.delete(pair);
      return false;
    });
  return found;
}

/** Still fewer, in which every value is once: for what takes long to look at. @param all combinations that have every value */
export function everyValue(all: readonly Answers[]): readonly Answers[] {
  const missing = new Set(all.flatMap(values));
  const found: Answers[] = [];
  while (missing.size > 0) {
    const counts = all.map((answers) => values(answers).filter((one) => missing.has(one)).length);
    const best = all[counts.indexOf(Math.max(...counts))]!;
    found.push(best);
    for (const one of values(best)) missing.delete(one);
  }
  return found;
}

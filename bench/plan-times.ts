/** How long plans take, measured in the same way in Node and in a browser, where `web.ts` bundles it with the page's planner. */
import type { Answers } from '../src/choices/choice.ts';
import { plan } from '../src/plan/plan.ts';

/** Milliseconds of one plan, on the average over all these answers and rounds: a browser's clock is too coarse for one. */
export function planTime(all: readonly Answers[], rounds: number): number {
  const before = performance.now();
  for (let round = 0; round < rounds; round += 1) for (const answers of all) plan(answers);
  return (performance.now() - before) / (rounds * all.length);
}

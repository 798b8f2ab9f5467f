import type { Answers } from '../../choices/choice.ts';
import { type PlannedFile, plan } from '../../plan/plan.ts';

const known = new WeakMap<Answers, readonly PlannedFile[]>();

/** The plan of answers, made once; how long it took is among the page's own measures. */
export function planned(answers: Answers): readonly PlannedFile[] {
  const found = known.get(answers);
  if (found) return found;
  const start = performance.now();
  const files = plan(answers);
  performance.measure('plan', { start });
  known.set(answers, files);
  return files;
}

import type { Answers } from '../../choices/choice.ts';
import { type PlannedFile, plan } from '../../plan/plan.ts';
import { type NeededPart, neededParts } from '../needed.ts';
import { brought } from '../parts/registry.ts';

const known = new WeakMap<Answers, readonly PlannedFile[]>();

let later: ReadonlySet<string> | undefined;

/** The parts that these answers need and that are not there yet, the first one aside. */
export function missingParts(answers: Answers): readonly NeededPart[] {
  if (!brought.project) return [];
  later ??= new Set(brought.project.later);
  return neededParts(answers, later).filter((part) => !brought[part]);
}

/** Whether everything is there from which these answers are planned. */
export const isPlannable = (answers: Answers): boolean =>
  brought.project !== undefined && missingParts(answers).length === 0;

const NONE: readonly PlannedFile[] = [];

/**
 * The plan of answers, made once; how long it took is among the page's own measures. No files as long as a part is missing
 * that they need.
 */
export function planned(answers: Answers): readonly PlannedFile[] {
  const found = known.get(answers);
  if (found) return found;
  if (!isPlannable(answers)) return NONE;
  const start = performance.now();
  const files = plan(answers);
  performance.measure('plan', { start });
  known.set(answers, files);
  return files;
}

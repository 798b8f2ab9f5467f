/** Files of the example that the user took over: changed for an app of the user's own, they are nobody else's any more. */

import { EXAMPLE } from '../answers/answers-file.ts';
import { choiceOf, examples } from '../choices/catalog.ts';
import type { MergePlan } from '../merge/merge-project.ts';
import { allExampleTests } from '../plan/context.ts';

/** Whether an example has files; an older record names none, and had it. */
const hasFiles = (example: string | undefined): boolean =>
  example === undefined ||
  (examples.some(({ id }) => id === example) && choiceOf(examples, example).hasFiles);

/**
 * Leaves to the user what came with the example that the user renamed or removed, and was changed: that it is not rendered
 * any more follows from what the user did, and nothing is left to decide.
 *
 * @param before the example of the last rendering; undefined in the record of an older version
 */
export function withoutTakenOver(merge: MergePlan, before: string | undefined, after: string): MergePlan {
  if (!hasFiles(before) || choiceOf(examples, after).hasFiles) return merge;
  const tests = new Set(allExampleTests());
  const isOfExample = (path: string): boolean => path.startsWith(`${EXAMPLE}/`) || tests.has(path);
  return {
    ...merge,
    entries: merge.entries.map((entry) => {
      const { path, base, ours, theirs } = entry;
      const isTaken =
        entry.action === 'conflict' && entry.reason === 'no-longer-rendered' && isOfExample(path);
      return isTaken ? { path, base, ours, theirs, action: 'keep', reason: 'yours' } : entry;
    }),
  };
}

import { join } from 'node:path';
import { storedAnswers } from '../answers/files.ts';
import type { GivenAnswers } from '../answers/given.ts';
import { beforeBeginnings } from '../answers/migrations/beginnings.ts';
import { AXES } from '../choices/axes.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import { type RememberedBase, recordedBase, rememberedBase } from '../merge/base.ts';
import { type MergePlan, mergeProject } from '../merge/merge-project.ts';
import { type Recovery, recover, refuseInterrupted } from '../merge/recover.ts';
import { RENDERED_FILE } from '../merge/rendered-file.ts';
import { refuseUncommitted, uncommitted } from '../merge/work-tree.ts';
import { ANSWERS_FILE, type PlannedFile } from '../plan/plan.ts';
import { bytesWithin } from '../reading/read.ts';
import { withoutTakenOver } from './taken-over.ts';

/** What is rendered, what it changes, and what was found of a change that had been interrupted. */
export interface Change {
  readonly files: readonly PlannedFile[];
  readonly merge: MergePlan;
  readonly recovery: Recovery;
}

/**
 * What a new rendering changes in a project that is there. Writes nothing; where it will be applied, a change which was
 * interrupted is brought to its end first, and otherwise it is refused to show anything.
 *
 * @param answers the answers after the change
 * @param render what is rendered now, with its record, of what was rendered before
 * @param options.stored the answers that the change began with
 * @param options.writes whether it will be applied: then work that is not committed is refused, unless forced
 * @throws UserError when it is not known what was rendered before, the project was renamed, or work in the way is not
 *   committed
 */
export async function mergeInto(
  folder: string,
  answers: Answers,
  render: (base: RememberedBase) => readonly PlannedFile[],
  {
    stored,
    writes,
    force,
  }: { readonly stored: GivenAnswers; readonly writes: boolean; readonly force: boolean },
): Promise<Change> {
  const recovery = writes ? await recover(folder) : refuseInterrupted(folder);
  // One process of git's, which runs while the project is rendered and the merge planned.
  const state = writes && !force ? uncommitted(folder) : undefined;
  // A rejection must find its handler even when planning throws first.
  state?.catch(() => undefined);
  const record = (): Buffer | undefined => bytesWithin(join(folder, RENDERED_FILE), 'record');
  const before = record();
  const base = rememberedBase(folder);
  refuseRenaming(base.answers.project, answers.project);
  refuseFixed(base.answers, answers);
  const files = render(base);
  const merge = withoutTakenOver(
    mergeProject({ folder, base: base.files, theirs: files }),
    base.answers.example,
    answers.example,
  );
  // What was merged is of one moment only where nobody changed the project meanwhile, from its answers on.
  const isStored = recovery.outcome !== 'none' || sameAnswers(storedAnswers(folder), stored);
  const now = record();
  if (!(before && now ? before.equals(now) : before === now) || !isStored)
    throw new UserError(
      say`${RENDERED_FILE}: it changed while it was being merged. Nothing was written; run it again.`,
      1,
    );
  if (state && merge.entries.some(({ action }) => action !== 'keep')) refuseUncommitted(merge, await state);
  return { files, merge, recovery };
}

/**
 * What a new project changes in a folder with files that are no project of ours: these are the user's, and stay. Writes
 * nothing, as `mergeInto` does. Where the record of an earlier rendering is left, the files that it knows merge as a change.
 *
 * @param project the name of the new project
 * @param writes whether it will be applied
 */
export async function mergeAround(
  folder: string,
  project: string,
  files: readonly PlannedFile[],
  writes: boolean,
): Promise<Change> {
  const recovery = writes ? await recover(folder) : refuseInterrupted(folder);
  const merge = mergeProject({ folder, base: recordedBase(folder, project), theirs: files });
  return { files, merge, recovery };
}

/** Whether two readings of `.yo-rc.json` found the same: values of JSON, in the order of the file. */
const sameAnswers = (one: GivenAnswers | undefined, other: GivenAnswers): boolean =>
  one !== undefined && JSON.stringify([...one]) === JSON.stringify([...other]);

/**
 * Refuses another name for a project that is there: its package, which the user's own files import, would have to be
 * renamed in all of them. @throws UserError
 */
function refuseRenaming(before: string, after: string): void {
  if (before === after) return;
  throw new UserError(
    say`${ANSWERS_FILE}: the project is called "${before}", and a change cannot call it "${after}": your own files import it by its name. Put "project": "${before}" back.`,
  );
}

/** Refuses another answer where a project that is there cannot follow it, whoever gave it. @throws UserError */
function refuseFixed(before: Answers, after: Answers): void {
  // The record of an older version has no such answer.
  const known = { ...beforeBeginnings(before.adopted !== undefined), ...before };
  for (const { key, flag, fixed } of AXES) {
    const [was, is] = [known[key], after[key]].map(String);
    if (fixed && was !== is)
      throw new UserError(
        say`${flag} ${is}: a project that is there keeps ${was}: ${said(fixed)}. Leave it at ${was}; a new project can have ${is}.`,
      );
  }
}

import { UserError } from '../answers/user-error.ts';
import { say } from '../languages/say.ts';
import { rememberedBase } from '../merge/base.ts';
import { type MergePlan, mergeProject } from '../merge/merge-project.ts';
import { recover } from '../merge/recover.ts';
import { refuseUncommitted, uncommitted } from '../merge/work-tree.ts';
import type { PlannedFile } from '../plan/plan.ts';

/**
 * What a new rendering changes in a project that is there. Writes nothing, except that a change which was interrupted is
 * brought to its end first.
 *
 * @param files what is rendered now, with its record
 * @param options.writes whether it will be applied: then work that is not committed is refused, unless forced
 * @throws UserError when it is not known what was rendered before, or work in the way is not committed
 */
export async function mergeInto(
  folder: string,
  files: readonly PlannedFile[],
  { writes, force }: { readonly writes: boolean; readonly force: boolean },
): Promise<MergePlan> {
  await recover(folder);
  // One process of git's, which runs while the merge is planned.
  const state = writes && !force ? uncommitted(folder) : undefined;
  // A rejection must find its handler even when planning throws first.
  state?.catch(() => undefined);
  const plan = mergeProject({ folder, base: rememberedBase(folder).files, theirs: files });
  if (state && plan.entries.some(({ action }) => action !== 'keep')) refuseUncommitted(plan, await state);
  return plan;
}

/** Refuses a command that changes a project, where there is none. */
export function noProject(name: string): UserError {
  return new UserError(
    say`${name}: there is no project of ours in this folder. Go to its root, or make one: django-cloud NAME`,
  );
}

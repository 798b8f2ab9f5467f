import { formatPatch, structuredPatch } from 'diff';
import { changesOf } from './apply.ts';
import { type FileState, gitMode } from './file-state.ts';
import { isBinary } from './lines.ts';
import type { MergePlan } from './merge-project.ts';

function patchOf(path: string, before: FileState | undefined, after: FileState | undefined): string {
  const [from, to] = [`a/${path}`, `b/${path}`];
  const binary = [before, after].some((file) => file && isBinary(file.contents));
  const text = (file: FileState | undefined): string => (binary ? '' : (file?.contents.toString() ?? ''));
  const { hunks } = structuredPatch(from, to, text(before), text(after), undefined, undefined, {
    context: 3,
  });
  const modes =
    before && after
      ? before.executable !== after.executable && { oldMode: gitMode(before), newMode: gitMode(after) }
      : before
        ? { isDelete: true, oldMode: gitMode(before) }
        : { isCreate: true, newMode: gitMode(after!) };
  const names = { oldFileName: before ? from : '/dev/null', newFileName: after ? to : '/dev/null' };
  const patch = formatPatch({
    isGit: true,
    ...names,
    ...modes,
    oldHeader: undefined,
    newHeader: undefined,
    hunks,
  });
  return binary ? `${patch}Binary files ${names.oldFileName} and ${names.newFileName} differ\n` : patch;
}

/**
 * What a merge changes on the disk, as a unified diff in git's form: `git apply` takes it.
 *
 * @param plan what `mergeProject` found
 * @param leaveOut paths that are not shown, such as the record of what was rendered
 * @returns the patch, files sorted by path; empty when nothing changes
 */
export function diffOf(plan: MergePlan, leaveOut: readonly string[] = []): string {
  return changesOf(plan)
    .filter(({ path }) => !leaveOut.includes(path))
    .map(({ path, before, after }) => patchOf(path, before, after && 'contents' in after ? after : undefined))
    .join('');
}

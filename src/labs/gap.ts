import type { PlannedFile } from '../plan/plan.ts';

/** A text and what stands in its place in the start of a lab. */
export type Replacement = readonly [found: string, instead: string];

/** What belongs in a rendered file and is not there: a template and a lesson have parted. */
function lost(path: string, text: string): Error {
  return new Error(`A lab's start needs this in ${path}, exactly once:\n${text}`);
}

/**
 * Files with one of them changed.
 *
 * @throws Error when the file is not there, or does not hold each text exactly once: a mistake of the generator's, which
 *   the tests find
 */
export function withGap(
  files: readonly PlannedFile[],
  path: string,
  replacements: readonly Replacement[],
): readonly PlannedFile[] {
  const file = files.find((one) => one.path === path);
  if (!file) throw lost(path, '(the file)');
  let { contents } = file;
  for (const [found, instead] of replacements) {
    if (contents.split(found).length !== 2) throw lost(path, found);
    contents = contents.replace(found, () => instead);
  }
  return files.map((one) => (one === file ? { ...file, contents } : one));
}

/** Files with one of them as another plan has it. @throws Error when one of the plans has no such file */
export function withFileOf(
  files: readonly PlannedFile[],
  path: string,
  others: readonly PlannedFile[],
): readonly PlannedFile[] {
  const other = others.find((one) => one.path === path);
  if (!other || !files.some((one) => one.path === path)) throw lost(path, '(the file)');
  return files.map((one) => (one.path === path ? other : one));
}

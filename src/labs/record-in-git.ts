/** What was rendered of a lab, told by the objects of its repository: every file of every lab twice was most of its weight. */

import { gitObject } from '../git/object.ts';
import { type InGit, renderedFile } from '../merge/rendered-file.ts';
import type { PlannedFile } from '../plan/plan.ts';
import type { Rendering } from './lab-states.ts';

/** As much of an id as tells an object from all others of a repository: ids are most of a record, and nothing makes them smaller. */
const ENOUGH = 12;

/** Ids of objects by contents: most files of a lab are those of the lab before. */
export class ObjectIds {
  private readonly ids = new Map<string, string>();

  of(contents: string): string {
    const known = this.ids.get(contents);
    if (known !== undefined) return known;
    const id = gitObject('blob', Buffer.from(contents)).id.slice(0, ENOUGH);
    this.ids.set(contents, id);
    return id;
  }
}

/** What to put into one text, and in place of what, to have the other. */
function between(has: string, wanted: string): readonly [from: number, to: number, text: string] {
  let from = 0;
  while (from < wanted.length && has[from] === wanted[from]) from += 1;
  let end = 0;
  const most = Math.min(has.length, wanted.length) - from;
  while (end < most && has.at(-1 - end) === wanted.at(-1 - end)) end += 1;
  return [from, has.length - end, wanted.slice(from, wanted.length - end)];
}

/**
 * The record of a rendering.
 *
 * @param committed what the history has beside it: as it was rendered, or as the course changed it
 */
export function recordInGit(
  { files, answers }: Rendering,
  committed: readonly PlannedFile[],
  ids: ObjectIds,
): PlannedFile {
  const contents = new Set(committed.map((file) => file.contents));
  const changed = new Map(committed.map((file) => [file.path, file.contents]));
  return renderedFile(files, answers, (file): InGit | undefined => {
    if (contents.has(file.contents)) return { blob: ids.of(file.contents) };
    const has = changed.get(file.path);
    return has === undefined ? undefined : { blob: ids.of(has), instead: between(has, file.contents) };
  });
}

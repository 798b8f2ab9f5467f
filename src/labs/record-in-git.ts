/** What was rendered of a lab, told by the objects of its repository: every file of every lab twice was most of its weight. */
import { dirname, extname } from 'node:path';
import { diffArrays } from 'diff';
import { gitObject } from '../git/object.ts';
import type { InGit, Replaced } from '../merge/record-text.ts';
import { renderedInGit } from '../merge/rendered-file.ts';
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

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** One that goes on where another one ends. */
const joined = ([from, to, put]: Replaced, text: string, removed: boolean): [number, number, string] =>
  removed ? [from, to + text.length, put] : [from, to, put + text];

/** What to put into one text, and in place of what, to have the other: the lines that differ. */
function between(has: string, wanted: string): readonly Replaced[] {
  const replaced: [number, number, string][] = [];
  let at = 0;
  for (const { added, removed, value } of diffArrays(linesOf(has), linesOf(wanted))) {
    const text = value.join('');
    const last = replaced.at(-1);
    if (!added && !removed) at += text.length;
    else if (last?.[1] === at) replaced[replaced.length - 1] = joined(last, text, removed);
    else replaced.push([at, removed ? at + text.length : at, removed ? '' : text]);
    if (removed) at += text.length;
  }
  return replaced;
}

/** What a course leaves out, told by a file of its folder that has much of it: two workflows begin and end alike. */
function likest(file: PlannedFile, committed: readonly PlannedFile[], ids: ObjectIds): InGit | undefined {
  const near = committed.filter(
    ({ path }) => dirname(path) === dirname(file.path) && extname(path) === extname(file.path),
  );
  const found = near.map(({ contents }) => ({
    blob: ids.of(contents),
    instead: between(contents, file.contents),
  }));
  const [best] = found.sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  const isShorter = best && JSON.stringify(best).length < JSON.stringify(file.contents).length;
  return isShorter ? best : undefined;
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
  return renderedInGit(files, answers, (file): InGit | undefined => {
    if (contents.has(file.contents)) return { blob: ids.of(file.contents) };
    const has = changed.get(file.path);
    if (has !== undefined) return { blob: ids.of(has), instead: between(has, file.contents) };
    return likest(file, committed, ids);
  });
}

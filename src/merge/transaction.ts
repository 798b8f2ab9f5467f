/**
 * Changes of many files as one step. Everything new is written beside the project first; then the journal is committed by
 * one rename; then files are only renamed, which a journal can repeat or take back at any point. A process that is killed
 * leaves the project as it was before the commit, or a journal that `recover` completes.
 *
 * Of a power failure too the user's work is safe: the journal is on the disk before anything changes, and the files as they
 * were stay linked beside it until the next change. The new files are not waited for one by one, as git waits for none of
 * a work tree: on some systems that takes longer than all the rest, and they can be made again.
 */
import { lstatSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';
import { systemReason } from '../answers/refused-by-system.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import type { Disk } from './disk.ts';
import { type FileState, sameState } from './file-state.ts';
import { onTheWay } from './inside.ts';
import {
  type FolderMode,
  isAt,
  type Journal,
  type JournalChange,
  journalPath,
  journalText,
  type Recorded,
  recordedOf,
} from './journal.ts';
import { placeOf, readOnDisk, withExecutable } from './on-disk.ts';

export interface Site {
  /** The project's root, absolute. */
  readonly folder: string;
  /** Where its journals are, absolute (`homeOf`). */
  readonly home: string;
  readonly disk: Disk;
}

/** One file that changes. `from`: its new state is this file, mode and times included. */
export interface Change {
  readonly path: string;
  readonly before: FileState | undefined;
  readonly after: FileState | { readonly from: string; readonly recorded: Recorded } | undefined;
}

/** Every folder on the way to a path, outermost first; the project's root is none of them. */
function foldersTo(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
}

/** The folders on the way to these paths, outermost first, each once. */
export function foldersOf(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap(foldersTo))].sort();
}

/** A folder of the project with its permission bits. */
export function modeOf(folder: string, path: string): FolderMode {
  return { path, mode: lstatSync(placeOf(folder, path)).mode & 0o777 };
}

/** The beginning of the names of one change's states in an area: `before` or `after` follows. */
export const stemOf = (area: string, index: number): string => `${area}${sep}${index}-`;

/** Puts both states of one file into the staging area. @throws UserError when the file is not as it was read */
function stageChange({ folder, disk }: Site, change: Change, stem: string): JournalChange {
  const { path, before, after } = change;
  const target = placeOf(folder, path);
  const found = readOnDisk(folder, new Map([[path, before?.executable ?? false]])).get(path);
  const same = found?.kind === 'file' ? sameState(found, before) : found?.kind === 'missing' && !before;
  if (!same) {
    throw new UserError(
      say`${path}: it changed while it was being merged. Nothing was written; run it again.`,
      1,
    );
  }
  const stat = before && lstatSync(target);
  if (stat) disk.link(target, `${stem}before`, stat.mode & 0o777);
  return {
    path,
    ...(stat && { before: recordedOf(before.contents, stat.mode) }),
    ...(after && { after: stageAfter(disk, after, stat, `${stem}after`) }),
  };
}

/** Puts the new state of a file into the staging area. @param stat the file that it replaces */
function stageAfter(
  disk: Disk,
  after: NonNullable<Change['after']>,
  stat: Stats | undefined,
  staged: string,
): Recorded {
  if ('from' in after) {
    disk.link(after.from, staged, after.recorded.mode);
    return after.recorded;
  }
  const mode = stat ? withExecutable(stat.mode & 0o777, after.executable) : after.executable ? 0o755 : 0o644;
  disk.write(staged, after.contents, mode, stat !== undefined);
  if (stat) disk.own(staged, stat.uid, stat.gid);
  return recordedOf(after.contents, lstatSync(staged).mode);
}

/** Where contents are passed to git, which reads them by path. */
export const blobsOf = ({ home }: Site): string => join(home, 'blobs');

/** Removes what a transaction that was not committed left, and what was on its way to git. */
export function discard(site: Site): void {
  const { home, disk } = site;
  disk.removeTree(join(home, 'staging'));
  disk.removeTree(blobsOf(site));
}

/**
 * Writes everything beside the project, then commits: from here on it happens.
 *
 * @param rest what else the journal holds; the changes follow from `changes`
 * @throws UserError when a file is not as it was read, or the file system refuses; nothing was changed then
 */
export function commit(
  site: Site,
  changes: readonly Change[],
  rest: Omit<Journal, 'version' | 'changes'>,
): Journal {
  const { home, disk } = site;
  const staging = join(home, 'staging');
  disk.makeFolder(staging, 0o700);
  try {
    const staged = changes.map((change, index) => stageChange(site, change, stemOf(staging, index)));
    const journal: Journal = { version: 1, changes: staged, ...rest };
    disk.writeSafely(journalPath(staging), journalText(journal));
    disk.sync(staging);
    disk.rename(staging, join(home, 'forward'));
    return journal;
  } catch (error) {
    disk.removeTree(staging);
    if (error instanceof UserError || systemReason(error) === undefined) throw error;
    throw new UserError(say`${site.folder}: ${(error as Error).message}. Nothing was changed.`, 1);
  }
}

function makeFolders({ folder, disk }: Site, folders: readonly FolderMode[]): void {
  for (const { path, mode } of folders) {
    disk.makeFolder(placeOf(folder, path), 0o777);
    if (mode !== undefined) disk.chmod(placeOf(folder, path), mode);
  }
}

/** Whether every new file that is not in its place yet is what it should be: a power failure may have emptied it. */
export function isIntact({ home }: Site, { changes }: Journal): boolean {
  return changes.every(({ after }, index) => {
    const staged = `${stemOf(join(home, 'forward'), index)}after`;
    return !lstatSync(staged, { throwIfNoEntry: false }) || isAt(staged, after);
  });
}

/** Refuses to go through what is no folder, such as a link that leads out of the project. @throws UserError naming it */
function refuseBlocked({ folder }: Site, { changes, made, emptied }: Journal): void {
  for (const { path } of [...changes, ...made, ...emptied]) {
    const blocked = onTheWay(folder, path);
    if (blocked !== undefined)
      throw new UserError(say`${blocked}: it is on the way to ${path} and is not a folder`, 1);
  }
}

/**
 * Makes every change of a committed journal that is not made yet. What is not as it was before is the user's, who may have
 * gone on working since a process was killed, or saves a file at this moment: theirs stays, and what was to be there comes
 * beside it.
 *
 * @returns paths that the user changed in between
 */
export function forward(site: Site, journal: Journal): readonly string[] {
  const { folder, home, disk } = site;
  const { changes, emptied, made } = journal;
  const kept: string[] = [];
  const isFree = (path: string, before: Recorded | undefined): boolean => {
    const free = isAt(placeOf(folder, path), before);
    if (!free) kept.push(path);
    return free;
  };
  disk.sync(home);
  refuseBlocked(site, journal);
  for (const { path, before, after } of changes) {
    if (after || !lstatSync(placeOf(folder, path), { throwIfNoEntry: false })) continue;
    if (isFree(path, before)) disk.unlink(placeOf(folder, path));
  }
  for (const { path } of emptied) disk.removeFolder(placeOf(folder, path));
  makeFolders(site, made);
  changes.forEach(({ path, before }, index) => {
    const staged = `${stemOf(join(home, 'forward'), index)}after`;
    if (!lstatSync(staged, { throwIfNoEntry: false })) return;
    disk.rename(staged, placeOf(folder, isFree(path, before) ? path : `${path}.rendered`));
  });
  return kept;
}

/** Takes back every change of a journal that was made. @returns paths that the user changed in between */
export function back(site: Site, journal: Journal): readonly string[] {
  const { folder, home, disk } = site;
  const kept: string[] = [];
  const isFree = ({ path }: { readonly path: string }): boolean => onTheWay(folder, path) === undefined;
  makeFolders(site, [...journal.emptied].reverse().filter(isFree));
  journal.changes.forEach(({ path, before, after }, index) => {
    const target = placeOf(folder, path);
    // What is behind a link now is somebody else's.
    if (!isFree({ path })) kept.push(path);
    if (!isFree({ path }) || isAt(target, before)) return;
    if (!isAt(target, after)) kept.push(path);
    else if (before) disk.rename(`${stemOf(join(home, 'back'), index)}before`, target);
    else disk.unlink(target);
  });
  for (const { path } of [...journal.made].reverse().filter(isFree)) disk.removeFolder(placeOf(folder, path));
  return kept;
}

/** The journal of what was completed becomes the way back to the state before it. */
export function complete({ home, disk }: Site): void {
  disk.removeTree(join(home, 'undo'));
  disk.rename(join(home, 'forward'), join(home, 'undo'));
}

import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { someOf } from '../answers/shown.ts';
import { UserError } from '../errors/user-error.ts';
import { repositoryOf } from '../git/git.ts';
import { say } from '../languages/say.ts';
import { type Disk, disk as realDisk } from './disk.ts';
import { exclusively } from './exclusive.ts';
import type { OnDisk } from './file-state.ts';
import { type IndexUpdate, isUnresolved } from './index-stages.ts';
import { isAt, type Journal, readJournal } from './journal.ts';
import { readOnDisk } from './on-disk.ts';
import { type Recovery, recover } from './recover.ts';
import { isIn, settle, sitesOf } from './settle.ts';
import { type Change, commit, discard, modeOf, type Site, stemOf } from './transaction.ts';

export interface UndoResult {
  /** Paths that are again as they were before the last change; `removed` are those that it had made. */
  readonly restored: readonly string[];
  readonly removed: readonly string[];
  /** Paths that the user changed at that moment: theirs stay, and what was there before is in `<path>.rendered`. */
  readonly kept: readonly string[];
  /** Why git's index still has stages of conflicts, when it should have none. */
  readonly indexFailure: string | undefined;
  /** Whether the last change was an undo: then it was taken back. */
  readonly redone: boolean;
  /** What was found of a change that had been interrupted, and ended first. */
  readonly recovered: Recovery;
}

/** Refuses to overwrite what was changed since. @throws UserError naming the files and the way out */
function refuseChanged({ folder }: Site, journal: Journal, force: boolean): void {
  const changed = journal.changes.filter(({ path, after }) => !isAt(join(folder, path), after));
  if (changed.length === 0 || force) return;
  const named = someOf(changed.map(({ path }) => path));
  throw new UserError(
    say`these files were changed since: ${named}. Nothing was undone; --force puts back what was there before the change.`,
  );
}

/** The change back of one file. @throws UserError when something else than a file is there now */
function changeBack(site: Site, journal: Journal, index: number, found: OnDisk | undefined): Change {
  const { path, before } = journal.changes[index]!;
  if (found?.kind !== 'file' && found?.kind !== 'missing') {
    throw new UserError(say`${path}: a folder or a link is where a file was. Move it away, and undo again.`);
  }
  const from = `${stemOf(join(site.home, 'undo'), index)}before`;
  return {
    path,
    before: found.kind === 'file' ? found : undefined,
    after: before && { from, recorded: before },
  };
}

/** The way back of git's index; undefined when there is none, or the conflicts were resolved since. */
async function indexBack(folder: string, journal: Journal): Promise<IndexUpdate | undefined> {
  const repository = repositoryOf(folder);
  if (!repository || !journal.index || !(await isUnresolved(repository.root, journal.index)))
    return undefined;
  return { before: journal.index.after, after: journal.index.before };
}

async function undoAt(site: Site, force: boolean): Promise<Omit<UndoResult, 'recovered'>> {
  const { folder } = site;
  discard(site);
  const journal = readJournal(site.home, 'undo')!;
  refuseChanged(site, journal, force);
  const paths = journal.changes.map(({ path, after }) => [path, ((after?.mode ?? 0) & 0o100) !== 0] as const);
  const found = readOnDisk(folder, new Map(paths));
  const changes = journal.changes.map(({ path }, index) => changeBack(site, journal, index, found.get(path)));
  const isThere = ({ path }: { readonly path: string }): boolean =>
    lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined;
  const index = await indexBack(folder, journal);
  const committed = commit(site, changes, {
    made: [...journal.emptied].reverse().filter((one) => !isThere(one)),
    emptied: [...journal.made]
      .reverse()
      .filter(isThere)
      .map(({ path }) => modeOf(folder, path)),
    ...(index && { index }),
    ...(journal.undone ? {} : { undone: true }),
  });
  const { kept, indexFailure } = await settle(site, committed, false);
  const restored = journal.changes.filter(({ before }) => before).map(({ path }) => path);
  const removed = journal.changes.filter(({ before }) => !before).map(({ path }) => path);
  return { restored, removed, kept, indexFailure, redone: journal.undone === true };
}

/** Whether there is a change that could be undone, in a project or where one was: an adoption that was taken back. */
export function canUndo(folder: string): boolean {
  return sitesOf(folder).some((site) => isIn(site, 'undo'));
}

/**
 * Restores the project as it was before the last change that `applyMerge` made: bytes, modes and times. It is a change of
 * its own and as safe; undoing it again restores what was undone.
 *
 * @param folder the project's root, absolute
 * @param options.force overwrite files that were changed since
 * @throws UserError when there is nothing to undo, or files were changed since, or the file system refuses
 */
export async function undo(
  folder: string,
  { force = false, disk = realDisk }: { readonly force?: boolean; readonly disk?: Disk } = {},
): Promise<UndoResult> {
  const recovered = await recover(folder, disk);
  const site = sitesOf(folder, disk).find((candidate) => isIn(candidate, 'undo'));
  if (!site) throw new UserError(say`${folder}: there is no change that could be undone.`);
  return { ...(await exclusively(site, () => undoAt(site, force))), recovered };
}

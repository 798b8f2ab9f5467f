/** A committed transaction, brought to its end or taken back. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { systemReason } from '../answers/refused-by-system.ts';
import { UserError } from '../errors/user-error.ts';
import { repositoryOf } from '../git/git.ts';
import { say } from '../languages/say.ts';
import { parserReason } from '../reading/parse.ts';
import { type Disk, disk as realDisk } from './disk.ts';
import { updateIndex } from './index-stages.ts';
import { HOME_FOLDER, homeOf, type Journal, type Phase, readJournal } from './journal.ts';
import { back, complete, forward, isIntact, type Site } from './transaction.ts';
import { isVouched } from './vouched.ts';

export interface Settled {
  readonly outcome: 'completed' | 'taken-back';
  /** Paths that the user changed since the journal was written: theirs stay; what was rendered is in `<path>.rendered`. */
  readonly kept: readonly string[];
  /** What git said when it could not put conflicts into its index; the markers in the files are there all the same. */
  readonly indexFailure: string | undefined;
}

/** The place of a project's journals. */
export function siteOf(folder: string, disk: Disk = realDisk): Site {
  return { folder, home: homeOf(folder, repositoryOf(folder)), disk };
}

/** What a process that is at work, or was killed, has among the journals. */
export const TRACES = ['lock', 'staging', 'forward', 'back'] as const;

/**
 * Every place where a project may have journals that are this account's: `git init` may have come after the last change.
 *
 * @throws UserError when the project brings a change that waits, and that this account did not begin
 */
export function sitesOf(folder: string, disk: Disk = realDisk): readonly Site[] {
  const { home } = siteOf(folder, disk);
  const inProject = { folder, home: join(folder, HOME_FOLDER), disk };
  const isFolder = (path: string): boolean =>
    lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const inGit = home === inProject.home || !isFolder(home) ? [] : [{ folder, home, disk }];
  if (!isFolder(inProject.home)) return inGit;
  if (isVouched(inProject.home)) return [...inGit, inProject];
  const waiting = TRACES.find((name) => isIn(inProject, name));
  if (waiting === undefined) return inGit;
  throw new UserError(
    say`${join(inProject.home, waiting)}: a change of this project waits there that this account did not begin: it came with the files, or another account or machine is at work. Nothing was done. When nobody is, remove ${inProject.home}.`,
    1,
  );
}

/** Whether a phase of a transaction, or its lock, is on the disk. */
export function isIn({ home }: Site, name: Phase | 'lock'): boolean {
  return lstatSync(join(home, name), { throwIfNoEntry: false }) !== undefined;
}

/** Takes a transaction back. @throws UserError when the file system does not let it */
export function takeBack(site: Site): readonly string[] {
  const { home, disk } = site;
  const area = join(home, 'back');
  const journal = readJournal(home, 'back');
  try {
    const kept = journal ? back(site, journal) : [];
    disk.removeTree(area);
    return kept;
  } catch (error) {
    throw new UserError(
      say`${site.folder}: a change failed and could not be taken back: ${parserReason(error)}. Fix that and run the command again; the files as they were are in ${area}.`,
      1,
    );
  }
}

/**
 * Makes the changes of a committed transaction, the entries of git's index included.
 *
 * @param interrupted it was committed by a process that was killed
 * @throws UserError when the file system refuses a step; everything is as before then
 */
export async function settle(site: Site, journal: Journal, interrupted: boolean): Promise<Settled> {
  const { folder, home, disk } = site;
  const turnBack = (): readonly string[] => {
    disk.rename(join(home, 'forward'), join(home, 'back'));
    return takeBack(site);
  };
  if (interrupted && !isIntact(site, journal)) {
    return { outcome: 'taken-back', kept: turnBack(), indexFailure: undefined };
  }
  let kept: readonly string[];
  try {
    kept = forward(site, journal);
  } catch (error) {
    turnBack();
    // A fault of ours, once all is as before: whoever called says what to report.
    if (!(error instanceof UserError) && systemReason(error) === undefined) throw error;
    throw new UserError(say`${folder}: ${(error as Error).message}. Nothing was changed.`, 1);
  }
  const repository = repositoryOf(folder);
  const indexFailure =
    repository && journal.index && (await updateIndex(repository.root, journal.index.after));
  complete(site);
  return { outcome: 'completed', kept, indexFailure };
}

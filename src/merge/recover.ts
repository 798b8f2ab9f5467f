import { existsSync } from 'node:fs';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { type Disk, disk as realDisk } from './disk.ts';
import { exclusively } from './exclusive.ts';
import { readJournal } from './journal.ts';
import { isIn, settle, sitesOf, TRACES, takeBack } from './settle.ts';
import { discard, type Site } from './transaction.ts';

export interface Recovery {
  /** `none`: nothing was interrupted, or nothing had been changed yet. */
  readonly outcome: 'none' | 'completed' | 'taken-back';
  /** Paths that the user changed since the interruption, and that were therefore left as they are. */
  readonly kept: readonly string[];
}

/** Nothing was found. */
export const NO_RECOVERY: Recovery = { outcome: 'none', kept: [] };

async function recoverAt(site: Site): Promise<Recovery> {
  discard(site);
  if (isIn(site, 'back')) return { outcome: 'taken-back', kept: takeBack(site) };
  const journal = readJournal(site.home, 'forward');
  if (!journal) return NO_RECOVERY;
  const { outcome, kept } = await settle(site, journal, true);
  return { outcome, kept };
}

/**
 * Ends what a killed process began: what it had committed is completed, anything else is thrown away. To be called before
 * anything else that reads or writes a project; where nothing was interrupted it costs a few looks at the disk.
 *
 * @param folder the project's root, absolute
 * @throws UserError when another process is changing the project, or the file system refuses
 */
export async function recover(folder: string, disk: Disk = realDisk): Promise<Recovery> {
  if (!existsSync(folder)) return NO_RECOVERY;
  let recovery = NO_RECOVERY;
  for (const site of sitesOf(folder, disk)) {
    if (!TRACES.some((name) => isIn(site, name))) continue;
    const found = await exclusively(site, () => recoverAt(site));
    if (found.outcome !== 'none') recovery = found;
  }
  return recovery;
}

/**
 * What a command that only shows has to know of a change that was interrupted: that there is none. Changes nothing, not
 * even what could be thrown away.
 *
 * @param folder the project's root, absolute
 * @throws UserError when one waits: what would be shown is not what would be done then
 */
export function refuseInterrupted(folder: string): Recovery {
  if (!existsSync(folder)) return NO_RECOVERY;
  const waiting = sitesOf(folder).find((site) => isIn(site, 'forward') || isIn(site, 'back'));
  if (!waiting) return NO_RECOVERY;
  throw new UserError(
    say`${folder}: a change was interrupted here, and waits to be completed. Nothing is done about it while something is only shown: "django-cloud undo", or any command without --dry-run and --diff, completes it first.`,
    1,
  );
}

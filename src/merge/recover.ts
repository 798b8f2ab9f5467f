import { existsSync } from 'node:fs';
import { type Disk, disk as realDisk } from './disk.ts';
import { exclusively } from './exclusive.ts';
import { readJournal } from './journal.ts';
import { isIn, settle, sitesOf, takeBack } from './settle.ts';
import { discard, type Site } from './transaction.ts';

export interface Recovery {
  /** `none`: nothing was interrupted, or nothing had been changed yet. */
  readonly outcome: 'none' | 'completed' | 'taken-back';
  /** Paths that the user changed since the interruption, and that were therefore left as they are. */
  readonly kept: readonly string[];
}

/** What a process that is at work, or was killed, has among the journals. */
const TRACES = ['lock', 'staging', 'forward', 'back'] as const;

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

/** What a program changes after a transaction, on its behalf: undo takes that back too, byte for byte. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf } from '../reading/read.ts';
import { type Disk, disk as realDisk } from './disk.ts';
import { exclusively } from './exclusive.ts';
import {
  isAt,
  type Journal,
  type JournalChange,
  journalPath,
  journalText,
  readJournal,
  recordedOf,
} from './journal.ts';
import { isIn, sitesOf } from './settle.ts';
import { type Site, stemOf } from './transaction.ts';

/** A file as it is now, for a comparison later; undefined where there is none. */
interface Noted {
  readonly path: string;
  readonly file: { readonly contents: Buffer; readonly mode: number } | undefined;
}

function fileAt(path: string): Noted['file'] {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? { contents: bytesOf(path, 'file'), mode: stat.mode & 0o777 } : undefined;
}

/** Files as they are, before a program changes them. @param paths relative to the project's root */
export function noteFiles(folder: string, paths: readonly string[]): readonly Noted[] {
  return [...new Set(paths)].map((path) => ({ path, file: fileAt(join(folder, path)) }));
}

/** Adds what became of noted files to the last change. */
function amend(site: Site, noted: readonly Noted[]): void {
  const { folder, home, disk } = site;
  const journal = readJournal(home, 'undo');
  if (!journal) return;
  const changes: JournalChange[] = [...journal.changes];
  for (const { path, file } of noted) {
    const before = file && recordedOf(file.contents, file.mode);
    if (isAt(join(folder, path), before)) continue;
    const now = fileAt(join(folder, path));
    const after = now && recordedOf(now.contents, now.mode);
    const index = changes.findIndex((change) => change.path === path);
    if (index >= 0) {
      const { after: _after, ...change } = changes[index]!;
      changes[index] = { ...change, ...(after && { after }) };
      continue;
    }
    const kept = `${stemOf(join(home, 'undo'), changes.length)}before`;
    disk.unlink(kept);
    if (file) disk.write(kept, file.contents, file.mode, true);
    changes.push({ path, ...(before && { before }), ...(after && { after }) });
  }
  const amended: Journal = { ...journal, changes };
  const path = journalPath(join(home, 'undo'));
  disk.unlink(`${path}.new`);
  disk.writeSafely(`${path}.new`, journalText(amended));
  disk.rename(`${path}.new`, path);
}

/**
 * Makes the changes of a program a part of the last change of the project, so that `undo` restores the bytes from before
 * both, and asks for `--force` only where somebody else changed them since.
 *
 * @param noted by `noteFiles`, before the program ran
 */
export async function addToLastChange(
  folder: string,
  noted: readonly Noted[],
  disk: Disk = realDisk,
): Promise<void> {
  const site = sitesOf(folder, disk).find((candidate) => isIn(candidate, 'undo'));
  if (site) await exclusively(site, async () => amend(site, noted));
}

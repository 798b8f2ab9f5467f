/**
 * The writes of a transaction, each one step that happens or does not. They are together so that a test can stop the
 * process before any of them.
 */
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Does it, unless the file system says that it is done already. @param codes errors that mean so */
function unless(codes: readonly string[], act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (codes.includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

export const disk = {
  /** Writes a new file. @param exact the mode holds whatever the umask is */
  write(path: string, contents: Buffer, mode: number, exact: boolean): void {
    writeFileSync(path, contents, { flag: 'wx', mode });
    if (exact) chmodSync(path, mode);
  },
  /** Writes a new file and waits until it is on the disk. */
  writeSafely(path: string, text: string): void {
    writeFileSync(path, text, { flag: 'wx', flush: true });
  },
  /** A second name for a file, bytes, mode and times included; a copy where the file system knows no such thing. */
  link(from: string, to: string, mode: number): void {
    if (unless(['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EOPNOTSUPP'], () => linkSync(from, to)))
      return;
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
    chmodSync(to, mode);
  },
  /** Gives a file the owner of the one that it replaces: only root may, and only for root they differ. */
  own(path: string, uid: number, gid: number): void {
    if (process.getuid?.() === 0) chownSync(path, uid, gid);
  },
  /** A small file of ours. @returns false when it is there already */
  create(path: string, text: string): boolean {
    return unless(['EEXIST'], () => writeFileSync(path, text, { flag: 'wx' }));
  },
  /** A small file of ours, whatever was there. */
  put(path: string, text: string): void {
    writeFileSync(path, text);
  },
  rename(from: string, to: string): void {
    renameSync(from, to);
  },
  unlink(path: string): void {
    unless(['ENOENT', 'ENOTDIR'], () => unlinkSync(path));
  },
  /** @returns false when it is there already */
  makeFolder(path: string, mode: number): boolean {
    return unless(['EEXIST'], () => mkdirSync(path, { mode }));
  },
  chmod(path: string, mode: number): void {
    chmodSync(path, mode);
  },
  /** Removes a folder when it is empty. */
  removeFolder(path: string): void {
    unless(['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST', 'EPERM'], () => rmdirSync(path));
  },
  removeTree(path: string): void {
    rmSync(path, { recursive: true, force: true });
  },
  /** Waits until a folder's entries are on the disk: a rename is there after a power failure only then. */
  sync(folder: string): void {
    // Windows opens no folders, and its renames are in the journal of NTFS.
    if (process.platform === 'win32') return;
    unless(['ENOENT'], () => {
      const handle = openSync(folder, 'r');
      try {
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    });
  },
};

export type Disk = typeof disk;

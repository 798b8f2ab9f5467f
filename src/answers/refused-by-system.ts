/** Errors of the file system, told as what they are: the path, the reason, and what to do about it. */
import { UserError } from '../errors/user-error.ts';
import { marked, said, say } from '../languages/say.ts';

/** What the errors mean that people meet (errno(3)). */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: marked('permission denied'),
  EBUSY: marked('it is in use by another program'),
  EDQUOT: marked('your quota of this disk is used up'),
  EEXIST: marked('that name already exists'),
  EIO: marked('the disk reports an error'),
  EISDIR: marked('a folder is where a file belongs'),
  ELOOP: marked('the symbolic links form a loop'),
  EMFILE: marked('too many files are open'),
  ENAMETOOLONG: marked('the name is too long for the file system'),
  ENFILE: marked('too many files are open'),
  ENOENT: marked('it does not exist, or was removed meanwhile'),
  ENOSPC: marked('the disk is full'),
  ENOTDIR: marked('a file is where a folder belongs'),
  ENOTEMPTY: marked('the folder is not empty'),
  EPERM: marked('the system does not allow it'),
  EROFS: marked('the file system is read-only'),
  ESTALE: marked('the network file system is gone'),
  EXDEV: marked('it lies on another file system'),
};

/** Whether an error is one that the system gave to a call. */
function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string'
  );
}

/** Why the system refused a call, in words; undefined when it is no such error. */
export function systemReason(error: unknown): string | undefined {
  if (!isOfSystem(error)) return undefined;
  const reason = REASONS[error.code ?? ''];
  return reason ? `${said(reason)} (${error.code}, ${error.syscall})` : error.message;
}

/**
 * An error of the file system in one line.
 *
 * @returns undefined when it is none
 */
export function refusedBySystem(error: unknown): UserError | undefined {
  if (!isOfSystem(error)) return undefined;
  const where = error.path ?? error.syscall ?? '';
  return new UserError(say`${where}: ${systemReason(error)}. Fix that, and run the command again.`, 1);
}

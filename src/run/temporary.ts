import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemReason } from '../answers/refused-by-system.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';

/**
 * A new folder among the temporary ones, which whoever asks for it removes.
 *
 * @param prefix what its name begins with
 * @returns its real path: sockets below it have hardly a hundred characters
 * @throws UserError when no folder can be made there
 */
export function temporaryFolder(prefix: string): string {
  try {
    return realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  } catch (error) {
    const reason = systemReason(error) ?? String(error);
    throw new UserError(
      say`${tmpdir()}: no temporary folder can be made there: ${reason}. Set TMPDIR to a folder that you may write.`,
      1,
    );
  }
}

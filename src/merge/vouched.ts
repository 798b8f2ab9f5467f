/**
 * Whether a folder of journals in a project is this account's own. A journal tells the next command what to move and to
 * remove: one that came with an archive or a clone must not. In git's folder nothing comes with a clone; elsewhere the
 * folder bears a number that nobody can guess, and the account's state folder knows it.
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { textWithin } from '../reading/read.ts';
import { stateFolder } from '../run/state-folder.ts';

/** In the folder of the journals: its number. */
const NUMBER_FILE = 'number';

const NUMBER = /^[0-9a-f]{32}$/;

/** So many numbers are kept before those of folders that are gone are forgotten. */
const MANY = 200;

const numbersIn = (state: string): string => join(state, 'journals');

/** The number that a folder of journals bears; undefined when it bears none. */
function numberOf(home: string): string | undefined {
  const path = join(home, NUMBER_FILE);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const number = textWithin(path, 'line')?.trim() ?? '';
  return NUMBER.test(number) ? number : undefined;
}

/** Whether this account made a folder of journals that lies in a project. @param home absolute */
export function isVouched(home: string): boolean {
  const number = numberOf(home);
  return number !== undefined && existsSync(join(numbersIn(stateFolder()), number));
}

/** Forgets the numbers that no folder bears any more, when there are many: it is gone, or was made anew. */
function forgetGone(folder: string): void {
  const names = readdirSync(folder);
  if (names.length < MANY) return;
  for (const name of names) {
    const path = join(folder, name);
    try {
      const home = textWithin(path, 'line') ?? '';
      // Empty: it is being written at this moment. A folder has its number before it is written here.
      if (home !== '' && numberOf(home) !== name) rmSync(path, { force: true });
    } catch {
      // Another process forgot it first.
    }
  }
}

/**
 * Gives a folder of journals a number, which this account's state folder knows from now on.
 *
 * @param home the folder, absolute
 * @param put writes the file of the number, before the state folder knows it: what nobody bears is forgotten there
 * @throws UserError when the state folder cannot be written
 */
export function vouch(home: string, put: (path: string, text: string) => void = writeFileSync): void {
  const folder = numbersIn(stateFolder());
  // Not imported: it loads OpenSSL, and most changes need no number.
  const number = process.getBuiltinModule('node:crypto').randomBytes(16).toString('hex');
  put(join(home, NUMBER_FILE), `${number}\n`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    forgetGone(folder);
    writeFileSync(join(folder, number), home, { mode: 0o600 });
  } catch (error) {
    throw new UserError(
      say`${folder}: ${(error as Error).message}. There it is written that a change of this project is yours. Set XDG_STATE_HOME to a folder that you may write, or make the project a git repository ("git init").`,
      1,
    );
  }
}

/**
 * Which folders this account has agreed to run code of: those whose project it made itself, and those of which somebody
 * said so. It is kept in the account's state folder, by the folder's path and by what tells that folder from another one
 * that takes its place: nothing that a clone or an archive brings makes a folder trusted.
 */
import { mkdirSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { textWithin } from '../reading/read.ts';
import { stateFolder } from './state-folder.ts';

/** So many folders are known before those that are gone are forgotten. */
const MANY = 500;

/** The folder's path, its number on the file system, and when it was made: a later folder of that path is another one. */
export function identityOf(folder: string): string {
  const path = realpathSync.native(folder);
  const { ino, birthtimeMs } = statSync(path);
  return `${path}\n${ino} ${Math.trunc(birthtimeMs)}\n`;
}

const notes = (): string => join(stateFolder(), 'trusted');

/** Where it is noted. Two paths of one number take each other's place: then the other one is asked about again. */
const noteOf = (identity: string): string =>
  join(
    notes(),
    crc32(identity.split('\n', 1)[0] ?? '')
      .toString(16)
      .padStart(8, '0'),
  );

/** Whether this account has agreed to run code of a folder's project. @param folder absolute */
export function isTrusted(folder: string): boolean {
  try {
    const identity = identityOf(folder);
    return textWithin(noteOf(identity), 'line') === identity;
  } catch {
    return false;
  }
}

/** Whether the folder of a note is there, and the same one. */
function isThere(identity: string): boolean {
  try {
    return identityOf(identity.split('\n', 1)[0] ?? '') === identity;
  } catch {
    return false;
  }
}

/** Forgets folders that are gone, when there are many. */
function forgetGone(): void {
  const names = readdirSync(notes());
  if (names.length < MANY) return;
  for (const name of names) {
    const note = join(notes(), name);
    const text = textWithin(note, 'line') ?? '';
    // Empty: another command writes it at this moment, or has forgotten it.
    if (text !== '' && !isThere(text)) rmSync(note, { force: true });
  }
}

/** Remembers that code of a folder's project may run. Where the state folder cannot be written, it is asked again. */
export function trust(folder: string): void {
  try {
    const identity = identityOf(folder);
    mkdirSync(notes(), { recursive: true, mode: 0o700 });
    forgetGone();
    writeFileSync(noteOf(identity), identity, { mode: 0o600 });
  } catch {}
}

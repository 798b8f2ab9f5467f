/**
 * The journal of a transaction: what it changes, written before anything is changed. It makes the way back as certain as
 * the way forward, and stays as the record from which `undo` restores.
 */
import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { UserError } from '../errors/user-error.ts';
import { projectSlug, type Repository } from '../git/git.ts';
import { say } from '../languages/say.ts';
import { parseJson } from '../reading/parse.ts';
import { bytesOf, textWithin } from '../reading/read.ts';
import type { IndexUpdate } from './index-stages.ts';
import { isInside } from './inside.ts';
import { isExecutable } from './on-disk.ts';

/**
 * A file as a journal describes it: enough to see that somebody changed it, which is all that is asked. A cryptographic
 * hash would say no more here, and loading OpenSSL takes longer than the whole transaction.
 */
export interface Recorded {
  readonly bytes: number;
  readonly crc32: number;
  /** The permission bits. */
  readonly mode: number;
}

export interface JournalChange {
  readonly path: string;
  /** Absent: there is no file before, or after. */
  readonly before?: Recorded;
  readonly after?: Recorded;
}

export interface FolderMode {
  readonly path: string;
  /** Absent: as the umask has it. */
  readonly mode?: number;
}

export interface Journal {
  readonly version: 1;
  readonly changes: readonly JournalChange[];
  /** Folders that are made for new files, outermost first. */
  readonly made: readonly FolderMode[];
  /** Folders that are removed if no file is left in them, innermost first. */
  readonly emptied: readonly FolderMode[];
  /** What becomes of the entries of conflicts in git's index. */
  readonly index?: IndexUpdate;
  /** Whether it took a change back: to undo it is to make that change again. */
  readonly undone?: boolean;
}

/**
 * The folders of the journals, in the order of a transaction's life:
 * `staging`: nothing of the project was changed yet, and what is in it may be thrown away;
 * `forward`: committed; whatever happens, it is completed;
 * `back`: a step was refused by the file system; it is taken back;
 * `undo`: completed; it is the way back to the state before.
 */
export type Phase = 'staging' | 'forward' | 'back' | 'undo';

const JOURNAL = 'journal.json';

/** Where the journals of projects without a repository are, relative to the project's root. */
export const HOME_FOLDER = '.django-cloud';

/**
 * Where a project's journals are: inside git's own folder where there is one, so that the project has no file more, and
 * on the project's file system always, because files are moved from there into the project.
 */
export function homeOf(folder: string, repository: Repository | undefined): string {
  if (repository && statSync(repository.gitFolder).dev === statSync(folder).dev) {
    return join(repository.gitFolder, 'django-cloud', projectSlug(repository));
  }
  return join(folder, HOME_FOLDER);
}

/** A file with these contents and this mode, as a journal describes it. */
export function recordedOf(contents: Buffer, mode: number): Recorded {
  return { bytes: contents.length, crc32: crc32(contents), mode: mode & 0o777 };
}

/** A regular file as a journal describes it; undefined when there is none. */
function recordedAt(path: string): Recorded | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? recordedOf(bytesOf(path, 'file'), stat.mode) : undefined;
}

/** Whether something of this kind is there: the same bytes, as executable; a missing file is like a missing one. */
export function isAt(path: string, recorded: Recorded | undefined): boolean {
  const found = recordedAt(path);
  if (!found || !recorded) return !recorded && !lstatSync(path, { throwIfNoEntry: false });
  return (
    found.bytes === recorded.bytes &&
    found.crc32 === recorded.crc32 &&
    isExecutable(found.mode) === isExecutable(recorded.mode)
  );
}

/** The text that `readJournal` reads. */
export function journalText(journal: Journal): string {
  return JSON.stringify(journal);
}

/** The path of the journal in the folder of a phase. */
export const journalPath = (folder: string): string => join(folder, JOURNAL);

const isNumber = (value: unknown, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

function isRecorded(value: unknown): boolean {
  if (value === undefined) return true;
  const { bytes, crc32, mode } = (value ?? {}) as Partial<Recorded>;
  return isNumber(bytes, Number.MAX_SAFE_INTEGER) && isNumber(crc32, 0xffff_ffff) && isNumber(mode, 0o777);
}

const isChange = (value: Partial<JournalChange> | null): boolean =>
  isInside(value?.path) && isRecorded(value?.before) && isRecorded(value?.after);

const isFolderMode = (value: Partial<FolderMode> | null): boolean =>
  isInside(value?.path) && (value?.mode === undefined || isNumber(value.mode, 0o777));

const isIndex = (value: Partial<IndexUpdate> | undefined): boolean =>
  value === undefined || (typeof value?.before === 'string' && typeof value.after === 'string');

/** Whether a value is a journal that changes nothing outside of the project, nor any path twice. */
function isJournal(value: unknown): value is Journal {
  const { version, changes, made, emptied, index } = (value ?? {}) as Partial<Journal>;
  const lists = [changes, made, emptied];
  if (version !== 1 || !lists.every(Array.isArray) || !isIndex(index)) return false;
  const isWhole = changes!.every(isChange) && [...made!, ...emptied!].every(isFolderMode);
  return isWhole && new Set(changes!.map(({ path }) => path)).size === changes!.length;
}

/**
 * The journal of a phase; undefined when the transaction is not in it.
 *
 * @throws UserError when it is damaged, or was made by something else than a change of ours
 */
export function readJournal(home: string, phase: Phase): Journal | undefined {
  const path = journalPath(join(home, phase));
  if (!lstatSync(path, { throwIfNoEntry: false })) return undefined;
  const text = textWithin(path, 'journal');
  let value: unknown;
  try {
    value = parseJson(text ?? '');
  } catch {}
  if (isJournal(value)) return value;
  throw new UserError(
    say`${path}: it is not the journal of a change of this project. Nothing was done; look at what lies beside it, and remove ${join(home, phase)}.`,
    1,
  );
}

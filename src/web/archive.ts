/**
 * Reads a project out of a zip that a stranger made: by its central directory, within limits, nothing that lies outside of it.
 * Its own reader, because the library's says nothing of modes and links: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
import { Inflate } from 'fflate';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { isInside } from '../merge/inside.ts';
import { crc32 } from './crc32.ts';
import { LARGEST_FILE, MOST, type ProjectFile, type ProjectFiles, projectIn } from './opened-files.ts';
import { shownName } from './shown-name.ts';

/** Sections 4.3.12 and 4.3.16. */
const [ENTRY, END] = [0x02014b50, 0x06054b50];
const [ENTRY_SIZE, END_SIZE, LOCAL_SIZE] = [46, 22, 30];

/** A comment after the end is not longer. */
const LONGEST_COMMENT = 0xffff;

/** Bit 0 of the flags: encrypted. Bit 11: the name is UTF-8. */
const [ENCRYPTED, IS_UTF8] = [1, 0x800];

const [STORED, DEFLATED] = [0, 8];

/** Who made an entry: Unix, whose modes are its attributes' upper half (4.4.2, 4.4.15). */
const UNIX = 3;

const [KIND, LINK, EXECUTABLE] = [0o170000, 0o120000, 0o100];

const isFolder = (path: string): boolean => path.endsWith('/');

interface ZipEntry {
  readonly path: string;
  /** Bytes when inflated, as the entry says. */
  readonly size: number;
  readonly packed: number;
  readonly at: number;
  readonly method: number;
  readonly sum: number;
  readonly mode: number | undefined;
}

/** A zip that cannot be used. */
const damaged = (name: string): UserError =>
  new UserError(say`${name}: it is damaged, or not a zip. Create it again, or open the folder itself.`);

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the directory is, and how many entries it has. */
function directoryOf(bytes: Uint8Array, name: string): { at: number; count: number } {
  const view = viewOf(bytes);
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    if (count === 0xffff)
      throw new UserError(say`${name}: it has too many files for this page. Open the folder of one project.`);
    return { at: view.getUint32(at + 16, true), count };
  }
  throw damaged(name);
}

function entryAt(bytes: Uint8Array, at: number): { entry: ZipEntry; flags: number; next: number } {
  const view = viewOf(bytes);
  if (view.getUint32(at, true) !== ENTRY) throw new RangeError('no entry');
  const short = (offset: number): number => view.getUint16(at + offset, true);
  const long = (offset: number): number => view.getUint32(at + offset, true);
  const flags = short(8);
  const [length, extra, comment] = [short(28), short(30), short(32)];
  const start = at + ENTRY_SIZE;
  if (start + length > bytes.length) throw new RangeError('a cut name');
  const decoder = new TextDecoder(flags & IS_UTF8 ? 'utf-8' : 'latin1', { ignoreBOM: true });
  const path = decoder.decode(bytes.subarray(start, start + length));
  const mode = short(4) >> 8 === UNIX ? long(38) >>> 16 : undefined;
  const entry = {
    path,
    size: long(24),
    packed: long(20),
    at: long(42),
    method: short(10),
    sum: long(16),
    mode,
  };
  return { entry, flags, next: start + length + extra + comment };
}

/** The entries of files. @throws UserError for a name that leads out of it, stands twice or is encrypted */
function entriesOf(bytes: Uint8Array, name: string): readonly ZipEntry[] {
  let { at, count } = directoryOf(bytes, name);
  const entries: ZipEntry[] = [];
  const known = new Set<string>();
  for (; count > 0; count -= 1) {
    const { entry, flags, next } = entryAt(bytes, at);
    at = next;
    const path = isFolder(entry.path) ? entry.path.slice(0, -1) : entry.path;
    // The folder of a repository is not read, and its name is no harm.
    if (!isInside(path) && !/(^|\/)\.git(\/|$)/.test(path))
      throw new UserError(
        say`${name}: it names a file outside of its folder, or one that no system can have: ${shownName(path)}.`,
      );
    if (known.has(path)) throw new UserError(say`${name}: it has ${shownName(path)} twice.`);
    known.add(path);
    if (flags & ENCRYPTED)
      throw new UserError(say`${name}: it is encrypted. Create it again without a password.`);
    entries.push(entry);
  }
  return entries;
}

/** How much is inflated before its size is looked at: a thousand times as much may come of it. */
const STEP = 16_384;

/** The contents of an entry. @throws Error when they are not what it says */
function contentsOf(bytes: Uint8Array, { at, packed, size, method, sum }: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  const start = at + LOCAL_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) throw new RangeError('cut contents');
  let contents = data;
  if (method === DEFLATED) {
    contents = new Uint8Array(size);
    let length = 0;
    const inflate = new Inflate((part) => {
      contents.set(part, length);
      length += part.length;
    });
    // More than an entry says does not fit into it: `set` throws.
    for (let from = 0; from < data.length; from += STEP)
      inflate.push(data.subarray(from, from + STEP), from + STEP >= data.length);
    if (length !== size) throw new RangeError('other contents than it says');
  }
  if (contents.length !== size || crc32(contents) !== sum) throw new RangeError('a wrong checksum');
  return contents;
}

/**
 * The project in a zip.
 *
 * @param name the zip's name, for messages
 * @throws UserError with one line when it is damaged, hostile, too large, or holds no project
 */
export function projectInZip(bytes: Uint8Array, name: string): ProjectFiles {
  try {
    const entries = entriesOf(bytes, name);
    // One that Windows made, or one without anything executable, says nothing of modes.
    const hasModes = entries.some(({ mode }) => mode !== undefined);
    const inside = projectIn(entries, name).filter((one) => one.inside !== '');
    const files = inside.map(({ entry, inside }): ProjectFile => {
      const { method, size, mode = 0 } = entry;
      if (method !== STORED && method !== DEFLATED)
        throw new UserError(
          say`${name}: ${shownName(inside)} is compressed by a method that this page does not know. Create it again as a plain zip.`,
        );
      const isExecutable = (mode & EXECUTABLE) !== 0;
      if (isFolder(inside)) return { path: inside.slice(0, -1), size: 0, kind: 'folder', isExecutable };
      return {
        path: inside,
        size,
        kind: (mode & KIND) === LINK ? 'symlink' : 'file',
        isExecutable,
        ...(size > LARGEST_FILE ? {} : { contents: contentsOf(bytes, entry) }),
      };
    });
    return { name, files, hasModes };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw damaged(name);
  }
}

/** Whether something begins as a zip does. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** @param size in bytes, known before anything is read @throws UserError when a zip is larger than what is read */
export function checkZipSize(name: string, size: number): void {
  if (size > MOST.bytes)
    throw new UserError(
      say`${name}: it has ${size} bytes, and ${MOST.bytes} are the most that this page reads. Use the command: django-cloud update --diff`,
    );
}

/** Reads what the user has. Writes nothing, follows no symbolic link. */
import { lstatSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { MOST_BYTES } from '../reading/limits.ts';
import { bytesOf, entriesBelow, TooManyError } from '../reading/read.ts';
import type { FileState, OnDisk } from './file-state.ts';

/** Windows has no bit for it: there a file is as executable as it was rendered. */
const HAS_MODES = process.platform !== 'win32';

/** Whether a mode means "executable": the owner's bit, as git sees it. */
export function isExecutable(mode: number): boolean {
  return (mode & 0o100) !== 0;
}

/** A mode with the executable bits on, wherever it may be read, or off; every other bit stays. */
export function withExecutable(mode: number, executable: boolean): number {
  if (isExecutable(mode) === executable) return mode;
  return executable ? mode | ((mode & 0o444) >> 2) : mode & ~0o111;
}

function look(path: string, fallback: boolean): OnDisk {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return { kind: 'missing' };
  if (stat.isFile()) {
    const executable = HAS_MODES ? isExecutable(stat.mode) : fallback;
    return { kind: 'file', contents: bytesOf(path, 'file'), executable };
  }
  return { kind: stat.isDirectory() ? 'folder' : stat.isSymbolicLink() ? 'symlink' : 'special' };
}

/** Whether every folder on the way to a path is a real one (`free`), one is missing, or one is something else. */
type Way = 'free' | 'missing' | 'blocked';

/** Where a path of the project is. `join` would look at each character of it, for each of a hundred files. */
export const placeOf = (folder: string, path: string): string => folder + sep + path;

function wayTo(folder: string, path: string, known: Map<string, Way>): Way {
  const parent = dirname(path);
  if (parent === '.') return 'free';
  const found = known.get(parent);
  if (found) return found;
  let way = wayTo(folder, parent, known);
  if (way === 'free') {
    const { kind } = look(placeOf(folder, parent), false);
    way = kind === 'folder' ? 'free' : kind === 'missing' ? 'missing' : 'blocked';
  }
  known.set(parent, way);
  return way;
}

/**
 * What is at each path.
 *
 * @param folder the project's root
 * @param paths relative to it, each with the executability that is assumed where the system keeps none
 * @throws the file system's error when something may not be read
 */
export function readOnDisk(folder: string, paths: ReadonlyMap<string, boolean>): ReadonlyMap<string, OnDisk> {
  const known = new Map<string, Way>();
  return new Map(
    [...paths].map(([path, executable]) => {
      const way = wayTo(folder, path, known);
      return [path, way === 'free' ? look(placeOf(folder, path), executable) : { kind: way }];
    }),
  );
}

/** Whether there is anything at a path, through no link. @throws as `readOnDisk` */
export function isOnDisk(folder: string, path: string): boolean {
  const way = wayTo(folder, path, new Map());
  if (way !== 'free') return way === 'blocked';
  return lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined;
}

/** Larger files are not compared: what we render is smaller by far. */
const LARGEST = 1_000_000;

/** What no person wrote: environments, packages, caches. */
function isForeign(path: string): boolean {
  const name = basename(path);
  if (name.startsWith('.') || name === 'node_modules' || name === '__pycache__') return true;
  return lstatSync(join(path, 'pyvenv.cfg'), { throwIfNoEntry: false }) !== undefined;
}

/**
 * The user's own files, among which renamed ones are looked for: not those of `known`, not those of tools. What may not
 * be read is none of them.
 *
 * @returns nothing where there is more than anybody moved by hand, such as a folder of uploads: renamed files are not looked
 *   for then, and what was rendered comes beside them
 */
export function readOthers(folder: string, known: ReadonlySet<string>): ReadonlyMap<string, FileState> {
  const files = new Map<string, FileState>();
  const rendered = new Set([...known].map((path) => dirname(path)));
  const enters = (path: string): boolean => rendered.has(path) || !isForeign(join(folder, path));
  let bytes = 0;
  const read = (path: string): void => {
    const { size } = lstatSync(join(folder, path));
    if (size > LARGEST) return;
    bytes += size;
    if (bytes > MOST_BYTES) throw new TooManyError();
    const file = look(join(folder, path), false);
    if (file.kind === 'file') files.set(path, file);
  };
  try {
    for (const { path, entry } of entriesBelow(folder, enters, true)) {
      if (!entry.isFile() || known.has(path)) continue;
      try {
        read(path);
      } catch (error) {
        if (error instanceof TooManyError) throw error;
      }
    }
  } catch (error) {
    if (error instanceof TooManyError) return new Map();
    throw error;
  }
  return files;
}

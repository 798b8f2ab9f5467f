import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { entriesBelow, TooManyError } from '../reading/read.ts';
import { VENV } from '../run/install.ts';

type Ignored = (path: string, isFolder: boolean) => boolean;

/**
 * Every file below a folder, but for environments of Python, which no platform takes from here.
 *
 * @throws UserError when there is more than any platform takes
 */
function* walk(folder: string, ignored: Ignored): Generator<string> {
  const left = new Set<string>();
  const enters = (path: string): boolean => !left.has(path);
  try {
    for (const { path, entry } of entriesBelow(folder, enters)) {
      const isFolder = entry.isDirectory();
      if (path === VENV || ignored(path, isFolder) || existsSync(join(folder, path, 'pyvenv.cfg')))
        left.add(path);
      // Sockets and pipes are of programs that run here.
      else if (entry.isFile() || entry.isSymbolicLink()) yield path;
    }
  } catch (error) {
    if (!(error instanceof TooManyError)) throw error;
    throw new UserError(
      say`${folder}: ${error.message}: nothing copies so much. Have the ignore files leave out what is no part of the project, or move it away.`,
      1,
    );
  }
}

const nothing: Ignored = () => false;

/** Copies a project, modes and times included: Python compares the times with those in compiled files. */
export function copyProject(from: string, to: string, ignored: Ignored = nothing): void {
  mkdirSync(to, { recursive: true });
  const made = new Set<string>();
  for (const path of walk(from, ignored)) {
    const parent = join(to, path, '..');
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    const source = join(from, path);
    const stat = statSync(source, { throwIfNoEntry: false });
    // A link to a file is uploaded as that file; one that leads nowhere, or to a folder, as a link.
    if (stat?.isFile()) {
      copyFileSync(source, join(to, path));
      chmodSync(join(to, path), stat.mode | 0o200);
      utimesSync(join(to, path), stat.atime, stat.mtime);
    } else symlinkSync(readlinkSync(source), join(to, path));
  }
}

/** Makes a folder hold what another one holds, and nothing else; a virtual environment in it stays. */
export function resetTo(from: string, folder: string): void {
  setWritable(folder, true);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name !== VENV) rmSync(join(folder, name), { recursive: true, force: true });
  }
  copyProject(from, folder);
}

/** Whether the files and folders of a project may be written by their owner; its virtual environment stays as it is. */
export function setWritable(folder: string, writable: boolean): void {
  if (!existsSync(folder)) return;
  const change = (path: string): void =>
    chmodSync(path, writable ? statSync(path).mode | 0o200 : statSync(path).mode & ~0o222);
  if (writable) change(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === VENV || entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) setWritable(path, writable);
    else change(path);
  }
  if (!writable) change(folder);
}

const isCompiled: Ignored = (path) => /(^|\/)__pycache__$|\.pyc$/.test(path);

function states(folder: string): ReadonlyMap<string, string> {
  return new Map(
    [...walk(folder, isCompiled)].map((path) => {
      const stat = statSync(join(folder, path), { throwIfNoEntry: false });
      return [path, `${stat?.size} ${stat?.mtimeMs}`];
    }),
  );
}

/** Paths that one folder has and another has not, or has otherwise; Python's compiled files do not count. */
export function written(before: string, after: string): readonly string[] {
  const old = states(before);
  return [...states(after)].filter(([path, state]) => old.get(path) !== state).map(([path]) => path);
}

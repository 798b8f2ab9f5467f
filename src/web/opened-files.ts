/** Which files of a folder or an archive are those of a project: the rest is not even read. Pure. */

import { ANSWERS_FILE } from '../answers/yo-rc.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { shownName } from './shown-name.ts';

/** A file of a project that was opened, or a link or a folder. */
export interface ProjectFile {
  /** Below the project's root, with forward slashes. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Undefined where it is larger than what anybody compares. */
  readonly contents?: Uint8Array;
  readonly isExecutable: boolean;
  readonly kind: 'file' | 'symlink' | 'folder';
}

/** Files, and whether it is known which of them may be executed: a browser does not tell that of a folder. */
export interface ProjectFiles {
  /** What the folder is called. */
  readonly name: string;
  readonly files: readonly ProjectFile[];
  readonly hasModes: boolean;
}

/** Larger files are not read: none that is rendered has a tenth of it. */
export const LARGEST_FILE = 1_000_000;

/** How much of a project is read: many times what people write. */
export const MOST = { entries: 100_000, files: 20_000, bytes: 64_000_000 } as const;

/** What no person wrote: repositories, environments, packages, caches, notes of systems. */
const FOREIGN =
  /(^|\/)(\.git|\.hg|\.svn|node_modules|__pycache__|\.venv|venv|\.tox|\.nox|\.(mypy|ruff|pytest)_cache|__MACOSX|\.DS_Store)(\/|$)/;

/** Whether a path is that of something that no person wrote, or lies in it. */
export const isForeign = (path: string): boolean => FOREIGN.test(path);

/** What stands for a project's place among entries. */
interface Entry {
  readonly path: string;
  readonly size: number;
}

/** An entry of the project, with its path in it. */
export type Within<T> = { readonly entry: T; readonly inside: string };

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const depthOf = (path: string): number => path.split('/').length;

/** The folder of the only project of them. @throws UserError when there is none, or two of the same level */
function rootOf(entries: readonly Entry[], name: string): string {
  const found = entries
    .map(({ path }) => path)
    .filter((path) => path === ANSWERS_FILE || path.endsWith(`/${ANSWERS_FILE}`))
    .sort((a, b) => depthOf(a) - depthOf(b));
  const [first, second] = found;
  if (first === undefined)
    throw new UserError(
      say`${name}: not a django-cloud project (${ANSWERS_FILE} not found). Open the folder that has it, or a zip of that folder.`,
    );
  if (second !== undefined && depthOf(second) === depthOf(first))
    throw new UserError(
      say`${name}: it holds several projects (${shownName(first)}, ${shownName(second)}). Open one of them.`,
    );
  return folderOf(first);
}

/**
 * The entries of the project among those of a folder or an archive.
 *
 * @param name what was opened, for messages
 * @throws UserError with one line when there is no project, or more than is read
 */
export function projectIn<T extends Entry>(entries: readonly T[], name: string): readonly Within<T>[] {
  if (entries.length > MOST.entries)
    throw new UserError(
      say`${name}: it has ${entries.length} files, and ${MOST.entries} are the most. Open the folder of one project.`,
    );
  const own = entries.filter(({ path }) => !isForeign(path));
  const root = rootOf(own, name);
  const environments = own
    .filter(({ path }) => path.endsWith('/pyvenv.cfg'))
    .map(({ path }) => folderOf(path));
  const inside = own.filter(
    ({ path }) => path.startsWith(root) && !environments.some((folder) => path.startsWith(folder)),
  );
  const bytes = inside.reduce((sum, { size }) => sum + (size > LARGEST_FILE ? 0 : size), 0);
  if (inside.length > MOST.files || bytes > MOST.bytes)
    throw new UserError(
      say`${name}: it has ${inside.length} files of ${bytes} bytes, and ${MOST.files} of ${MOST.bytes} are the most that this page reads. Use the command: django-cloud update --diff`,
    );
  return inside.map((entry) => ({ entry, inside: entry.path.slice(root.length) }));
}

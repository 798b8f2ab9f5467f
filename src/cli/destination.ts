import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { UserError } from '../answers/user-error.ts';
import type { PlannedFile } from '../plan/plan.ts';
import { ANSWERS_FILE } from '../plan/plan.ts';

/** What a folder may hold and still count as empty: a repository just cloned, an editor's folder. */
const IGNORED = new Set(['.git', '.DS_Store', '.idea', '.vscode']);

/** A folder as people type it: relative to where they stand, where that is shorter. */
export function displayed(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path === '' ? '.' : path.startsWith('..') ? folder : path;
}

/**
 * Checks that the project may be written there.
 *
 * @param folder the absolute destination
 * @param files the plan
 * @param force replace what was changed by hand, in a project of ours
 * @throws UserError when it is a file, a folder with something else in it, or holds changed files
 */
export function checkDestination(folder: string, files: readonly PlannedFile[], force: boolean): void {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory())
    throw new UserError(`${displayed(folder)}: it is a file. Give the name of a new or empty folder.`);
  const entries = readdirSync(folder).filter((name) => !IGNORED.has(name));
  if (entries.length === 0) return;
  if (!existsSync(join(folder, ANSWERS_FILE))) {
    const some = entries.slice(0, 3).join(', ');
    throw new UserError(
      `${displayed(folder)}: the folder is not empty (${some}${entries.length > 3 ? ', …' : ''}) and no project of ours. Give the name of a new or empty folder.`,
    );
  }
  const changed = force ? [] : files.filter((file) => differs(folder, file)).map((file) => file.path);
  if (changed.length > 0) {
    throw new UserError(
      `${displayed(folder)}: these files would be replaced, and differ from what is rendered: ${changed.join(', ')}. Nothing was written; --force replaces them.`,
    );
  }
}

function differs(folder: string, file: PlannedFile): boolean {
  const path = join(folder, file.path);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat || file.path === ANSWERS_FILE) return false;
  return !stat.isFile() || readFileSync(path, 'utf8') !== file.contents;
}

function writeAll(folder: string, files: readonly PlannedFile[]): void {
  const made = new Set<string>();
  for (const file of files) {
    const path = join(folder, file.path);
    const parent = dirname(path);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(path, file.contents, { mode: file.executable ? 0o755 : 0o644 });
  }
}

/**
 * Writes the project. A new folder appears whole or not at all: it is filled under another name first.
 *
 * @throws UserError when the file system refuses (no space, no permission)
 */
export function writeProject(folder: string, files: readonly PlannedFile[]): void {
  const fresh = !existsSync(folder);
  const target = fresh ? `${folder}.part-${process.pid}` : folder;
  try {
    writeAll(target, files);
    if (fresh) renameSync(target, folder);
  } catch (error) {
    if (fresh) rmSync(target, { recursive: true, force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      {
        EACCES: 'no permission to write there',
        ENOSPC: 'no space is left',
        EROFS: 'the file system is read-only',
        ENOTDIR: 'a part of the path is a file',
      }[code ?? ''] ?? message;
    throw new UserError(`${displayed(folder)}: ${reason}. Give another folder.`, 1);
  }
}

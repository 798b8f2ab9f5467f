import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRecord } from '../answers/project-record.ts';
import { systemReason } from '../answers/refused-by-system.ts';
import { UserError } from '../errors/user-error.ts';
import { marked, said, say } from '../languages/say.ts';
import type { PlannedFile } from '../plan/plan.ts';
import { displayed } from '../terminal/displayed.ts';
import { visibleName } from '../terminal/visible.ts';

/** What a folder may hold and still count as empty: a repository just cloned, an editor's folder. */
const IGNORED = new Set(['.git', '.DS_Store', '.idea', '.vscode']);

/** Why the file system refuses, in words; undefined where its own message must do. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: marked('permission denied'),
  EPERM: marked('permission denied'),
  ENAMETOOLONG: marked('the path is too long'),
  ENOSPC: marked('no space left'),
  EDQUOT: marked('no space left'),
  EROFS: marked('the file system is read-only'),
  ENOTDIR: marked('a part of the path is a file'),
};

/** The error for a folder that the file system does not let us write; any other is what it is. */
export function refusedByDisk(folder: string, error: unknown): unknown {
  if (error instanceof UserError || systemReason(error) === undefined) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return new UserError(
    say`${displayed(folder)}: ${said(REASONS[code ?? ''] ?? message)}. Give another folder.`,
    1,
  );
}

/** Checks that a folder may be written, or made where there is none. @throws UserError when it may not */
function checkWritable(folder: string): void {
  let nearest = folder;
  while (!lstatSync(nearest, { throwIfNoEntry: false }) && dirname(nearest) !== nearest)
    nearest = dirname(nearest);
  accessSync(nearest, constants.W_OK | constants.X_OK);
}

/**
 * What a folder holds that is neither new, nor empty, nor a project of ours.
 *
 * @param folder the absolute destination
 * @returns names; none where a project may go as it is
 * @throws UserError when it is a file or may not be written
 */
export function occupants(folder: string): readonly string[] {
  let entries: readonly string[];
  try {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat && !stat.isDirectory())
      throw new UserError(say`${displayed(folder)}: it is a file. Give the name of a new or empty folder.`);
    checkWritable(folder);
    entries = stat ? readdirSync(folder).filter((name) => !IGNORED.has(name)) : [];
  } catch (error) {
    throw refusedByDisk(folder, error);
  }
  return projectRecord(folder) ? [] : entries;
}

/** Some of the names in a folder, for a sentence. */
export function someIn(names: readonly string[]): string {
  return names.slice(0, 3).map(visibleName).join(', ') + (names.length > 3 ? ', …' : '');
}

/**
 * Checks that a project may go there, before anybody is asked anything: new, empty, or a project of ours.
 *
 * @param folder the absolute destination
 * @throws UserError when it is a file, holds something else or may not be written
 */
export function checkPlace(folder: string): void {
  const names = occupants(folder);
  if (names.length === 0) return;
  throw new UserError(
    say`${displayed(folder)}: the folder is not empty (${someIn(names)}) and is not a django-cloud project. Give the name of a new or empty folder, or --force to merge into this one.`,
  );
}

/**
 * Checks that a new project may be written there.
 *
 * @param folder the absolute destination
 * @param files the plan
 * @throws UserError as `checkPlace` does, and when a folder is where a file belongs
 */
export function checkDestination(folder: string, files: readonly PlannedFile[]): void {
  checkPlace(folder);
  const blocked = files.find((file) =>
    lstatSync(join(folder, file.path), { throwIfNoEntry: false })?.isDirectory(),
  );
  if (blocked)
    throw new UserError(
      say`${displayed(join(folder, blocked.path))}: a folder is where a file belongs. Move it away.`,
    );
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

function moveAll(from: string, to: string, files: readonly PlannedFile[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(to, file.path)), { recursive: true });
    renameSync(join(from, file.path), join(to, file.path));
  }
}

/**
 * Writes the project, whole or not at all: everything is written beside its place first, where a disk that is full or
 * a folder that is read-only shows, and then only renamed.
 *
 * @param folder the absolute destination, checked by `checkDestination`
 * @throws UserError when the file system refuses
 */
export function writeProject(folder: string, files: readonly PlannedFile[]): void {
  const fresh = !existsSync(folder);
  const part = fresh ? `${folder}.part-${process.pid}` : join(folder, `.part-${process.pid}`);
  let made: string | undefined;
  try {
    made = mkdirSync(part, { recursive: true });
    writeAll(part, files);
    if (fresh) renameSync(part, folder);
    else moveAll(part, folder, files);
  } catch (error) {
    // The first folder that had to be made: `new/deep/shop` leaves no empty `new` behind.
    rmSync(made ?? part, { recursive: true, force: true });
    throw refusedByDisk(folder, error);
  }
  if (!fresh) rmSync(part, { recursive: true, force: true });
}

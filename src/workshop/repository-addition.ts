/**
 * Commits and names that are added to a repository which may be somebody's by now. Nothing of theirs is read as a program
 * or an order: no process of git runs there, with their hooks and their configuration.
 */
import { existsSync, linkSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Pack } from '../git/pack.ts';
import { say } from '../languages/say.ts';
import { textOf } from '../reading/read.ts';
import type { Ref } from './commits.ts';
import { RECORD, writePack } from './repository.ts';

/** Why something cannot be added, in words. */
export class NotAdded extends Error {}

/** The commit of a name: its own file, else the packed names. */
export function commitOf(git: string, name: string): string | undefined {
  const path = join(git, name);
  if (existsSync(path)) return textOf(path, 'refs').trim();
  const packed = join(git, 'packed-refs');
  if (!existsSync(packed)) return undefined;
  return new RegExp(`^([0-9a-f]{40}) ${name.replaceAll(/[.]/g, '\\.')}$`, 'm').exec(
    textOf(packed, 'refs'),
  )?.[1];
}

/** A folder of the repository's that is no link to somewhere else. */
function checkFolder(path: string): void {
  for (let one = path; one.length > 0; one = dirname(one)) {
    const state = lstatSync(one, { throwIfNoEntry: false });
    if (state?.isSymbolicLink()) throw new NotAdded(say`${one} is a link to somewhere else`);
    if (one.endsWith('.git')) return;
  }
}

function writeRef(git: string, { name, commit }: Ref, mayMove: string | undefined): void {
  const now = commitOf(git, name);
  if (now === commit) return;
  if (now !== undefined && now !== mayMove)
    throw new NotAdded(say`${name} is there already, and stands elsewhere`);
  const path = join(git, name);
  checkFolder(dirname(path));
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part-course`;
  rmSync(part, { force: true });
  writeFileSync(part, `${commit}\n`, { flag: 'wx' });
  if (now === undefined) {
    // Not over a name that somebody made a moment ago.
    try {
      linkSync(part, path);
    } finally {
      rmSync(part, { force: true });
    }
  } else renameSync(part, path);
}

/**
 * Adds objects and names. Done twice, it changes nothing the second time.
 *
 * @param moved branches that may move, with the commit at which they stand as long as nobody else moved them
 * @throws NotAdded when a name is somebody's own; NodeJS.ErrnoException when the file system refuses
 */
export function addToRepository(
  folder: string,
  packs: readonly Pack[],
  refs: readonly Ref[],
  moved: readonly Ref[],
): void {
  const git = join(folder, '.git');
  if (!lstatSync(git, { throwIfNoEntry: false })?.isDirectory())
    throw new NotAdded(say`${git} is not a folder`);
  const config = join(git, 'config');
  if (existsSync(config) && /^\s*refstorage\s*=\s*reftable/im.test(textOf(config, 'refs')))
    throw new NotAdded(say`its names are kept in a form (reftable) that only git writes`);
  checkFolder(join(git, 'objects/pack'));
  mkdirSync(join(git, 'objects/pack'), { recursive: true });
  const head = textOf(join(git, 'HEAD'), 'refs').trim();
  for (const pack of packs) writePack(join(git, 'objects/pack'), pack);
  for (const ref of refs) {
    const may = moved.find(({ name }) => name === ref.name)?.commit;
    if (head === `ref: ${ref.name}` && commitOf(git, ref.name) !== ref.commit)
      throw new NotAdded(say`${ref.name} is checked out`);
    writeRef(git, ref, may);
  }
}

/** Replaces what the workshop remembers in a repository. */
export function writeRecordIn(folder: string, record: object): void {
  const path = join(folder, '.git', RECORD);
  checkFolder(dirname(path));
  const part = `${path}.part`;
  rmSync(part, { force: true });
  writeFileSync(part, `${JSON.stringify(record)}\n`, { flag: 'wx' });
  renameSync(part, path);
}

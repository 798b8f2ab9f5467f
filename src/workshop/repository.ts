import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { indexFile } from '../git/index-file.ts';
import type { Pack } from '../git/pack.ts';
import type { TreeFile } from '../git/tree.ts';
import type { PlannedFile } from '../plan/plan.ts';
import type { Ref } from './commits.ts';

/** A repository to be written: what its `.git` holds, and the files that lie beside it. */
export interface Repository {
  /** Paths of packs without `.pack` and `.idx` that it shares with others. */
  readonly sharedPacks: readonly string[];
  /** Whether those are links of one file, instead of copies. */
  readonly link: boolean;
  readonly packs: readonly Pack[];
  readonly refs: readonly Ref[];
  /** The work tree: contents, and the same as git's index lists it. */
  readonly files: readonly PlannedFile[];
  readonly tree: readonly TreeFile[];
  readonly remote: string | undefined;
  /** What the workshop remembers of it, in `.git/workshop.json`. */
  readonly record: object;
}

/** Where a repository keeps what the workshop knows of it: in `.git`, so that nobody commits it. */
export const RECORD = 'workshop.json';

/** Where the corrections of a running course stand, here and where it is pushed. */
export const COURSE_BRANCH = 'refs/heads/course';

/** Holds what the files of a repository are packed as deltas of: it belongs to no commit, and nobody fetches or pushes it. */
export const TEXTS_REF = 'refs/workshop/texts';

/**
 * Writes a file that is named after its contents: one that is there already is the same, and nobody may write to it again.
 * It appears whole.
 */
function writeOnce(path: string, contents: readonly Buffer[]): void {
  if (existsSync(path)) return;
  const part = `${path}.part`;
  rmSync(part, { force: true });
  const file = openSync(part, 'wx', 0o444);
  try {
    for (const one of contents) writeFileSync(file, one);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}

export function writePack(folder: string, { id, pack, index }: Pack): string {
  const path = join(folder, `pack-${id}`);
  writeOnce(`${path}.pack`, pack);
  writeOnce(`${path}.idx`, [index]);
  return path;
}

/** Writes a pack that several repositories share. @returns its path without `.pack` and `.idx` */
export function sharedPack(folder: string, pack: Pack): string {
  mkdirSync(folder, { recursive: true });
  return writePack(folder, pack);
}

/** Whether the file system makes copies that take no room until they are changed: Btrfs, XFS, APFS, ReFS. */
export function canClone(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  const [from, to] = [join(folder, 'clone-from'), join(folder, 'clone-to')];
  try {
    writeFileSync(from, 'clone\n');
    copyFileSync(from, to, constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch {
    return false;
  } finally {
    for (const path of [from, to]) rmSync(path, { force: true });
  }
}

/**
 * Each repository has files of its own: whoever owns a hard link may change the file that all others have too.
 *
 * @param link one file for all, as the trainer asked for
 */
function share(from: string, to: string, link: boolean): void {
  if (link) linkSync(from, to);
  else copyFileSync(from, to, constants.COPYFILE_FICLONE);
}

/** `SECRET_KEY` and the rest of the development variables: each seat's own, and never in git. */
function environment(files: readonly PlannedFile[]): string | undefined {
  const example = files.find(({ path }) => path === '.env.example')?.contents;
  const ignored = files.find(({ path }) => path === '.gitignore')?.contents.split('\n');
  if (!example || !ignored?.includes('.env')) return undefined;
  const key = `SECRET_KEY=django-insecure-${randomBytes(48).toString('base64url')}`;
  return example.replace(/^#? ?SECRET_KEY=.*$/m, key);
}

function config(remote: string): string {
  const core = ['[core]', '\trepositoryformatversion = 0', '\tbare = false', '\tlogallrefupdates = true'];
  const url = remote.replaceAll(/["\\]/g, '\\$&');
  const origin = ['[remote "origin"]', `\turl = "${url}"`, '\tfetch = +refs/heads/*:refs/remotes/origin/*'];
  return `${[...core, ...origin].join('\n')}\n`;
}

function packedRefs(refs: readonly Ref[]): string {
  const lines = [...refs]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, commit }) => `${commit} ${name}`);
  return `# pack-refs with: peeled fully-peeled sorted \n${lines.join('\n')}\n`;
}

function writeGit(folder: string, repository: Repository): void {
  // git makes the others when it needs them (gitrepository-layout(5)).
  for (const part of ['objects/pack', 'refs']) mkdirSync(join(folder, part), { recursive: true });
  const packs = join(folder, 'objects/pack');
  for (const path of repository.sharedPacks) {
    for (const suffix of ['.pack', '.idx'])
      share(`${path}${suffix}`, join(packs, path.slice(dirname(path).length + 1) + suffix), repository.link);
  }
  for (const pack of repository.packs) writePack(packs, pack);
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  // Without a remote it would say what git takes for granted, and fill a block of the disk.
  if (repository.remote !== undefined) writeFileSync(join(folder, 'config'), config(repository.remote));
  writeFileSync(join(folder, 'packed-refs'), packedRefs(repository.refs));
  writeFileSync(join(folder, 'index'), indexFile(repository.tree));
  writeFileSync(join(folder, RECORD), `${JSON.stringify(repository.record)}\n`);
}

/**
 * Writes a repository with its work tree: whole, by one rename at the end, or not at all.
 *
 * @param folder where it appears; there must be nothing
 * @param part where it is written: in the same file system, and emptied first
 */
export function writeRepository(folder: string, part: string, repository: Repository): void {
  rmSync(part, { recursive: true, force: true });
  const made = new Set<string>();
  for (const { path, contents, executable } of repository.files) {
    const target = join(part, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(target, contents, { mode: executable ? 0o755 : 0o644 });
  }
  const variables = environment(repository.files);
  if (variables !== undefined) writeFileSync(join(part, '.env'), variables, { mode: 0o600 });
  writeGit(join(part, '.git'), repository);
  renameSync(part, folder);
}

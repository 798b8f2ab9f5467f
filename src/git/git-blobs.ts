/** Files that git has, by their object ids. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { textWithin } from '../reading/read.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { catFiles, repositoryOf } from './git.ts';

/** Where the objects of the repository around a folder are; linked work trees share those of the main one. */
function objectsOf(folder: string): string | undefined {
  const gitFolder = repositoryOf(folder)?.gitFolder;
  if (gitFolder === undefined) return undefined;
  const common = textWithin(join(gitFolder, 'commondir'), 'line');
  return join(common === undefined ? gitFolder : resolve(gitFolder, common.trim()), 'objects');
}

/**
 * What `git cat-file --batch` answers, in the order of the questions: a line with id, type and size, the contents, a line
 * feed; one line of two words where it has no such object, or several of that beginning.
 */
function parsed(output: Buffer, ids: readonly string[]): ReadonlyMap<string, string> {
  const blobs = new Map<string, string>();
  let at = 0;
  for (const id of ids) {
    const end = output.indexOf('\n', at);
    const [, type, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    if (type === 'blob') blobs.set(id, output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

/**
 * The contents of blobs. They are read through an empty repository that borrows the objects: nothing that the configuration
 * of the folder's own repository names is run or fetched.
 *
 * @param folder a project's root, absolute
 * @param ids whole ones or their beginnings; the empty repository has no branch that could be called so
 * @returns by id; without those that the repository does not have, empty where there is no repository or no git
 */
export function readBlobs(folder: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const objects = objectsOf(folder);
  if (objects === undefined) return new Map();
  const borrower = temporaryFolder('django-cloud-');
  try {
    mkdirSync(join(borrower, 'refs'));
    mkdirSync(join(borrower, 'objects/info'), { recursive: true });
    writeFileSync(join(borrower, 'HEAD'), 'ref: refs/heads/none\n');
    writeFileSync(join(borrower, 'objects/info/alternates'), `${objects}\n`);
    const found = catFiles(borrower, ids);
    return found ? parsed(found, ids) : new Map();
  } finally {
    rmSync(borrower, { recursive: true, force: true });
  }
}

/** Reading repositories that belong to participants, without running git with their configuration. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesBelow, textOf } from '../reading/read.ts';

const OBJECT_ID = /^[0-9a-f]{40}$/;

/** Makes an empty repository that borrows another one's objects: its configuration and hooks are not its owner's. */
export function borrowing(folder: string, objects: string | undefined): void {
  mkdirSync(join(folder, 'refs/heads'), { recursive: true });
  mkdirSync(join(folder, 'objects/info'), { recursive: true });
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  writeFileSync(join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  if (objects !== undefined) writeFileSync(join(folder, 'objects/info/alternates'), `${objects}\n`);
}

/** A name that may be a branch here as well: it leads nowhere else. */
const isPlain = (name: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(name) && !name.includes('..') && !name.endsWith('.lock');

/** The branches of a repository, read as files. @param git its `.git` */
export function headsIn(git: string): ReadonlyMap<string, string> {
  const heads = new Map<string, string>();
  const add = (name: string, commit: string): void => {
    if (isPlain(name) && OBJECT_ID.test(commit)) heads.set(name, commit);
  };
  const packed = join(git, 'packed-refs');
  if (existsSync(packed)) {
    for (const line of textOf(packed, 'refs').split('\n')) {
      const [commit = '', name = ''] = line.split(' ');
      if (name.startsWith('refs/heads/')) add(name.slice('refs/heads/'.length), commit);
    }
  }
  const folder = join(git, 'refs/heads');
  if (existsSync(folder)) {
    for (const { path, entry } of entriesBelow(folder, () => true))
      if (entry.isFile()) add(path, textOf(join(folder, path), 'line').trim());
  }
  return heads;
}

/** Small states of files, and folders in memory and on the disk, for the tests of the merge. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Disk, disk as realDisk } from '../../src/merge/disk.ts';
import type { FileState, OnDisk } from '../../src/merge/file-state.ts';
import type { MergeEntry } from '../../src/merge/three-way.ts';

/** The modes of a new file, and of a new program or folder, as `treeOf` has them: the umask decides. */
export const NEW_FILE = (0o666 & ~process.umask()).toString(8);
export const NEW_PROGRAM = (0o777 & ~process.umask()).toString(8);

/** A file with this text. A text that begins with `#!` is executable, as a template's is. */
export function file(text: string | Buffer, executable = text.toString().startsWith('#!')): FileState {
  return { contents: Buffer.from(text), executable };
}

/** The user's file with this text; without one, there is none. */
export function onDisk(state: FileState | string | undefined): OnDisk {
  if (state === undefined) return { kind: 'missing' };
  return { kind: 'file', ...(typeof state === 'string' ? file(state) : state) };
}

/** What is at an entry's path after the merge: the text, `-x` for executable; undefined for nothing. */
export function outcome(entry: MergeEntry): string | undefined {
  if (entry.action === 'remove') return undefined;
  const state = 'result' in entry && entry.result ? entry.result : entry.ours;
  return 'contents' in state ? `${state.contents}${state.executable ? '-x' : ''}` : undefined;
}

/**
 * Everything below a folder, with bytes and modes: equal before and after when nothing changed. Git's folder and that of
 * the journals are left out.
 */
export function treeOf(folder: string): Readonly<Record<string, string>> {
  const tree: Record<string, string> = {};
  const walk = (below: string): void => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const path = below === '' ? name : `${below}/${name}`;
      if (path === '.git' || path === '.django-cloud') continue;
      const stat = lstatSync(join(folder, path));
      const mode = (stat.mode & 0o777).toString(8);
      if (stat.isFile()) tree[path] = `${mode} ${readFileSync(join(folder, path), 'latin1')}`;
      else if (stat.isSymbolicLink()) tree[path] = `link ${readlinkSync(join(folder, path))}`;
      else tree[path] = `folder ${mode}`;
      if (stat.isDirectory()) walk(path);
    }
  };
  walk('');
  return tree;
}

/** What a disk throws that has stopped. */
export class Stopped extends Error {}

/**
 * A disk that works for so many steps and then no more, as after a kill: what the process would still do changes nothing.
 *
 * @param steps how many steps are done; `stopped` tells whether there were more
 */
export function stoppingDisk(steps: number): { readonly disk: Disk; readonly stopped: () => boolean } {
  let left = steps;
  const step = (target: Disk, name: string | symbol): unknown => {
    const act = Reflect.get(target, name) as (...args: unknown[]) => unknown;
    return (...args: unknown[]): unknown => {
      left -= 1;
      if (left < 0) throw new Stopped(`stopped before ${String(name)}`);
      return act(...args);
    };
  };
  return { disk: new Proxy(realDisk, { get: step }), stopped: () => left < 0 };
}

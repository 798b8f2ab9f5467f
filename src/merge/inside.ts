/**
 * Which paths a record or a journal may name. Both lie in the project, so that a stranger may have written them: a path is
 * checked when it is read, whoever wrote it, and the way to it again when it is used.
 */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';

/** Characters that HFS+ ignores in names: `.g\u200cit` is git's folder there. */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/**
 * Whether a part of a path is what it looks like on every file system: no step up, not git's folder under a name that some
 * file system takes for it (short names of NTFS, names that end in dots or blanks, streams), nothing invisible.
 */
function isPlain(part: string): boolean {
  // Nearly every name, at a tenth of the time that the categories of Unicode take.
  if (/^[a-z_][\w-]*(?:\.[\w-]+)*$/i.test(part)) return true;
  const name = part.replace(IGNORED, '').toLowerCase();
  return !/^$|[. ]$/.test(name) && name !== '.git' && !/^git~\d+$/.test(name) && !/[\\:\p{Cc}]/u.test(part);
}

/** Whether a value is a path that stays inside the project: relative, with forward slashes, each part plain. */
export function isInside(path: unknown): path is string {
  return typeof path === 'string' && path.length < 4096 && path.split('/').every(isPlain);
}

/**
 * What is on the way to a path and is not a folder, such as a link to somewhere else; undefined when the way is free.
 *
 * @param folder the project's root, absolute
 * @param path inside of it
 */
export function onTheWay(folder: string, path: string): string | undefined {
  const parts = path.split('/').slice(0, -1);
  for (let length = 1; length <= parts.length; length += 1) {
    const step = parts.slice(0, length).join('/');
    const stat = lstatSync(join(folder, step), { throwIfNoEntry: false });
    if (!stat) return undefined;
    if (!stat.isDirectory()) return step;
  }
  return undefined;
}

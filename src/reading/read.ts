/** Reads files that a stranger may have made: the one place that does, so that nothing is read without a limit. */
import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { DEEPEST, LIMITS, type Limit, MOST_ENTRIES, sizeText } from './limits.ts';

/** What is at a path that is neither file nor folder, in words; reading a folder fails by itself. */
function kindOf(stat: Stats): string | undefined {
  if (stat.isFile() || stat.isDirectory()) return undefined;
  if (stat.isFIFO()) return say`a pipe`;
  return stat.isSocket() ? say`a socket` : say`a device`;
}

/**
 * The bytes of a file.
 *
 * @throws UserError when it is a pipe or a device, so that reading it could wait for ever, or larger than its kind may be
 * @throws the file system's error when there is none, or it may not be read
 */
export function bytesOf(path: string, limit: Limit): Buffer {
  const stat = statSync(path);
  const kind = kindOf(stat);
  if (kind) throw new UserError(say`${path}: it is ${kind} where a file belongs. Remove it.`, 1);
  refuseLarger(path, stat.size, limit);
  const bytes = readFileSync(path);
  // Files of /proc have no size, and others may grow.
  refuseLarger(path, bytes.length, limit);
  return bytes;
}

/** @throws UserError when something is larger than its kind may be */
function refuseLarger(path: string, size: number, limit: Limit): void {
  if (size <= LIMITS[limit]) return;
  throw new UserError(
    say`${path}: it has ${sizeText(size)}, and ${sizeText(LIMITS[limit])} are the most that is read of such a file.`,
    1,
  );
}

/** The text of a file. @throws as `bytesOf` */
export function textOf(path: string, limit: Limit): string {
  return bytesOf(path, limit).toString('utf8');
}

/** The bytes of a file; undefined when there is none. @throws as `bytesOf` */
export function bytesWithin(path: string, limit: Limit): Buffer | undefined {
  try {
    return bytesOf(path, limit);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}

/** The text of a file; undefined when there is none. @throws as `bytesOf` */
export function textWithin(path: string, limit: Limit): string | undefined {
  return bytesWithin(path, limit)?.toString('utf8');
}

/** What standard input holds. @throws UserError when it is more than its kind may be */
export function standardInput(limit: Limit): string {
  const bytes = readFileSync(0);
  refuseLarger('-', bytes.length, limit);
  return bytes.toString('utf8');
}

/** An entry of a walk: its path below the folder, with forward slashes. */
export interface Walked {
  readonly path: string;
  readonly entry: Dirent;
}

/** A walk was given up: there is more than anybody looks at. */
export class TooManyError extends Error {}

/**
 * All entries below a folder, through no link, each folder before what is in it.
 *
 * @param enters whether a folder is looked into; what may not be read is left out where `lenient`
 * @param most entries
 * @throws TooManyError beyond so many entries or levels
 */
export function* entriesBelow(
  folder: string,
  enters: (path: string) => boolean,
  lenient = false,
  most = MOST_ENTRIES,
): Generator<Walked> {
  let count = 0;
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(join(folder, below), { withFileTypes: true });
    } catch (error) {
      if (!lenient || below === '') throw error;
      continue;
    }
    count += entries.length;
    if (count > most) throw new TooManyError(say`more than ${most} files and folders`);
    const inside: string[] = [];
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      yield { path, entry };
      if (entry.isDirectory() && enters(path)) inside.push(path);
    }
    if (inside.length > 0 && below.split('/').length >= DEEPEST)
      throw new TooManyError(say`folders deeper than ${DEEPEST} levels`);
    waiting.push(...inside.reverse());
  }
}

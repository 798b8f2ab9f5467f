/** One run at a time for each seat of a class: two that write the same repositories would take each other's parts away. */
import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { place } from '../merge/exclusive.ts';
import { parseJson } from '../reading/parse.ts';
import { textOf } from '../reading/read.ts';
import type { Shard } from './shard.ts';

const PREFIX = '.lock-';
const NAME = /^\.lock-(\d+)-of-(\d+)$/;

/** A run on another machine cannot be asked whether it lives: it touches its lock, and so long after the last time it has died. */
const SILENT_MS = 60_000;
const BEAT_MS = 5_000;
const POLL_MS = 200;

/** Who holds a lock. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Where its number means what it means here: containers may have one name, and processes of their own. */
  readonly place?: string;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Who holds a lock at present; undefined when it is gone, cut, or left by a run that was killed. */
function ownerOf(path: string): Owner | undefined {
  try {
    const owner = parseJson(textOf(path, 'line')) as Owner;
    const { pid, host } = owner;
    const silent = Date.now() - statSync(path).mtimeMs > SILENT_MS;
    const isHere = owner.place === undefined ? host === hostname() : owner.place === place();
    const lives = isHere ? isAlive(pid) : !silent;
    return lives ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** Whether some seat belongs to both shares: shares are every so many seats. */
function overlap(a: Shard, b: Shard): boolean {
  return (a.index - b.index) % greatestDivisor(a.count, b.count) === 0;
}

/** A lock of another run that makes seats of this share. */
function otherRun(folder: string, shard: Shard, own: string): Owner | undefined {
  for (const name of readdirSync(folder)) {
    const [, index, count] = NAME.exec(name) ?? [];
    if (count === undefined || name === own) continue;
    if (!overlap(shard, { index: Number(index) - 1, count: Number(count) })) continue;
    const owner = ownerOf(join(folder, name));
    if (owner) return owner;
    rmSync(join(folder, name), { force: true });
  }
  return undefined;
}

/** Takes the lock of a share. @returns who holds it; undefined when it is ours now */
function take(folder: string, shard: Shard, name: string): Owner | undefined {
  const path = join(folder, name);
  const me: Owner = { pid: process.pid, host: hostname(), place: place() };
  try {
    writeFileSync(path, JSON.stringify(me), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = ownerOf(path);
    if (!owner) rmSync(path, { force: true });
    return owner ?? take(folder, shard, name);
  }
  const other = otherRun(folder, shard, name);
  if (other) rmSync(path, { force: true });
  return other;
}

/** Takes folders away that were made for nothing. @param top the uppermost of them */
function removeEmpty(folder: string, top: string): void {
  try {
    for (let one = folder; one.length >= top.length; one = dirname(one)) rmdirSync(one);
  } catch {
    // There is something in it now.
  }
}

/**
 * Runs something while no other run makes the same seats; waits for one that does.
 *
 * @param waiting is called once, with the process that is waited for
 */
export async function exclusively<T>(
  folder: string,
  shard: Shard,
  waiting: (owner: Owner) => void,
  act: () => Promise<T>,
): Promise<T> {
  const made = mkdirSync(folder, { recursive: true });
  const name = `${PREFIX}${shard.index + 1}-of-${shard.count}`;
  let told = false;
  for (let owner = take(folder, shard, name); owner; owner = take(folder, shard, name)) {
    if (!told) waiting(owner);
    told = true;
    // Not all at the same moment: two shares that differ would go on finding each other's lock.
    await wait(POLL_MS * (1 + Math.random()));
  }
  const path = join(folder, name);
  const beat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // The folder was taken away: what is written next says so.
    }
  }, BEAT_MS);
  beat.unref();
  try {
    return await act();
  } finally {
    clearInterval(beat);
    rmSync(path, { force: true });
    if (made !== undefined) removeEmpty(folder, made);
  }
}

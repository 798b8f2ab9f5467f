/** One change of a project at a time: two processes that write one journal would undo each other's work. */
import { readlinkSync, statSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { textWithin } from '../reading/read.ts';
import type { Disk } from './disk.ts';
import { HOME_FOLDER } from './journal.ts';
import type { Site } from './transaction.ts';
import { isVouched, vouch } from './vouched.ts';

/** Who is at work touches the lock so often, in milliseconds. */
const BEAT = 2_000;

/** A lock of somewhere else that nobody touched for so long is of a process that is no more. */
const SILENT = 30_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Where numbers of processes mean what they mean here: this machine since it was started, and on Linux this namespace of
 * processes, which a container has for itself (pid_namespaces(7)).
 */
export function place(): string {
  try {
    const boot = textWithin('/proc/sys/kernel/random/boot_id', 'line');
    if (boot === undefined) return hostname();
    return `${boot.trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Who holds a lock, in words; undefined when nobody does any more. @param now of the file system that the lock is on */
function holder(path: string, now: number): string | undefined {
  const [, pid = '0', where] = /^(\d+)\n(?:(.+)\n)?/.exec(textWithin(path, 'line') ?? '') ?? [];
  // Without its first newline it was cut: the process was killed while it wrote.
  const owner = Number(pid);
  if (owner === 0) return undefined;
  if (where === undefined || where === place()) {
    return owner !== process.pid && isAlive(owner) ? say`process ${owner}` : undefined;
  }
  return now - statSync(path).mtimeMs < SILENT
    ? say`process ${owner} of another machine or container`
    : undefined;
}

/** Takes the lock. A lock of a process that is no more is taken over: it was killed. @throws UserError when it is held */
function take(path: string, disk: Disk): void {
  while (!disk.create(path, `${process.pid}\n${place()}\n`)) {
    // The folder was touched by the file system's own clock when something was last made in it.
    disk.put(`${path}.now`, '');
    const now = statSync(`${path}.now`).mtimeMs;
    disk.unlink(`${path}.now`);
    const owner = holder(path, now);
    if (owner !== undefined) {
      throw new UserError(
        say`${owner} holds the lock of this project. Wait until it ends; if it is not a django-cloud process, remove ${path}.`,
        1,
      );
    }
    disk.unlink(path);
  }
}

/**
 * Makes the folder of the journals. One in the project is this account's from then on, and a later repository is told to
 * ignore it; what an unknown account left there, which is no change that waits, is thrown away.
 */
function makeHome({ folder, home, disk }: Site): void {
  const inProject = home === join(folder, HOME_FOLDER);
  if (inProject && isVouched(home)) return;
  if (inProject) disk.removeTree(home);
  for (const step of inProject ? [home] : [dirname(home), home]) disk.makeFolder(step, 0o755);
  if (!inProject) return;
  disk.put(join(home, '.gitignore'), '*\n');
  vouch(home, (path, text) => disk.put(path, text));
}

/**
 * Runs something while no other process changes the project.
 *
 * @throws UserError when another process does
 */
export async function exclusively<T>(site: Site, act: () => Promise<T>): Promise<T> {
  makeHome(site);
  const lock = join(site.home, 'lock');
  take(lock, site.disk);
  const beat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(lock, now, now);
    } catch {}
  }, BEAT).unref();
  try {
    return await act();
  } finally {
    clearInterval(beat);
    site.disk.unlink(lock);
  }
}

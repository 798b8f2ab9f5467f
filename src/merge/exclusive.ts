/** One change of a project at a time: two processes that write one journal would undo each other's work. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../answers/user-error.ts';
import { say } from '../languages/say.ts';
import type { Disk } from './disk.ts';
import { HOME_FOLDER } from './journal.ts';
import type { Site } from './transaction.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes the lock. A lock of a process that is no more is taken over: it was killed. @throws UserError when it is held */
function take(path: string, disk: Disk): void {
  while (!disk.create(path, `${process.pid}\n`)) {
    // Without its newline it was cut: the process was killed while it wrote.
    const owner = Number(/^(\d+)\n/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0);
    if (owner > 0 && owner !== process.pid && isAlive(owner)) {
      throw new UserError(
        say`process ${owner} is changing this project. Wait until it has ended; if it is none of django-cloud's, remove ${path}.`,
        1,
      );
    }
    disk.unlink(path);
  }
}

/** Makes the folder of the journals. In a project without a repository it tells a later one to ignore it. */
function makeHome({ folder, home, disk }: Site): void {
  const inProject = home === join(folder, HOME_FOLDER);
  for (const step of inProject ? [home] : [dirname(home), home]) disk.makeFolder(step, 0o755);
  if (inProject) disk.put(join(home, '.gitignore'), '*\n');
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
  try {
    return await act();
  } finally {
    site.disk.unlink(lock);
  }
}

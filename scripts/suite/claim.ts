/** A folder that one run of the tests has for itself, and that the next one takes over. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether there is a process with that number, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  // Of an empty note, 0: that would be every process of our group.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function claimed(note: string): boolean {
  // By a link: at no moment is there a note that names nobody.
  const written = `${note}-${process.pid}`;
  writeFileSync(written, String(process.pid));
  try {
    linkSync(written, note);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(written, { force: true });
  }
}

/**
 * Claims a folder until this process ends: the one with that name, or, while another run has it, the next of `name-2`,
 * `name-3`, …
 *
 * @returns its path; it is there
 */
export function claimFolder(name: string): string {
  mkdirSync(dirname(name), { recursive: true });
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? name : `${name}-${number}`;
    const note = `${folder}.pid`;
    let isOurs = claimed(note);
    if (!isOurs && !isAlive(Number(readFileSync(note, 'utf8')))) {
      // Whoever had it was killed.
      rmSync(note, { force: true });
      isOurs = claimed(note);
    }
    if (!isOurs) continue;
    process.on('exit', () => rmSync(note, { force: true }));
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}

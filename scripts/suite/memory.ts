/** The machine's memory: how much is in use, and a folder in it. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';

/** Bytes in use that nobody gets back by dropping caches. */
export function memoryInUse(): number {
  try {
    const text = readFileSync('/proc/meminfo', 'utf8');
    const kilobytes = (name: string): number => Number(new RegExp(`^${name}: +(\\d+)`, 'm').exec(text)?.[1]);
    return (kilobytes('MemTotal') - kilobytes('MemAvailable')) * 1024;
  } catch {
    return totalmem() - freemem();
  }
}

/** Looks at the memory every half second until it is stopped. */
export class MemoryWatch {
  readonly before = memoryInUse();
  highest = this.before;
  private readonly timer = setInterval(() => {
    this.highest = Math.max(this.highest, memoryInUse());
  }, 500);

  stop(): void {
    clearInterval(this.timer);
  }
}

/** What a test may write at the most: below that, temporary files stay on the disk. */
const ROOM = 4 * 2 ** 30;

/** A new folder in memory for temporary files, removed when this process ends; nothing where there is no room for it. */
export function memoryFolder(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize < ROOM) return undefined;
    const folder = mkdtempSync('/dev/shm/tests-');
    // As /tmp: root's tests run servers as somebody else.
    chmodSync(folder, 0o1777);
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  } catch {
    return undefined;
  }
}

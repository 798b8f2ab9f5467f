/** The machine's memory: how much is in use, and a folder in it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { freemem, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

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

/** A folder for temporary files, and the words that run a command to which it is in memory. */
export interface Temporary {
  readonly folder: string;
  readonly command: (argv: readonly string[]) => readonly string[];
}

/** The temporary folder of root's tests, removed when this process ends: each command has it in memory, in a namespace. */
export function rootsTemporary(): Temporary {
  // Below the usual one, and not in /dev/shm: a host of the tests' own has a /dev of its own.
  const folder = mkdtempSync(join(tmpdir(), 'tests-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const script = 'mount -t tmpfs -o mode=1777,size=8g tmpfs "$0"; exec "$@"';
  return { folder, command: (argv) => ['unshare', '--mount', 'sh', '-ec', script, folder, ...argv] };
}

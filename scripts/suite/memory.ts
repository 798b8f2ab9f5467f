/** The machine's memory in use, watched. */
import { readFileSync } from 'node:fs';
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

/** How idle the machine's processors are. */
import { cpus } from 'node:os';

function times(): { readonly idle: number; readonly all: number } {
  const sums = cpus().map(({ times: { user, nice, sys, idle, irq } }) => ({
    idle,
    all: user + nice + sys + idle + irq,
  }));
  return sums.reduce((sum, one) => ({ idle: sum.idle + one.idle, all: sum.all + one.all }));
}

/** Looks at the processors whenever it is asked. */
export class ProcessorWatch {
  private last = times();

  /** The share of all processors' time that nobody used since it was asked before: 0 to 1. */
  idle(): number {
    const now = times();
    const all = now.all - this.last.all;
    const share = all > 0 ? (now.idle - this.last.idle) / all : 0;
    this.last = now;
    return share;
  }
}

/** What a process and its descendants use: processor time, and memory without counting shared pages twice. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of /proc in a second: fixed on Linux, whatever the kernel's own clock is. */
const TICKS = 100;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  /** Ticks of it, and of its children that have ended. */
  readonly ticks: number;
}

function statOf(pid: string): Stat | undefined {
  try {
    // The name, in brackets, may have spaces and brackets itself.
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = [11, 12, 13, 14].reduce((sum, column) => sum + Number(words[column]), 0);
    return { pid: Number(pid), parent: Number(words[1]), ticks };
  } catch {
    // It has just ended.
    return undefined;
  }
}

function tree(root: number): readonly Stat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat !== undefined);
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
  return found;
}

/** Seconds of the processor that a process, its descendants and those of them that ended have taken. */
export function processorSeconds(root: number): number {
  return tree(root).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;
}

/** The ids of a process and its descendants, the oldest first. */
export function processes(root: number): readonly number[] {
  return tree(root).map(({ pid }) => pid);
}

/** Proportional set size of a process and its descendants, in MiB: a page that n share counts 1/n for each. */
export function memory(root: number): number {
  const kilobytes = tree(root).map(({ pid }) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
}

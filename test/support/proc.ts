/** What the system tells of processes: https://man7.org/linux/man-pages/man5/proc.5.html. They may end at any moment. */
import { readdirSync, readFileSync } from 'node:fs';

/** A file of a process's, `status`; empty when it has ended. */
export function factOf(pid: number | string | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** The processes that one has started, by any of its threads; none when it has ended. */
export function childrenOf(pid: number | string | undefined): readonly number[] {
  let threads: readonly string[] = [];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    // It has ended.
  }
  return threads.flatMap((thread) =>
    factOf(pid, `task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

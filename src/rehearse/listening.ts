import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { output } from '../run/programs.ts';

/** The lines of a file of /proc; none when the process has ended or belongs to somebody else. */
function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** The names in a folder of /proc; none when the process has ended or belongs to somebody else. */
function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** Where a link of /proc leads; nowhere when it was closed, or its process has ended. */
function targetOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** Inodes of the sockets that the processes of a group have open. */
function socketsOf(group: number): ReadonlySet<string> {
  const inodes = new Set<string>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    // The name of the program, in parentheses, may hold anything: the numbers come after it. See proc_pid_stat(5).
    const [, , pgrp] = linesOf(`/proc/${pid}/stat`)[0]?.split(') ').at(-1)?.split(' ') ?? [];
    if (Number(pgrp) !== group) continue;
    for (const name of namesIn(`/proc/${pid}/fd`)) {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(targetOf(`/proc/${pid}/fd/${name}`)) ?? [];
      if (inode) inodes.add(inode);
    }
  }
  return inodes;
}

/** The state of a listening socket in /proc/net/tcp, and the columns there: see proc_pid_net(5). */
const LISTEN = '0A';

function portsOnLinux(group: number): readonly number[] {
  const own = socketsOf(group);
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(linesOf).flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    return state === LISTEN && own.has(inode) ? [Number.parseInt(local.split(':')[1] ?? '', 16)] : [];
  });
}

function portsByLsof(group: number): readonly number[] {
  const args = ['-nP', '-a', '-g', String(group), '-iTCP', '-sTCP:LISTEN', '-Fn'];
  const names = output('lsof', args, process.env)?.split('\n') ?? [];
  return names.flatMap((name) => /^n.*:(\d+)$/.exec(name)?.slice(1).map(Number) ?? []);
}

/** The ports on which the processes of a group listen, in order; none where the system does not tell. */
export function listeningPorts(group: number | undefined): readonly number[] {
  if (group === undefined) return [];
  const ports = process.platform === 'linux' ? portsOnLinux(group) : portsByLsof(group);
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** Kilobytes that a process and those that it started have in memory; undefined where the system does not tell. */
export function memoryOf(pid: number): number | undefined {
  const status = linesOf(`/proc/${pid}/status`);
  if (status.length === 0) return undefined;
  const own = Number(/^VmRSS:\s+(\d+)/m.exec(status.join('\n'))?.[1] ?? 0);
  const children = namesIn(`/proc/${pid}/task`).flatMap((thread) =>
    linesOf(`/proc/${pid}/task/${thread}/children`).join(' ').split(' ').filter(Boolean).map(Number),
  );
  return children.reduce((sum, child) => sum + (memoryOf(child) ?? 0), own);
}

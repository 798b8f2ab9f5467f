/** What a server holds: memory, descriptors, threads, connections and temporary files. */
import { readdirSync, readFileSync } from 'node:fs';
import { memory, processes } from '../../bench/process-tree.ts';

export interface Held {
  /** MiB of proportional set size. */
  readonly memory: number;
  readonly descriptors: number;
  readonly threads: number;
  /** Connections to the database, and to the cache. */
  readonly database: number;
  readonly cache: number;
  /** Connections of clients, also those that they have closed and the server has not. */
  readonly clients: number;
  readonly files: number;
}

/** Ports of what a server is connected with. */
export interface Ports {
  readonly own: number;
  readonly database: number;
  readonly cache: number;
}

function entries(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    // It has just ended.
    return 0;
  }
}

/** ESTABLISHED and CLOSE_WAIT of https://docs.kernel.org/networking/proc_net_tcp.html. */
const OPEN = ['01', '08'];

/** Local and remote ports of the open TCP connections of this machine. */
function connections(): readonly { readonly local: number; readonly remote: number }[] {
  return ['tcp', 'tcp6'].flatMap((name) =>
    readFileSync(`/proc/net/${name}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state = '']) => OPEN.includes(state))
      .map(([, local = '', remote = '']) => ({ local: portOf(local), remote: portOf(remote) })),
  );
}

const portOf = (address: string): number => Number.parseInt(address.split(':').at(-1) ?? '', 16);

/** @param root the id of the server's first process @param temporary the folder of its temporary files */
export function held(root: number, ports: Ports, temporary: string): Held {
  const ids = processes(root);
  const sum = (part: string): number => ids.reduce((all, id) => all + entries(`/proc/${id}/${part}`), 0);
  const open = connections();
  return {
    memory: memory(root),
    descriptors: sum('fd'),
    threads: sum('task'),
    database: open.filter(({ remote }) => remote === ports.database).length,
    cache: open.filter(({ remote }) => remote === ports.cache).length,
    clients: open.filter(({ local }) => local === ports.own).length,
    files: readdirSync(temporary, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
      .length,
  };
}

/** The median of each of what several looks found. */
export function medianOf(looks: readonly Held[]): Held {
  const median = (key: keyof Held): number => {
    const sorted = looks.map((look) => look[key]).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return {
    memory: median('memory'),
    descriptors: median('descriptors'),
    threads: median('threads'),
    database: median('database'),
    cache: median('cache'),
    clients: median('clients'),
    files: median('files'),
  };
}

/** The processes of a server that serve: those that have started none, youngest first; the only one where it is one. */
export function workers(root: number): readonly number[] {
  const ids = processes(root);
  const parents = ids.map((id) => {
    try {
      return Number(readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
    } catch {
      return 0;
    }
  });
  return ids.filter((id) => !parents.includes(id)).toReversed();
}

/**
 * Database servers of the whole run: whoever runs the tests listens on a socket in the store, and starts each server when
 * the first test asks for it. They end with that process, whichever way it ends.
 */
import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { join } from 'node:path';
import type { DatabaseServer } from './database-server.ts';
import { changedPackages } from './environments.ts';
import { Mariadb } from './mariadb.ts';
import { Postgresql } from './postgresql.ts';
import { temporaryFolder } from './processes.ts';
import { store } from './store.ts';

const STARTS = {
  postgresql: (folder: string): Promise<DatabaseServer> => Postgresql.start(folder, ['max_connections=600']),
  mariadb: (folder: string): Promise<DatabaseServer> => Mariadb.start(folder, ['--max-connections=600']),
};

export type Kind = keyof typeof STARTS;

const isKind = (name: string): name is Kind => name in STARTS;

const socketOf = (folder: string): string => join(folder, 'servers.sock');

export class RunServers {
  private readonly listener: Server;
  private readonly folder: string;
  private readonly servers = new Map<Kind, Promise<DatabaseServer>>();

  private constructor(folder: string) {
    this.folder = folder;
    this.listener = createServer((asked, answer) => {
      const kind = (asked.url ?? '').slice(1);
      if (!isKind(kind)) {
        answer.writeHead(404).end();
        return;
      }
      this.server(kind).then(
        ({ port }) => answer.end(String(port)),
        (error: Error) => answer.writeHead(500).end(error.message),
      );
    });
  }

  /** Begins to answer tests of this run. @param at the folder that they share */
  static async listen(at: string): Promise<RunServers> {
    const servers = new RunServers(temporaryFolder('run-servers-'));
    const socket = socketOf(at);
    mkdirSync(at, { recursive: true });
    rmSync(socket, { force: true });
    await new Promise<void>((resolve, reject) => {
      servers.listener.once('error', reject).listen(socket, resolve);
    });
    // Tests may run as somebody else than the one who runs them.
    chmodSync(socket, 0o666);
    return servers;
  }

  private server(kind: Kind): Promise<DatabaseServer> {
    const known = this.servers.get(kind) ?? STARTS[kind](this.folder);
    this.servers.set(kind, known);
    return known;
  }

  /** Stops every server that was started. */
  async close(): Promise<void> {
    this.listener.close();
    this.listener.closeAllConnections();
    const started = await Promise.allSettled(this.servers.values());
    for (const one of started) if (one.status === 'fulfilled') await one.value.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The port of a server of the run; undefined where a test was started by itself. @throws Error when it does not start */
export function portOfTheRun(kind: Kind): Promise<number | undefined> {
  const socketPath = socketOf(store());
  if (!existsSync(socketPath)) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: `/${kind}`, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(Number(text)) : reject(new Error(`${kind}: ${text}`)),
      );
    });
    // Left behind by a run that was killed.
    asked.on('error', ({ code, message }: NodeJS.ErrnoException) =>
      code === 'ECONNREFUSED' ? resolve(undefined) : reject(new Error(message)),
    );
    asked.end();
  });
}

/** As a program: it listens for the tests of the run until it is told to stop, and looks at what they left behind. */
if (import.meta.main) {
  const servers = await RunServers.listen(store());
  const stop = async (): Promise<void> => {
    await servers.close();
    const changed = changedPackages();
    for (const path of changed) console.error(`A test has changed a package that others use: ${path}`);
    process.exit(changed.length > 0 ? 1 : 0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  console.log('listening');
}

/** A test's share of a database server of the run: databases with names of its own, which end with the test. */
import { randomBytes } from 'node:crypto';
import type { DatabaseServer } from './database-server.ts';
import { Mariadb } from './mariadb.ts';
import { Postgresql } from './postgresql.ts';
import { type Kind, portOfTheRun } from './run-servers.ts';

const CLASSES = { postgresql: Postgresql, mariadb: Mariadb } as const;

class Share implements DatabaseServer {
  readonly port: number;
  private readonly server: Postgresql | Mariadb;
  private readonly own = new Map<string, { readonly name: string; readonly url: string }>();

  constructor(server: Postgresql | Mariadb) {
    this.port = server.port;
    this.server = server;
  }

  create(database: string): string {
    const name = `${database}_${randomBytes(4).toString('hex')}`;
    const { url } = this.own.get(database) ?? { url: this.server.create(name) };
    if (!this.own.has(database)) this.own.set(database, { name, url });
    return url;
  }

  watchConnections(database: string): { readonly most: () => Promise<number> } {
    return this.server.watchConnections(this.own.get(database)?.name ?? database);
  }

  async stop(): Promise<void> {
    for (const { name } of this.own.values()) this.server.drop(name);
  }
}

/** The run's server; where a test was started by itself, one that is made below a folder. */
export async function sharedDatabase(kind: Kind, folder: string): Promise<DatabaseServer> {
  const port = await portOfTheRun(kind);
  const { [kind]: own } = CLASSES;
  return port === undefined ? own.start(folder) : new Share(own.at(port, folder));
}

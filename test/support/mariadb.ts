/** A MariaDB server of the tests' own, from Debian's package: on loopback and without a password. */
import { join } from 'node:path';
import { watched } from './connections.ts';
import type { DatabaseServer } from './database-server.ts';
import { freePort } from './http.ts';
import { PATH } from './machine.ts';
import { Background, dyingWithUs, ordinaryFolder, type Place, run } from './processes.ts';

export class Mariadb implements DatabaseServer {
  readonly port: number;
  private readonly place: Place;
  private process: Background | undefined;

  private constructor(port: number, place: Place) {
    this.port = port;
    this.place = place;
  }

  /** Makes its data below a folder and starts it; `socket` is there too. @param more options */
  static async start(parent: string, more: readonly string[] = []): Promise<Mariadb> {
    const folder = ordinaryFolder(join(parent, 'mariadb'));
    const server = Mariadb.at(await freePort(), folder);
    const data = `--datadir=${join(folder, 'data')}`;
    const made = run(
      [
        'mariadb-install-db',
        '--no-defaults',
        data,
        '--skip-test-db',
        '--auth-root-authentication-method=normal',
      ],
      server.place,
    );
    if (made.status !== 0) throw new Error(made.output);
    const words = [
      data,
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--port=${server.port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--innodb-buffer-pool-size=32M',
      '--innodb-flush-log-at-trx-commit=0',
      ...more,
    ];
    server.process = new Background(dyingWithUs(['mariadbd', '--no-defaults', ...words]), server.place);
    await server.process.until(async () => server.sql('SELECT 1') === '1', 'ready', 60_000);
    return server;
  }

  /** The one that listens there. @param folder where its clients are started */
  static at(port: number, folder: string): Mariadb {
    return new Mariadb(port, { cwd: folder, env: { PATH, HOME: folder, LC_ALL: 'C.UTF-8' } });
  }

  private get client(): readonly string[] {
    const to = ['--protocol=tcp', '--host=127.0.0.1', `--port=${this.port}`, '--user=root'];
    const plain = ['--skip-column-names', '--batch', '--default-character-set=utf8mb4'];
    return ['mariadb', '--no-defaults', ...to, ...plain];
  }

  /** Runs a statement as the administrator, and returns what its client prints, or nothing when it fails. */
  sql(statement: string): string {
    return run([...this.client, '--execute', statement], this.place, 60_000).stdout.trim();
  }

  create(database: string): string {
    this.sql(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
    return `mysql://root@127.0.0.1:${this.port}/${database}`;
  }

  drop(database: string): void {
    this.sql(`DROP DATABASE IF EXISTS ${database}`);
  }

  watchConnections(database: string): { readonly most: () => Promise<number> } {
    const count = `SELECT COUNT(*) FROM information_schema.processlist WHERE db = '${database}'`;
    return watched([...this.client, '--unbuffered'], count, this.place);
  }

  async stop(): Promise<void> {
    await this.process?.stop();
  }
}

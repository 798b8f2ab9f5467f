/** A MariaDB server of the tests' own, from Debian's package: on loopback and without a password. */
import { join } from 'node:path';
import { watched } from './connections.ts';
import type { DatabaseServer } from './database-server.ts';
import { freePort } from './http.ts';
import { PATH } from './machine.ts';
import { Background, ordinaryFolder, type Place, run } from './processes.ts';

export class Mariadb implements DatabaseServer {
  readonly port: number;
  private readonly folder: string;
  private readonly argv: readonly string[];
  private readonly place: Place;
  private process: Background | undefined;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
    this.place = { cwd: folder, env: { PATH, HOME: folder, LC_ALL: 'C.UTF-8' } };
    this.argv = [
      'mariadbd',
      '--no-defaults',
      `--datadir=${join(folder, 'data')}`,
      `--socket=${this.socket}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--innodb-buffer-pool-size=32M',
      '--innodb-flush-log-at-trx-commit=0',
    ];
  }

  /** Makes its data below a folder and starts it. */
  static async start(parent: string): Promise<Mariadb> {
    const folder = ordinaryFolder(join(parent, 'mariadb'));
    const server = new Mariadb(folder, await freePort());
    const data = [`--datadir=${join(folder, 'data')}`, '--skip-test-db'];
    const made = run(
      ['mariadb-install-db', '--no-defaults', ...data, '--auth-root-authentication-method=normal'],
      server.place,
    );
    if (made.status !== 0) throw new Error(made.output);
    await server.resume();
    return server;
  }

  private get socket(): string {
    return join(this.folder, 'socket');
  }

  private get client(): readonly string[] {
    const plain = ['--skip-column-names', '--batch', '--default-character-set=utf8mb4'];
    return ['mariadb', '--no-defaults', `--socket=${this.socket}`, '--user=root', ...plain, '--execute'];
  }

  sql(statement: string): string {
    return run([...this.client, statement], this.place, 10_000).stdout.trim();
  }

  create(database: string): string {
    this.sql(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
    return `mysql://root@127.0.0.1:${this.port}/${database}`;
  }

  watchConnections(database: string): { readonly most: () => Promise<number> } {
    const count = `SELECT COUNT(*) FROM information_schema.processlist WHERE db = '${database}'`;
    return watched([...this.client, count], this.place);
  }

  async stop(): Promise<void> {
    await this.process?.stop();
  }

  async resume(): Promise<void> {
    this.process = new Background(this.argv, this.place);
    await this.process.until(async () => this.sql('SELECT 1') === '1', 'ready', 60_000);
  }
}

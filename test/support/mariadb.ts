/** A MariaDB server of the tests' own, from Debian's package: without a password, or with TLS and an account. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificates } from './certificates.ts';
import { watched } from './connections.ts';
import { ACCOUNT, type DatabaseServer } from './database-server.ts';
import { freePort } from './http.ts';
import { PATH } from './machine.ts';
import { Background, giveToOrdinaryUser, ordinaryFolder, type Place, run } from './processes.ts';

export class Mariadb implements DatabaseServer {
  readonly port: number;
  private readonly folder: string;
  private readonly argv: readonly string[];
  private readonly place: Place;
  private readonly hasTls: boolean;
  private process: Background | undefined;

  private constructor(folder: string, port: number, tls: readonly string[]) {
    this.folder = folder;
    this.port = port;
    this.hasTls = tls.length > 0;
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
      ...tls,
    ];
  }

  /** Makes its data below a folder and starts it. */
  static async start(parent: string, certificates?: Certificates): Promise<Mariadb> {
    const folder = ordinaryFolder(join(parent, 'mariadb'));
    const [certificate, key] = [join(folder, 'host.pem'), join(folder, 'host.key')];
    // The socket's clients are let in without TLS: it never leaves the machine.
    const tls = [`--ssl-cert=${certificate}`, `--ssl-key=${key}`, '--require-secure-transport=ON'];
    const server = new Mariadb(folder, await freePort(), certificates ? tls : []);
    const data = [`--datadir=${join(folder, 'data')}`, '--skip-test-db'];
    const made = run(
      ['mariadb-install-db', '--no-defaults', ...data, '--auth-root-authentication-method=normal'],
      server.place,
    );
    if (made.status !== 0) throw new Error(made.output);
    if (certificates) {
      copyFileSync(certificates.certificate, certificate);
      copyFileSync(certificates.key, key);
      giveToOrdinaryUser(folder);
    }
    await server.resume();
    if (certificates) {
      const { user, password } = ACCOUNT;
      server.sql(`CREATE USER ${user} IDENTIFIED BY '${password}' REQUIRE SSL; GRANT ALL ON *.* TO ${user}`);
    }
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
    const user = this.hasTls ? ACCOUNT.user : 'root';
    return `mysql://${user}@127.0.0.1:${this.port}/${database}`;
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

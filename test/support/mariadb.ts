/** A MariaDB server of the tests' own, from Debian's package, on loopback. */
import { join } from 'node:path';
import { freePort } from './http.ts';
import { PATH } from './machine.ts';
import { Background, ordinaryFolder, run } from './processes.ts';

const PASSWORD = 'for-tests';

export class Mariadb {
  private readonly port: number;
  private readonly folder: string;
  private readonly process: Background;

  private constructor(folder: string, port: number, process: Background) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Makes its data below a folder and starts it. */
  static async start(parent: string): Promise<Mariadb> {
    const folder = ordinaryFolder(join(parent, 'mariadb'));
    const port = await freePort();
    const place = { cwd: folder, env: { PATH, HOME: folder, LC_ALL: 'C.UTF-8' } };
    const data = `--datadir=${join(folder, 'data')}`;
    const install = ['mariadb-install-db', '--no-defaults', data, '--auth-root-authentication-method=normal'];
    const made = run([...install, '--skip-test-db'], place);
    if (made.status !== 0) throw new Error(made.output);
    const settings = [
      `--socket=${join(folder, 'socket')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--pid-file=${join(folder, 'pid')}`,
      '--innodb-flush-log-at-trx-commit=0',
      '--skip-name-resolve',
    ];
    const server = new Mariadb(
      folder,
      port,
      new Background(['mariadbd', '--no-defaults', data, ...settings], place),
    );
    await server.process.until(async () => server.sql('SELECT 1') === 0, 'ready', 60_000);
    return server;
  }

  /** Runs statements as root. @returns the status of the client */
  private sql(statements: string): number {
    const client = ['mariadb', '--no-defaults', `--socket=${join(this.folder, 'socket')}`, '--user=root'];
    const place = { cwd: this.folder, env: { PATH, HOME: this.folder } };
    return run([...client, '-e', statements], place, 10_000).status;
  }

  /** Makes a database, and a user of its name. @returns its DATABASE_URL */
  create(database: string): string {
    this.sql(
      `CREATE DATABASE ${database} CHARACTER SET utf8mb4; CREATE USER ${database}@'127.0.0.1' IDENTIFIED BY '${PASSWORD}'; GRANT ALL ON ${database}.* TO ${database}@'127.0.0.1'`,
    );
    return `mysql://${database}:${PASSWORD}@127.0.0.1:${this.port}/${database}`;
  }

  async stop(): Promise<void> {
    await this.process.stop('SIGTERM');
  }
}

/** A PostgreSQL server of the tests' own, from Debian's package, on loopback and without a password. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './http.ts';
import { PATH } from './machine.ts';
import { Background, ordinaryFolder, run } from './processes.ts';

const ROOT = '/usr/lib/postgresql';

export class Postgresql {
  readonly port: number;
  private readonly bin: string;
  private readonly folder: string;
  private readonly process: Background;

  private constructor(bin: string, folder: string, port: number, process: Background) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Makes a cluster below a folder and starts it. */
  static async start(parent: string): Promise<Postgresql> {
    const newest = readdirSync(ROOT).sort((a, b) => Number(b) - Number(a))[0] ?? '';
    const bin = join(ROOT, newest, 'bin');
    const folder = ordinaryFolder(join(parent, 'postgresql'));
    const port = await freePort();
    const place = { cwd: folder, env: { PATH, LC_ALL: 'C.UTF-8' } };
    const data = join(folder, 'data');
    const made = run(
      [join(bin, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8'],
      place,
    );
    if (made.status !== 0) throw new Error(made.output);
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${folder}`,
      'fsync=off',
    ];
    const argv = [join(bin, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])];
    const server = new Postgresql(bin, folder, port, new Background(argv, place));
    await server.process.until(async () => server.sql('SELECT 1') === '1', 'ready');
    return server;
  }

  /** Runs a statement in a database, and returns what psql prints, or nothing when it fails. */
  sql(statement: string, database = 'postgres'): string {
    const argv = [join(this.bin, 'psql'), '-XAtq', '-h', '127.0.0.1', '-p', String(this.port)];
    const place = { cwd: this.folder, env: { PATH, HOME: this.folder } };
    return run([...argv, '-U', 'postgres', '-d', database, '-c', statement], place, 10_000).stdout.trim();
  }

  /** Makes a database. @returns its DATABASE_URL */
  create(database: string): string {
    this.sql(`CREATE DATABASE ${database}`);
    return `postgresql://postgres@127.0.0.1:${this.port}/${database}`;
  }

  /** How many clients a database has right now. */
  connections(database: string): number {
    return Number(this.sql(`SELECT count(*) FROM pg_stat_activity WHERE datname = '${database}'`));
  }

  async stop(): Promise<void> {
    await this.process.stop('SIGINT');
  }
}

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

  private psql(database: string): readonly string[] {
    const to = ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'postgres', '-d', database];
    return [join(this.bin, 'psql'), '-XAtq', ...to];
  }

  private get place() {
    return { cwd: this.folder, env: { PATH, HOME: this.folder } };
  }

  /** Runs a statement, and returns what psql prints, or nothing when it fails. */
  sql(statement: string): string {
    return run([...this.psql('postgres'), '-c', statement], this.place, 10_000).stdout.trim();
  }

  /** Makes a database. @returns its DATABASE_URL */
  create(database: string): string {
    this.sql(`CREATE DATABASE ${database}`);
    return `postgresql://postgres@127.0.0.1:${this.port}/${database}`;
  }

  /** Counts a database's clients ten times a second, until the most is asked for. */
  watchConnections(database: string): { readonly most: () => Promise<number> } {
    const count = `SELECT count(*) FROM pg_stat_activity WHERE datname = '${database}'`;
    const loop = `while ${this.psql('postgres').join(' ')} -c "${count}"; do sleep 0.1; done`;
    const watch = new Background(['sh', '-c', loop], this.place);
    return {
      async most() {
        await watch.stop('SIGKILL');
        return Math.max(...watch.stdout.split('\n').map(Number));
      },
    };
  }

  async stop(): Promise<void> {
    await this.process.stop('SIGINT');
  }
}

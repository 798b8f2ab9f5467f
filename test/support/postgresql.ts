/** A PostgreSQL server of the tests' own, from Debian's package: on loopback and without a password. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { watched } from './connections.ts';
import type { DatabaseServer } from './database-server.ts';
import { freePort } from './http.ts';
import { PATH } from './machine.ts';
import { Background, ordinaryFolder, type Place, run } from './processes.ts';

const ROOT = '/usr/lib/postgresql';

export class Postgresql implements DatabaseServer {
  readonly port: number;
  private readonly bin: string;
  private readonly folder: string;
  private readonly argv: readonly string[];
  private readonly place: Place;
  private process: Background | undefined;

  private constructor(bin: string, folder: string, port: number, settings: readonly string[]) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
    const data = ['-D', join(folder, 'data')];
    this.argv = [join(bin, 'postgres'), ...data, ...settings.flatMap((setting) => ['-c', setting])];
    this.place = { cwd: folder, env: { PATH, HOME: folder, LC_ALL: 'C.UTF-8' } };
  }

  /** Makes a cluster below a folder and starts it. */
  static async start(parent: string): Promise<Postgresql> {
    const newest = readdirSync(ROOT).sort((a, b) => Number(b) - Number(a))[0] ?? '';
    const bin = join(ROOT, newest, 'bin');
    const folder = ordinaryFolder(join(parent, 'postgresql'));
    const port = await freePort();
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${folder}`,
      'fsync=off',
    ];
    const server = new Postgresql(bin, folder, port, settings);
    const data = join(folder, 'data');
    const made = run(
      [join(bin, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8'],
      server.place,
    );
    if (made.status !== 0) throw new Error(made.output);
    await server.resume();
    return server;
  }

  private psql(database: string): readonly string[] {
    const to = ['-h', this.folder, '-p', String(this.port), '-U', 'postgres', '-d', database];
    return [join(this.bin, 'psql'), '-XAtq', ...to];
  }

  sql(statement: string): string {
    return run([...this.psql('postgres'), '-c', statement], this.place, 10_000).stdout.trim();
  }

  create(database: string): string {
    this.sql(`CREATE DATABASE ${database}`);
    return `postgresql://postgres@127.0.0.1:${this.port}/${database}`;
  }

  watchConnections(database: string): { readonly most: () => Promise<number> } {
    const count = `SELECT count(*) FROM pg_stat_activity WHERE datname = '${database}'`;
    return watched([...this.psql('postgres'), '-c', count], this.place);
  }

  async stop(): Promise<void> {
    await this.process?.stop('SIGINT');
  }

  async resume(): Promise<void> {
    this.process = new Background(this.argv, this.place);
    await this.process.until(async () => this.sql('SELECT 1') === '1', 'ready');
  }
}

/** A PostgreSQL server of the tests' own, from Debian's package: on loopback and without a password. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { watched } from './connections.ts';
import type { DatabaseServer } from './database-server.ts';
import { freePort } from './http.ts';
import { PATH } from './machine.ts';
import { Background, dyingWithUs, ordinaryFolder, type Place, run } from './processes.ts';

const ROOT = '/usr/lib/postgresql';

/** The folder of the newest version's programs. */
function programs(): string {
  const newest = readdirSync(ROOT).sort((a, b) => Number(b) - Number(a))[0] ?? '';
  return join(ROOT, newest, 'bin');
}

/** Nothing needs to survive the machine's end, and tests measure no server that cleans up meanwhile. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'shared_buffers=32MB',
];

export class Postgresql implements DatabaseServer {
  readonly port: number;
  private readonly place: Place;
  private process: Background | undefined;

  private constructor(port: number, place: Place) {
    this.port = port;
    this.place = place;
  }

  /** Makes a cluster below a folder and starts it. @param more settings */
  static async start(parent: string, more: readonly string[] = []): Promise<Postgresql> {
    const folder = ordinaryFolder(join(parent, 'postgresql'));
    const server = Postgresql.at(await freePort(), folder);
    const data = join(folder, 'data');
    const init = ['-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--no-instructions'];
    const made = run([join(programs(), 'initdb'), '-D', data, ...init], server.place);
    if (made.status !== 0) throw new Error(made.output);
    const settings = [`port=${server.port}`, `unix_socket_directories=${folder}`, ...SETTINGS, ...more];
    const words = settings.flatMap((setting) => ['-c', setting]);
    server.process = new Background(
      dyingWithUs([join(programs(), 'postgres'), '-D', data, ...words]),
      server.place,
    );
    await server.process.until(async () => server.sql('SELECT 1') === '1', 'ready', 60_000);
    return server;
  }

  /** The one that listens there. @param folder where its clients are started */
  static at(port: number, folder: string): Postgresql {
    return new Postgresql(port, { cwd: folder, env: { PATH, HOME: folder, LC_ALL: 'C.UTF-8' } });
  }

  private get psql(): readonly string[] {
    const to = ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'postgres', '-d', 'postgres'];
    return [join(programs(), 'psql'), '-XAtq', ...to];
  }

  /** Runs a statement as the administrator, and returns what its client prints, or nothing when it fails. */
  sql(statement: string): string {
    return run([...this.psql, '-c', statement], this.place, 60_000).stdout.trim();
  }

  create(database: string): string {
    this.sql(`CREATE DATABASE ${database}`);
    return `postgresql://postgres@127.0.0.1:${this.port}/${database}`;
  }

  drop(database: string): void {
    this.sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  }

  /**
   * A connection that was closed is listed until its process has ended, on a busy machine for a while. A probe of readiness
   * opens one, asks "SELECT 1" and closes it, once a second: of those that have asked that, one counts, unless they become many.
   */
  watchConnections(database: string): { readonly most: () => Promise<number> } {
    const asked = `coalesce(state = 'idle' AND query = 'SELECT 1', false)`;
    const probes = `count(*) FILTER (WHERE ${asked})`;
    const others = `count(*) FILTER (WHERE NOT ${asked})`;
    const count = `SELECT ${others} + CASE WHEN ${probes} > 3 THEN ${probes} ELSE least(1, ${probes}) END FROM pg_stat_activity WHERE datname = '${database}'`;
    return watched(this.psql, count, this.place);
  }

  async stop(): Promise<void> {
    await this.process?.stop('SIGINT');
  }
}

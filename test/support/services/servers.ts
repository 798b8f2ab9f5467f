/** Real servers with TLS on loopback, one of each kind that a project may be bound to. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificates } from '../certificates.ts';
import { lend } from '../environments.ts';
import { freePort } from '../http.ts';
import { PATH } from '../machine.ts';
import { ordinaryFolder, run } from '../processes.ts';
import { Restartable } from './restartable.ts';

/** What a server of the tests' own is made of. */
interface Ground {
  /** A folder of the ordinary user's. */
  readonly folder: string;
  readonly tls: Certificates;
}

const placeOf = (folder: string) => ({ cwd: folder, env: { PATH, HOME: folder, LC_ALL: 'C.UTF-8' } });

function must(argv: readonly string[], folder: string): void {
  const { status, output } = run(argv, placeOf(folder));
  if (status !== 0) throw new Error(`${argv[0]}\n${output}`);
}

export async function postgresqlServer({ folder, tls }: Ground): Promise<Restartable> {
  const root = '/usr/lib/postgresql';
  const newest = readdirSync(root).sort((a, b) => Number(b) - Number(a))[0] ?? '';
  const bin = join(root, newest, 'bin');
  const data = join(folder, 'data');
  const port = await freePort();
  must([join(bin, 'initdb'), '-D', data, '-U', 'shop', '-A', 'trust', '--no-sync', '-E', 'UTF8'], folder);
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    ssl: 'on',
    ssl_cert_file: tls.certificate,
    ssl_key_file: tls.key,
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const psql = [join(bin, 'psql'), '-h', folder, '-p', String(port), '-U', 'shop', '-d', 'postgres'];
  const server = new Restartable(
    [join(bin, 'postgres'), '-D', data, ...words],
    placeOf(folder),
    port,
    async () => run([...psql, '-c', 'SELECT 1'], placeOf(folder)).status === 0,
  );
  await server.start();
  must([...psql, '-c', 'CREATE DATABASE shop'], folder);
  return server;
}

export async function mariadbServer({ folder, tls }: Ground): Promise<Restartable> {
  const data = join(folder, 'data');
  const port = await freePort();
  const socket = join(folder, 'mysqld.sock');
  must(
    [
      'mariadb-install-db',
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    folder,
  );
  const client = ['mariadb', '--no-defaults', `--socket=${socket}`, '--user=root'];
  const server = new Restartable(
    [
      'mariadbd',
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${socket}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--pid-file=${join(folder, 'mysqld.pid')}`,
      `--ssl-cert=${tls.certificate}`,
      `--ssl-key=${tls.key}`,
      `--ssl-ca=${tls.authority}`,
      '--innodb-flush-log-at-trx-commit=0',
      '--skip-name-resolve',
    ],
    placeOf(folder),
    port,
    async () => run([...client, '-e', 'SELECT 1'], placeOf(folder)).status === 0,
  );
  await server.start();
  const statements = [
    'CREATE DATABASE shop CHARACTER SET utf8mb4',
    "CREATE USER shop@'127.0.0.1' IDENTIFIED BY 's3cret/?#@:' REQUIRE SSL",
    "GRANT ALL ON *.* TO shop@'127.0.0.1'",
  ];
  must([...client, '-e', statements.join('; ')], folder);
  return server;
}

export async function redisServer({ folder, tls }: Ground): Promise<Restartable> {
  const port = await freePort();
  const settings = {
    bind: '127.0.0.1',
    port: '0',
    'tls-port': String(port),
    'tls-cert-file': tls.certificate,
    'tls-key-file': tls.key,
    'tls-ca-cert-file': tls.authority,
    'tls-auth-clients': 'no',
    requirepass: 's3cret',
    dir: folder,
    save: '',
  };
  const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const server = new Restartable(['redis-server', ...words], placeOf(folder), port);
  await server.start();
  return server;
}

/** A virtual environment with the servers that are written in Python. @returns the folder of its programs */
export function pythonServers(parent: string): string {
  const venv = join(parent, 'servers');
  const requirements = readFileSync(join(import.meta.dirname, 'requirements.txt'), 'utf8');
  lend({ python: '3.12', django: '5.2', requirements, hashed: false }, venv);
  return join(venv, 'bin');
}

export async function storageServer({ folder, tls }: Ground, bin: string): Promise<Restartable> {
  const port = await freePort();
  const words = ['-H', '127.0.0.1', '-p', String(port), '-c', tls.certificate, '-k', tls.key];
  const server = new Restartable(
    [join(bin, 'python'), join(bin, 'moto_server'), ...words],
    placeOf(folder),
    port,
  );
  await server.start();
  return server;
}

/** What a stand-in of IAM and of the storage behind it is told: the instance's token, how long others last, whether it works. */
export interface IamState {
  readonly own: string;
  readonly seconds: number;
  readonly iam: 'up' | 'down' | 'refuses' | 'strange';
}

/** A storage that takes tokens of IAM only, and the IAM that gives them: see iam_storage.py. */
export async function iamStorageServer({ folder, tls }: Ground, bin: string) {
  const [port, behind] = [await freePort(), await freePort()];
  const python = join(bin, 'python');
  const real = new Restartable(
    [python, join(bin, 'moto_server'), '-H', '127.0.0.1', '-p', String(behind)],
    placeOf(folder),
    behind,
  );
  await real.start();
  const program = join(import.meta.dirname, 'iam_storage.py');
  const front = new Restartable(
    [python, program, String(port), tls.certificate, tls.key, `127.0.0.1:${behind}`, folder],
    placeOf(folder),
    port,
  );
  await front.start();
  return {
    port,
    /** Tells it what to do from the next request on. */
    set(state: IamState): void {
      // At once: it may be reading.
      writeFileSync(join(folder, 'state.new'), JSON.stringify(state));
      renameSync(join(folder, 'state.new'), join(folder, 'state.json'));
    },
    /** What came so far: exchanges of tokens, requests to the storage, and what was refused. */
    log: () =>
      JSON.parse(readFileSync(join(folder, 'log.json'), 'utf8')) as Readonly<
        Record<'exchanges' | 'requests' | 'refused', number>
      >,
    async stop(): Promise<void> {
      await front.stop();
      await real.stop();
    },
  };
}

/** It keeps each mail as a file of a folder, and refuses to take one without TLS. */
export async function mailServer({ folder, tls }: Ground, bin: string): Promise<Restartable> {
  const port = await freePort();
  const server = new Restartable(
    [
      join(bin, 'python'),
      '-m',
      'aiosmtpd',
      '--nosetuid',
      '--listen',
      `127.0.0.1:${port}`,
      '--tlscert',
      tls.certificate,
      '--tlskey',
      tls.key,
      '--class',
      'aiosmtpd.handlers.Mailbox',
      join(folder, 'mails'),
    ],
    placeOf(folder),
    port,
  );
  await server.start();
  return server;
}

/** A language model's interface, which refuses what the real ones refuse: see ai_service.py. */
export async function aiServer({ folder, tls }: Ground, bin: string): Promise<Restartable> {
  const port = await freePort();
  const program = join(import.meta.dirname, 'ai_service.py');
  ordinaryFolder(folder);
  const server = new Restartable(
    [join(bin, 'python'), program, String(port), tls.certificate, tls.key],
    placeOf(folder),
    port,
  );
  await server.start();
  return server;
}

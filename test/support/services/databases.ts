/** What a project and its database server have between them, and what they owe each other: versions, files, poolers. */
import { strict as assert } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choiceOf, databases } from '../../../src/choices/catalog.ts';
import { freePort } from '../http.ts';
import { PATH } from '../machine.ts';
import { type Ended, ordinaryFolder, run } from '../processes.ts';
import { PRODUCTION, type Project } from '../project.ts';
import { Restartable } from './restartable.ts';
import type { Subject } from './suite.ts';

const script = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'databases', `${name}.py`), 'utf8');

/** Runs a script with a project, whose database is at an address. */
const runScript = ({ project }: Subject, name: string, DATABASE_URL: string, more = {}): Ended =>
  project.run(['python', '-c', script(name)], {
    ...PRODUCTION,
    DJANGO_SETTINGS_MODULE: `${project.answers.project}.settings`,
    DATABASE_URL,
    ...more,
  });

function succeeds({ status, output }: Ended, says: RegExp): void {
  assert.equal(status, 0, output);
  assert.match(output, says);
}

const migrate = (project: Project, variables: Readonly<Record<string, string>>): Ended =>
  project.run(['python', 'manage.py', 'migrate', '--noinput'], { ...PRODUCTION, ...variables });

/** The oldest versions that README names are those that the installed Django refuses less than. */
export function namesOldestVersions(project: Project): void {
  const printed = project
    .succeed(['python', '-c', script('oldest')])
    .trim()
    .split('\n');
  const named = databases.map(({ id, oldest }) => `${id}: ${oldest[project.answers.django]}`);
  assert.deepEqual(named.sort(), printed.sort());
}

/** A database that is too old is named in words, by whatever asks it first. @param url the address of one that is not */
function refusesOldServer(subject: () => Subject, url: () => string, says: RegExp): void {
  it('is refused in words when it is too old', () => {
    const { status, output } = runScript(subject(), 'too_old', url());
    assert.notEqual(status, 0);
    assert.match(output, says);
  });
}

const addressOf = (id: string, login: string, port: number): string =>
  `${choiceOf(databases, id).binding?.scheme}://${login}@127.0.0.1:${port}/shop`;

function postgresql(subject: () => Subject, id: string): void {
  const url = (port = subject().server.port): string => addressOf(id, 'shop', port);

  it('needs the version that its README says', () => namesOldestVersions(subject().project));
  refusesOldServer(subject, url, /^ERRORS:\n.*shop\.E003\) Database "default": PostgreSQL 99 or later/m);

  it('is a file on a laptop, for which as many writers queue up as with SQLite alone', () => {
    succeeds(runScript(subject(), 'writers', 'sqlite:///laptop.sqlite3'), /^24 written\n/m);
  });

  it('is found at the second of several hosts, and an address that cannot be read is one line', async () => {
    const { project, server } = subject();
    const hosts = `127.0.0.1:${await freePort()},127.0.0.1:${server.port}`;
    const DATABASE_URL = `postgresql://shop:s3cret@${hosts}/shop?target_session_attrs=primary`;
    const { status, output } = project.run(['python', 'manage.py', 'check', '--database', 'default'], {
      ...PRODUCTION,
      DATABASE_URL,
    });
    assert.equal(status, 0, output);
    const bad = migrate(project, { DATABASE_URL: 'postgresql://shop:s3/cret@db.example/shop' });
    assert.equal(bad.status, 1);
    assert.match(bad.output, /^DATABASE_URL: its value has a character in the user or password .*\n$/);
    assert.doesNotMatch(bad.output, /s3|cret/);
  });

  it('may have PgBouncer in front, in transaction mode', async () => {
    const { project, server, folder } = subject();
    const pooler = await pgbouncer(ordinaryFolder(join(folder, 'pgbouncer')), server.port);
    try {
      const DATABASE_URL = url(pooler.port);
      const POOLED = { DATABASE_URL, DATABASE_POOLER: 'true' };
      assert.equal(migrate(project, POOLED).status, 0);
      const alone = runScript(subject(), 'cursors', DATABASE_URL);
      assert.notEqual(alone.status, 0, 'its cursors survive: DATABASE_POOLER is of no use');
      assert.match(alone.output, /cursor "\w+" does not exist/);
      succeeds(runScript(subject(), 'cursors', DATABASE_URL, POOLED), /^300 read\n/m);
      const running = await project.start(POOLED);
      try {
        assert.equal((await running.get('/readyz')).status, 200);
      } finally {
        await running.process.stop();
      }
    } finally {
      await pooler.stop();
    }
  });
}

/** PgBouncer of Debian's, which has two connections to a server that asks nobody for a password. */
async function pgbouncer(folder: string, behind: number): Promise<Restartable> {
  const port = await freePort();
  const settings = [
    '[databases]',
    `* = host=127.0.0.1 port=${behind} user=shop`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
    'default_pool_size = 2',
  ];
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(file, `${settings.join('\n')}\n`);
  const pooler = new Restartable(['pgbouncer', file], { cwd: folder, env: { PATH, HOME: folder } }, port);
  await pooler.start();
  return pooler;
}

function mysql(subject: () => Subject, id: string, folder: () => string): void {
  const url = (): string => addressOf(id, 'shop:s3cret%2F%3F%23%40%3A', subject().server.port);

  // Django's own check of the server may come first, with the same sentence.
  refusesOldServer(subject, url, /MariaDB 99 or later is required/);

  it('is refused in words where it needs time zone tables and has none', () => {
    const { project } = subject();
    const settings = join(project.folder, 'shop/settings.py');
    const before = readFileSync(settings, 'utf8');
    try {
      assert.equal(migrate(project, { DATABASE_URL: url() }).status, 0);
      writeFileSync(settings, before.replace('TIME_ZONE = "UTC"', 'TIME_ZONE = "Europe/Madrid"'));
      const without = migrate(project, { DATABASE_URL: url() });
      assert.equal(without.status, 1);
      assert.match(without.output, /shop\.E004\) The server of database "default" has no time zone tables/);
      assert.match(without.output, /HINT: Load them, as the server's administrator: mariadb-tzinfo-to-sql/);
      assert.doesNotMatch(without.output, /Traceback/);
      // As the hint says, but for two zones alone: all of them take a while.
      const client = `mariadb --no-defaults --socket=${join(folder(), 'mysqld.sock')} --user=root mysql`;
      const load = (zone: string) => `mariadb-tzinfo-to-sql /usr/share/zoneinfo/${zone} ${zone} | ${client}`;
      const lines = ['set -e', load('UTC'), load('Europe/Madrid')].join('\n');
      const loaded = run(['bash', '-c', lines], { cwd: folder(), env: { PATH, HOME: folder() } });
      assert.equal(loaded.status, 0, loaded.output);
      const { status, output } = migrate(project, { DATABASE_URL: url() });
      assert.equal(status, 0, output);
    } finally {
      writeFileSync(settings, before);
    }
  });
}

/** By the id of the database; `folder` has the server's socket. */
export const MORE: Readonly<
  Record<string, (subject: () => Subject, id: string, folder: () => string) => void>
> = { postgresql, mysql };

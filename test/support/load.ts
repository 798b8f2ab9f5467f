/**
 * 50 requests at once, and readiness probes meanwhile, on every database server, under ASGI beside twice as many readers of a
 * slow stream as the pool has connections: none fails, and no server has more connections than the project's own check counts
 * for one instance, as the database itself counts them.
 */
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databases, djangoLines, servers } from '../../src/choices/catalog.ts';
import type { Server as ServerChoice } from '../../src/choices/choice.ts';
import { POOL_SIZE } from '../../src/choices/database-variables.ts';
import { answersWith } from './answers.ts';
import type { DatabaseServer } from './database-server.ts';
import { describeWith } from './machine.ts';
import { patiently } from './patience.ts';
import { temporaryFolder } from './processes.ts';
import { BY_HTTPS, PRODUCTION, Project, type Server } from './project.ts';
import { read, SIGN_IN, SlowService } from './readers.ts';
import type { Kind } from './run-servers.ts';
import { sharedDatabase } from './shared-database.ts';

const AT_ONCE = 50;
const ROUNDS = 6;

/** How each kind of server is called here, and the program that it needs. */
const KINDS: Readonly<Record<string, { readonly needs: string; readonly kind: Kind }>> = {
  postgresql: { needs: 'pg_config', kind: 'postgresql' },
  mysql: { needs: 'mariadbd', kind: 'mariadb' },
};

/** A server with a database and a Django line. */
interface Pairing {
  readonly server: ServerChoice;
  readonly database: string;
  readonly django: string;
}

/** Every server on every database; on one or the other, each meets each Django line. */
export const PAIRINGS: readonly Pairing[] = databases
  .filter(({ embedded }) => !embedded)
  .flatMap(({ id }, row) =>
    servers.map((server, column) => ({
      server,
      database: id,
      django: djangoLines[(row + column) % djangoLines.length]?.id ?? '',
    })),
  );

/** Readies a project to be started, in one process: it and its commands are tried by themselves elsewhere. */
const READY = `
import django
django.setup()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
from mysite import checks
print((checks.connections() - checks.JOBS) // checks.ROLLOUT, end="")
`;

/** Connections that a process keeps at most under ASGI: DATABASE_POOL_SIZE. */
const POOL = Number(POOL_SIZE.default);

/**
 * Brings tables and static files.
 *
 * @returns the connections of one instance by the project's own formula: without a second version, and without jobs; and
 *   the cookies of who has signed in
 */
function prepare(project: Project, DATABASE_URL: string) {
  const settings = { DJANGO_SETTINGS_MODULE: 'mysite.settings' };
  const script = hasReaders(project) ? READY + SIGN_IN : READY;
  const printed = project.succeed(['python', '-c', script], { ...PRODUCTION, ...settings, DATABASE_URL });
  const [declared, cookies = ''] = printed.split(' ');
  return { declared: Number(declared), cookies };
}

/**
 * Gives what /readyz asks as long as a busy machine needs: a probe that waits for a connection of the pool, which readers have
 * for as long as they like, waits longer than any limit.
 */
function bearsABusyMachine(project: Project): void {
  const path = join(project.folder, project.answers.project, 'health.py');
  const text = readFileSync(path, 'utf8');
  const patient = text.replace('PATIENCE: Final = 2.0', `PATIENCE: Final = ${patiently(2)}.0`);
  assert.notEqual(patient, text);
  writeFileSync(path, patient);
}

/** Whether its pages read for as long as they like: under ASGI, where that takes no thread. */
const hasReaders = ({ answers }: Project): boolean => answers.services.includes('ai');

/** Probes as a platform does, one after the other. @returns the statuses so far, once it is told to stop */
function probing(running: Server): () => Promise<readonly number[]> {
  const statuses: number[] = [];
  let over = false;
  const loop = (async () => {
    while (!over) {
      statuses.push((await running.get('/readyz')).status);
      await sleep(200);
    }
  })();
  return async () => {
    over = true;
    await loop;
    return statuses;
  };
}

async function under(
  load: number,
  project: Project,
  database: DatabaseServer,
  name: string,
  service: SlowService,
): Promise<string> {
  const DATABASE_URL = database.create(name);
  project.install('requirements.txt');
  bearsABusyMachine(project);
  const { declared, cookies } = prepare(project, DATABASE_URL);
  const running = await project.start({ DATABASE_URL, ...(await service.start()) });
  const watch = database.watchConnections(name);
  const probes = probing(running);
  const statuses: number[] = [];
  const leave = hasReaders(project) ? await read(running, service, cookies, 2 * POOL) : undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = Array.from({ length: load }, () => running.get('/', BY_HTTPS));
    statuses.push(...(await Promise.all(answers)).map((answer) => answer.status));
  }
  const ready = await probes();
  const most = await watch.most();
  leave?.();
  await running.process.stop();
  const said = `${statuses.length} requests, at most ${most} of ${declared} connections`;
  assert.deepEqual([...new Set(statuses)], [200], running.process.output.slice(-3000));
  assert.deepEqual([...new Set(ready)], [200], 'a probe failed');
  assert.ok(most > 0 && most <= declared, said);
  const errors = running.process.output.split('\n').filter((line) => /"ERROR"|traceback/i.test(line));
  assert.deepEqual(errors, []);
  return said;
}

/** Tests one of them under load. */
export function bears({ server, database, django }: Pairing): void {
  const { needs, kind } = KINDS[database]!;
  const programs = [needs, ...(server.systemPackages ? ['apxs'] : [])];
  describeWith(programs, `${AT_ONCE} requests at once, ${server.title} on ${database}`, () => {
    it(`Django ${django}: no error, and no more connections than declared`, async () => {
      const folder = temporaryFolder('load-');
      const shared = await sharedDatabase(kind, folder);
      const service = new SlowService();
      const services = server.interface === 'asgi' ? ['ai'] : [];
      const project = new Project(answersWith({ server: server.id, django, database, services }));
      try {
        console.log(`      ${await under(AT_ONCE, project, shared, `load_${server.id}`, service)}`);
      } finally {
        // After the project, which takes a service that ends for one that failed.
        service.stop();
        project.remove();
        await shared.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
}

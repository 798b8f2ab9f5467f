/** 200 requests at once, on PostgreSQL: none fails, and no server has more connections to the database than it declares. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { databases, djangoLines, servers } from '../../src/choices/catalog.ts';
import { contextOf } from '../../src/plan/context.ts';
import { answersWith } from '../support/answers.ts';
import { describeWith } from '../support/machine.ts';
import { Postgresql } from '../support/postgresql.ts';
import { temporaryFolder } from '../support/processes.ts';
import { BY_HTTPS, PRODUCTION, Project } from '../support/project.ts';

const AT_ONCE = 200;
const ROUNDS = 3;

/**
 * The most connections that a project's processes may have: under ASGI the pool of each process, under WSGI one for each
 * thread, and one for the thread that answers readiness probes.
 */
function declaredConnections(project: Project): number {
  const { variables, isAsgi } = contextOf(project.answers);
  const of = (name: string): number =>
    Number(variables.find((variable) => variable.name === name)?.default ?? 1);
  const perProcess = isAsgi ? of('DATABASE_POOL_SIZE') : of('WEB_THREADS') + 1;
  return of('WEB_CONCURRENCY') * perProcess;
}

const database = databases.find((choice) => !choice.embedded)?.id ?? '';

describeWith(['pg_config'], `${AT_ONCE} requests at once, on ${database}`, () => {
  let postgresql: Postgresql;
  let folder = '';
  before(async () => {
    folder = temporaryFolder('load-');
    postgresql = await Postgresql.start(folder);
  });
  after(async () => {
    await postgresql?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const server of servers) {
    describeWith(server.systemPackages ? ['apxs'] : [], server.title, () => {
      for (const django of djangoLines) {
        it(`Django ${django.id}: no error, and no more connections than declared`, async () => {
          const project = new Project(answersWith({ server: server.id, django: django.id, database }));
          const name = `load_${server.id}_${django.id.replace('.', '_')}`;
          const DATABASE_URL = postgresql.create(name);
          try {
            project.install('requirements.txt');
            project.succeed(['python', 'manage.py', 'migrate', '--noinput'], { ...PRODUCTION, DATABASE_URL });
            project.succeed(['python', 'manage.py', 'collectstatic', '--noinput']);
            const running = await project.start({ DATABASE_URL });
            const watch = postgresql.watchConnections(name);
            const statuses: number[] = [];
            for (let round = 0; round < ROUNDS; round += 1) {
              const answers = Array.from({ length: AT_ONCE }, () => running.get('/', BY_HTTPS));
              statuses.push(...(await Promise.all(answers)).map((answer) => answer.status));
            }
            const most = await watch.most();
            assert.deepEqual([...new Set(statuses)], [200]);
            assert.equal((await running.get('/readyz')).status, 200);
            await running.process.stop();
            const declared = declaredConnections(project);
            console.log(`      ${statuses.length} requests, at most ${most} of ${declared} connections`);
            assert.ok(most > 0 && most <= declared, `${most} connections, ${declared} were declared`);
            assert.doesNotMatch(running.process.output, /"ERROR"|traceback/i);
          } finally {
            project.remove();
          }
        });
      }
    });
  }
});

/** Databases with TLS, as every platform binds them, under both interfaces: real servers, real connections. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultServer } from '../../src/choices/axes.ts';
import { contextOf } from '../../src/plan/context.ts';
import { answersWith } from '../support/answers.ts';
import { describeWith } from '../support/machine.ts';
import { ordinaryFolder, temporaryFolder } from '../support/processes.ts';
import { BY_HTTPS, PRODUCTION, Project, type Server } from '../support/project.ts';
import { MORE } from '../support/services/databases.ts';
import { FIXTURES } from '../support/services/fixtures.ts';
import { mariadbServer, postgresqlServer } from '../support/services/servers.ts';
import { authorities, boundInEveryForm, type Subject } from '../support/services/suite.ts';

const KINDS = [
  {
    database: 'postgresql',
    start: postgresqlServer,
    // With SIGTERM it would wait for its clients.
    stop: 'SIGINT',
    needs: ['pg_config', 'pgbouncer'],
    sides: ['wsgi', 'asgi'],
  },
  { database: 'mysql', start: mariadbServer, stop: 'SIGTERM', needs: ['mariadbd'], sides: ['asgi', 'wsgi'] },
] as const;

/** More than one request at a time, so that there is more than one connection. */
const AT_ONCE = 8;

const MESSAGE = 'from pages.models import Message; Message.objects.create(author="Zoë", text="☃ 🎉")';

/** The statuses of the first page, asked by several at once. */
const ask = async (running: Server) =>
  Promise.all(Array.from({ length: AT_ONCE }, () => running.get('/', BY_HTTPS)));

for (const { database, start, stop, needs, sides } of KINDS) {
  describeWith([...needs, 'openssl'], `a bound database: ${database}`, function () {
    this.timeout(600_000);
    let folder = '';
    let subject: Subject | undefined;
    const platforms = ['cloudfoundry', 'codeengine', 'onprem'];
    const projectOf = (side: 'asgi' | 'wsgi') => {
      const server = defaultServer(side).id;
      const project = new Project(answersWith({ project: 'shop', server, database, platforms }));
      project.install('requirements.txt');
      return project;
    };
    before(async () => {
      folder = temporaryFolder('bound-database-');
      const { tls, strange } = authorities(ordinaryFolder(join(folder, 'tls')));
      const project = projectOf(sides[0]);
      const running = await start({ folder: ordinaryFolder(join(folder, 'server')), tls });
      const files = ordinaryFolder(join(folder, 'platform'));
      subject = { project, server: running, tls, strange, folder: files, beside: { LOG_LEVEL: 'INFO' } };
    });
    after(async () => {
      await subject?.server.stop();
      subject?.project.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    boundInEveryForm(database, () => subject!, 'database', 'database');
    MORE[database]!(
      () => subject!,
      database,
      () => join(folder, 'server'),
    );

    it('counts its connections as the generator did', () => {
      const { project } = subject!;
      const { variables, derived, options } = contextOf(project.answers);
      const { workers = '', threads = '', 'max-scale': INSTANCES = '' } = options.codeengine ?? {};
      const each = Object.fromEntries(
        ['WEB_THREADS', 'DATABASE_POOL_SIZE', 'WEB_CONCURRENCY']
          .filter((name) => variables.some((variable) => variable.name === name))
          .map((name) => [name, name === 'WEB_CONCURRENCY' ? workers : threads]),
      );
      const count = ['python', '-c', 'from shop import checks; print(checks.connections(), end="")'];
      assert.equal(project.succeed(count, { INSTANCES, ...each }), derived.codeengine?.connections);
    });

    it('serves the pages again after its restart, under both interfaces', async () => {
      const { server, tls, project } = subject!;
      const { plain } = FIXTURES[database]!({ port: server.port, pem: '', file: tls.authority });
      const other = projectOf(sides[1]);
      const running: Server[] = [];
      try {
        for (const one of [project, other]) {
          one.succeed(['python', 'manage.py', 'collectstatic', '--noinput']);
          running.push(await one.start({ ...PRODUCTION, ...plain }));
        }
        other.succeed(['python', 'manage.py', 'migrate', '--noinput'], { ...PRODUCTION, ...plain });
        other.succeed(['python', 'manage.py', 'shell', '-c', MESSAGE], { ...PRODUCTION, ...plain });
        const pages = async () => (await Promise.all(running.map(ask))).flat();
        for (const page of await pages()) assert.match(page.text, /Zoë.*☃ 🎉|☃ 🎉.*Zoë/s);
        // Connections of before are replaced before they are used.
        await server.stop(stop);
        await server.start();
        for (const page of await pages()) assert.equal(page.status, 200);
        // What asked in vain does not have to wait once it is there again.
        await server.stop(stop);
        for (const page of await pages()) assert.equal(page.status, 500);
        await server.start();
        for (const page of await pages()) assert.equal(page.status, 200);
      } finally {
        for (const { process } of running) await process.stop();
        other.remove();
      }
    });
  });
}

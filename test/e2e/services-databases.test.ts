/**
 * Databases with TLS and an authority of their own, bound in every way that a platform has: the project connects, verifies
 * the server, migrates, writes and reads, outlives the server's restart, and refuses a server that it cannot trust.
 */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultServer } from '../../src/choices/axes.ts';
import type { Interface } from '../../src/choices/choice.ts';
import { answersWith } from '../support/answers.ts';
import { type Dialect, WAYS } from '../support/bound-databases.ts';
import { type Certificates, certificatesFor } from '../support/certificates.ts';
import { ACCOUNT, type DatabaseServer } from '../support/database-server.ts';
import { describeWith } from '../support/machine.ts';
import { Mariadb } from '../support/mariadb.ts';
import { Postgresql } from '../support/postgresql.ts';
import { ordinaryFolder, temporaryFolder } from '../support/processes.ts';
import { BY_HTTPS, PRODUCTION, Project, type Server } from '../support/project.ts';

interface Database extends Dialect {
  readonly id: string;
  readonly program: string;
  readonly start: (parent: string, tls: Certificates) => Promise<DatabaseServer>;
  /** A question to which the server answers with the version of TLS of this connection. */
  readonly tlsOfConnection: string;
}

const DATABASES: readonly Database[] = [
  {
    id: 'postgresql',
    program: 'pg_config',
    start: (parent, tls) => Postgresql.start(parent, tls),
    tlsOfConnection: 'SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    scheme: 'postgresql',
    launched: 'postgres',
    service: 'databases-for-postgresql',
    protocol: 'postgres',
    authority: 'sslrootcert',
    verified: (file) => `sslmode=verify-full&sslrootcert=${file}`,
  },
  {
    id: 'mysql',
    program: 'mariadbd',
    start: (parent, tls) => Mariadb.start(parent, tls),
    tlsOfConnection:
      "SELECT variable_value FROM information_schema.session_status WHERE variable_name = 'Ssl_version'",
    scheme: 'mysql',
    launched: 'mysql2',
    service: 'databases-for-mysql',
    protocol: 'mysql',
    authority: 'ca',
    verified: (file) => `ssl-mode=VERIFY_IDENTITY&ssl-ca=${file}`,
  },
];

const SITE = { ...PRODUCTION, ALLOWED_HOSTS: 'shop.example.com' };

const INTERFACES: readonly Interface[] = ['wsgi', 'asgi'];

/** Writes a message, reads it from another connection, and says over what. */
const WRITE = (question: string): string => `
from django.db import connection
from pages.models import Message
Message.objects.create(author="Zoë", text="\\N{SNOWMAN} \\N{PILE OF POO}")
connection.close()
print(Message.objects.get(author="Zoë").text)
with connection.cursor() as cursor:
    cursor.execute(${JSON.stringify(question)})
    print(cursor.fetchone()[0])
`;

/** Asks both probes until /readyz answers with a status; /healthz must say 200 each time. */
async function untilReadiness(server: Server, status: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    assert.equal((await server.get('/healthz')).status, 200);
    const ready = await server.get('/readyz');
    if (ready.status === status) return;
    assert.ok(Date.now() < deadline, `/readyz still answers ${ready.status}\n${server.process.output}`);
    await sleep(100);
  }
}

for (const database of DATABASES) {
  describeWith([database.program, 'openssl'], `${database.id} with TLS`, () => {
    let folder = '';
    let server: DatabaseServer;
    let certificates: Certificates;
    let stranger: Certificates;
    const projects = new Map<Interface, Project>();

    before(async () => {
      folder = temporaryFolder('databases-');
      certificates = certificatesFor('localhost', folder);
      stranger = certificatesFor('localhost', ordinaryFolder(join(folder, 'stranger')));
      server = await database.start(folder, certificates);
      for (const side of INTERFACES) {
        const project = new Project(
          answersWith({
            server: defaultServer(side).id,
            database: database.id,
            platforms: ['cloudfoundry', 'codeengine'],
          }),
        );
        projects.set(side, project);
        project.install('requirements.txt');
        project.succeed(['python', 'manage.py', 'collectstatic', '--noinput']);
      }
    });
    after(async () => {
      for (const project of projects.values()) project.remove();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    for (const [index, [way, variablesOf]] of Object.entries(WAYS).entries()) {
      // Each way meets one interface; both meet every database.
      const side = INTERFACES[index % INTERFACES.length] ?? 'wsgi';
      it(`${way}, ${side.toUpperCase()}`, async () => {
        const project = projects.get(side) as Project;
        const name = `shop_${index}`;
        server.create(name);
        const place = {
          port: server.port,
          database: name,
          authority: certificates.authority,
          folder: ordinaryFolder(join(folder, name)),
        };
        const bound = { ...SITE, ...variablesOf(place, database), TMPDIR: place.folder };
        project.succeed(['python', 'manage.py', 'migrate', '--noinput'], bound);
        const write = WRITE(database.tlsOfConnection);
        const written = project.succeed(
          ['python', 'manage.py', 'shell', '--verbosity', '0', '-c', write],
          bound,
        );
        assert.match(written, /^☃ 💩\nTLSv1\.[23]\n$/);

        const running = await project.start(bound);
        const pages = { ...BY_HTTPS, Host: SITE.ALLOWED_HOSTS };
        assert.match((await running.get('/', pages)).text, /Zoë/);
        await untilReadiness(running, 200);
        await server.stop();
        try {
          await untilReadiness(running, 503);
        } finally {
          await server.resume();
        }
        await untilReadiness(running, 200);
        const page = await running.get('/', pages);
        assert.equal(page.status, 200, running.process.output);
        assert.match(page.text, /Zoë/);
        await running.process.stop();

        const other = ordinaryFolder(join(folder, `${name}-stranger`));
        const distrusting = {
          ...SITE,
          ...variablesOf({ ...place, authority: stranger.authority, folder: other }, database),
          TMPDIR: other,
        };
        const refused = project.run(['python', 'manage.py', 'migrate', '--noinput'], distrusting);
        assert.notEqual(refused.status, 0);
        assert.match(refused.output, /certificate verify failed/);
        for (const secret of [ACCOUNT.password, encodeURIComponent(ACCOUNT.password)]) {
          assert.ok(!`${refused.output}${running.process.output}`.includes(secret), 'shows the password');
        }
      });
    }
  });
}

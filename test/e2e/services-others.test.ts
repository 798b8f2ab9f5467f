/** Cache, object storage, AI service and mail with TLS, as every platform binds them: real servers, real connections. */
import { strict as assert } from 'node:assert';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../../src/choices/catalog.ts';
import { answersWith } from '../support/answers.ts';
import { BAD_BINDINGS, SECRET } from '../support/bad-bindings.ts';
import type { DatabaseServer } from '../support/database-server.ts';
import { describeWith } from '../support/machine.ts';
import { ordinaryFolder, temporaryFolder } from '../support/processes.ts';
import { PRODUCTION, Project } from '../support/project.ts';
import { namesOldestVersions } from '../support/services/databases.ts';
import { limitsSignIns, survivesItsCache } from '../support/services/outages.ts';
import type { Restartable } from '../support/services/restartable.ts';
import {
  aiServer,
  mailServer,
  pythonServers,
  redisServer,
  storageServer,
} from '../support/services/servers.ts';
import { authorities, boundInEveryForm, type Subject } from '../support/services/suite.ts';
import { sharedDatabase } from '../support/shared-database.ts';

const SERVERS = { redis: redisServer, objectstorage: storageServer, ai: aiServer, mail: mailServer } as const;
type Kind = keyof typeof SERVERS;
const KINDS = Object.keys(SERVERS) as Kind[];

/** One project under each interface, and one for the other AI service: all are bound to the same servers. */
const PROJECTS = [
  { server: 'gunicorn', django: '6.1', provider: 'openai', kinds: KINDS },
  { server: 'uvicorn', django: '5.2', provider: 'watsonx', kinds: ['ai', 'mail'] as Kind[] },
];

/** What is bound: of AI services, the chosen one. */
const fixtureOf = (kind: Kind, provider: string): string =>
  kind === 'ai' && provider !== 'openai' ? provider : kind;

describeWith(['redis-server', 'openssl', 'pg_config'], 'bound services', function () {
  this.timeout(600_000);
  let folder = '';
  let postgresql: DatabaseServer;
  const running = new Map<Kind, Restartable>();
  let pair: ReturnType<typeof authorities>;

  before(async () => {
    folder = temporaryFolder('bound-services-');
    pair = authorities(ordinaryFolder(join(folder, 'tls')));
    const bin = pythonServers(folder);
    postgresql = await sharedDatabase('postgresql', folder);
    for (const kind of KINDS) {
      const ground = { folder: ordinaryFolder(join(folder, kind)), tls: pair.tls };
      running.set(kind, await SERVERS[kind](ground, bin));
    }
  });
  after(async () => {
    for (const server of running.values()) await server.stop();
    await postgresql?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are all that a project can be bound to', () => {
    const bound = services.filter(({ binding }) => binding).map(({ id }) => id);
    assert.deepEqual([...bound].sort(), [...KINDS].sort());
  });

  for (const { server, django, provider, kinds } of PROJECTS) {
    describe(`of a project under ${server}, Django ${django}`, () => {
      let project: Project;
      let beside: Readonly<Record<string, string>>;
      before(() => {
        project = new Project(
          answersWith({
            project: 'shop',
            server,
            django,
            database: 'postgresql',
            services: KINDS,
            platforms: ['cloudfoundry', 'codeengine', 'onprem'],
            options: { ai: { provider } },
          }),
        );
        project.install('requirements.txt');
        beside = { DATABASE_URL: postgresql.create(`bound_${server}`), LOG_LEVEL: 'INFO' };
        project.succeed(['python', 'manage.py', 'migrate', '--noinput'], { ...PRODUCTION, ...beside });
      });
      after(() => project?.remove());

      for (const kind of kinds) {
        describe(kind, () => {
          const check = services.find(({ id }) => id === kind)?.readiness?.name ?? '';
          const subject = (): Subject => ({
            project,
            server: running.get(kind)!,
            ...pair,
            folder: ordinaryFolder(join(folder, `${server}-${kind}`)),
            beside,
          });
          boundInEveryForm(kind, subject, check, kind, fixtureOf(kind, provider));
          if (kind === 'redis') {
            survivesItsCache(subject);
            limitsSignIns(subject);
          }
        });
      }

      it('needs the databases that its README says', () => namesOldestVersions(project));

      it('does not start with a binding that cannot be used, and says why without showing it', () => {
        const bad = BAD_BINDINGS.filter(({ title }) =>
          /^(text|no host|storage without HMAC keys)$/.test(title),
        );
        for (const { title, variables, says } of bad) {
          const env = { ...PRODUCTION, ...beside, PORT: '8099', ...variables };
          const { status, output } = project.run(project.startCommand, env, 60_000);
          assert.ok(status > 0, `${title}: ${status}\n${output}`);
          assert.match(output, new RegExp(says.source.replace(/^\^/, '')), title);
          assert.ok(!output.includes(SECRET), title);
        }
        assert.equal(bad.length, 3);
      });

      describe('afterwards', () => {
        it('mails have arrived', () => {
          assert.ok(readdirSync(join(folder, 'mail', 'mails', 'new')).length >= 5);
        });
      });
    });
  }
});

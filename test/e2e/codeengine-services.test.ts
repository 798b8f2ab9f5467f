/** The deploy script of projects with every service: each instance that the options name is bound once, to app and jobs. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { databases, services } from '../../src/choices/catalog.ts';
import { changes, Deployment, SECRETS } from '../support/codeengine/deployment.ts';
import { EMPTY } from '../support/codeengine/state.ts';
import { itWith, PATH } from '../support/machine.ts';

const ALL = services.map(({ id }) => id);
const JOBS = ['batch', 'migrate', 'prune', 'worker'];

/** Names that are in each other, in the app's name, and in columns of the list of bindings. */
const INSTANCES = ['shop', 'shop db', 'shop-cache', 'shop-cache.2', 'shop-store'];
const NEW = 'cache';

for (const { id: database } of databases.filter(({ embedded }) => !embedded)) {
  describe(`deploy script with every service and ${database}`, function () {
    this.timeout(300_000);
    const [, databaseService = '', ...others] = INSTANCES;
    const options = {
      'database-service': databaseService,
      services: `${['shop', ...others].join(', ')}=shop-key`,
    };
    let deployment: Deployment;
    before(() => {
      deployment = new Deployment(options, 'gunicorn', ALL, database);
      deployment.cloud = { ...EMPTY, services: [...INSTANCES, NEW] };
      deployment.secrets('EMAIL_URL=smtp://shop:the-password-of-mail@mail.example.com\n');
    });
    after(() => deployment.remove());

    /** What is bound to the app, and to each job. */
    const bound = (): Readonly<Record<string, readonly string[]>> => {
      const { application, job } = deployment.cloud.things;
      return Object.fromEntries(
        Object.entries({ ...job, ...application }).map(([name, one]) => [
          name,
          [...(one.bound ?? [])].sort(),
        ]),
      );
    };
    const everywhere = (instances: readonly string[]) =>
      Object.fromEntries(
        ['shop', ...JOBS.map((job) => `shop-${job}`)].map((name) => [name, [...instances].sort()]),
      );

    it('binds app and jobs to each, the migration before it runs', async () => {
      await deployment.succeed();
      assert.deepEqual(bound(), everywhere(INSTANCES));
      const all = changes(deployment.calls());
      assert.equal(all.filter((change) => change.includes(' bind ')).length, INSTANCES.length * 5);
      assert.ok(all.lastIndexOf('job bind shop-migrate') < all.indexOf('jobrun submit shop-migrate-RUN'));
    });

    it('binds with a credential of its own where one is named', async () => {
      const { application, job } = deployment.cloud.things;
      for (const one of [application?.shop, ...Object.values(job ?? {})])
        assert.deepEqual(one?.credentials, { 'shop-store': 'shop-key' });
    });

    it('binds nothing twice, and a roll back keeps what is bound', async () => {
      const old = deployment.imageOf('application', 'shop') ?? '';
      await deployment.succeed();
      await deployment.succeed([], { IMAGE_TAG: old.split(':')[1] ?? '' });
      assert.deepEqual(
        changes(deployment.calls()).filter((change) => change.includes(' bind ')),
        [],
      );
      assert.equal(deployment.imageOf('application', 'shop'), old);
      assert.equal(deployment.imageOf('job', 'shop-worker'), old);
      assert.deepEqual(bound(), everywhere(INSTANCES));
    });

    it('binds one that is named later, whatever the others are called', async () => {
      deployment.change({ ...options, services: `${options.services}, ${NEW}` });
      await deployment.succeed();
      assert.deepEqual(bound(), everywhere([...INSTANCES, NEW]));
    });

    it('says which instance there is not, and leaves the app as it was', async () => {
      const { application } = deployment.cloud.things;
      deployment.change({ ...options, services: 'nowhere' });
      const { status, output } = await deployment.run();
      assert.notEqual(status, 0);
      assert.match(output, /service instance 'nowhere' was not found/);
      assert.deepEqual(deployment.cloud.things.application, application);
    });

    it('puts no password on a command line', async () =>
      assert.ok(!JSON.stringify(deployment.calls()).includes('the-password-of-mail')));

    itWith(['shellcheck'], 'has no finding of shellcheck', async () => {
      const script = 'codeengine/deploy.sh';
      execFileSync('shellcheck', ['-x', '--severity=style', script], {
        cwd: deployment.folder,
        env: { PATH },
        stdio: 'pipe',
      });
    });
  });
}

describe('deploy script with every service, and none of them bound', function () {
  this.timeout(300_000);
  it('gives app and jobs what secrets.env says, and binds nothing', async () => {
    const deployment = new Deployment({}, 'uvicorn', ALL);
    try {
      deployment.secrets(`${SECRETS}REDIS_URL=rediss://cache.example.com\n`);
      await deployment.succeed();
      const { keys } = deployment.cloud.things.secret?.['shop-env'] ?? assert.fail('no secret');
      assert.deepEqual(keys, ['DATABASE_URL', 'REDIS_URL', 'SECRET_KEY']);
      assert.ok(!changes(deployment.calls()).some((change) => change.includes(' bind ')));
    } finally {
      deployment.remove();
    }
  });
});

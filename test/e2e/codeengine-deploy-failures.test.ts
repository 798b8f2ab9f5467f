/** The deploy script where the cloud fails, step by step, and what it refuses to begin. */
import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import type { Cloud } from '../support/codeengine-cloud.ts';
import { Deployment, FIRST, SECRETS } from '../support/codeengine-deploy.ts';

describe('deploy script', function () {
  this.timeout(300_000);
  let deployment: Deployment;
  beforeEach(() => {
    deployment = new Deployment();
    deployment.secrets(SECRETS);
  });
  afterEach(() => deployment.remove());
  const succeed = (): string => deployment.succeed();
  const imageOf = (kind: string, name: string): string | undefined => deployment.imageOf(kind, name);

  describe('when a step fails', () => {
    let deployed: Cloud;
    /** As after a first deployment. */
    const begin = (): void => {
      if (!deployed) {
        succeed();
        deployed = deployment.cloud;
      }
      deployment.cloud = deployed;
    };
    /** Steps before the app is touched, and what is said. */
    const before: readonly (readonly [string, RegExp])[] = [
      ['secret update shop-registry', /the service failed/],
      ['secret update shop-env', /the service failed/],
      ['buildrun submit', /the build failed, and nothing was deployed/],
      ['job update shop-migrate', /the service failed/],
      ['jobrun submit', /the migration failed: the app is as it was/],
      ['application update', /the service failed/],
    ];
    for (const [step, says] of before) {
      it(`${step}: the old app goes on`, () => {
        begin();
        const { application } = deployment.cloud.things;
        const { status, output } = deployment.run([], { FAKE_FAIL: step });
        assert.notEqual(status, 0);
        assert.match(output, says);
        assert.deepEqual(deployment.cloud.things.application, application);
        assert.deepEqual(readdirSync(deployment.temporary), []);
      });
    }
    for (const step of ['job update shop-prune', 'job update shop-batch', 'subscription cron update']) {
      it(`${step}: it says so, and the next run repairs it`, () => {
        begin();
        assert.notEqual(deployment.run([], { FAKE_FAIL: step }).status, 0);
        succeed();
        assert.equal(imageOf('job', 'shop-batch'), imageOf('application', 'shop'));
      });
    }
    for (const step of FIRST.map((change) => change.replace('app ', 'application ').replace('-RUN', ''))) {
      it(`${step}, the first time: the next run goes on from there`, () => {
        assert.notEqual(deployment.run([], { FAKE_FAIL: step }).status, 0);
        succeed();
        assert.ok(imageOf('application', 'shop'));
      });
    }
  });

  describe('refuses in one line', () => {
    const refused = (
      says: RegExp,
      words: readonly string[],
      variables: Readonly<Record<string, string>>,
    ): void => {
      const { status, stderr } = deployment.run(words, variables);
      assert.equal(status, 1);
      assert.match(stderr, says);
      assert.deepEqual(deployment.cloud.things.application ?? {}, {});
    };
    it('a word that it does not know', () =>
      refused(/^deploy\.sh: --force: there is no such word\. /, ['--force'], {}));
    it('to begin without a login', () =>
      refused(/deploy\.sh: log in first: ibmcloud login/, [], { FAKE_LOGGED_OUT: '1' }));
    it('to begin without a key', () =>
      refused(/^deploy\.sh: IBMCLOUD_API_KEY is not set/m, [], { IBMCLOUD_API_KEY: '' }));
    it('to begin without a database', () => {
      deployment.secrets('SECRET_KEY=x\n');
      refused(/^deploy\.sh: DATABASE_URL is not in codeengine\/secrets\.env/m, [], {});
    });
    it('variables of the platform', () => {
      deployment.secrets(`${SECRETS}CE_APP=mine\n`);
      refused(/^deploy\.sh: codeengine\/secrets\.env: the platform sets these itself$/m, [], {});
    });
    it('to destroy unasked', () => refused(/^$/, ['destroy'], {}));
  });
});

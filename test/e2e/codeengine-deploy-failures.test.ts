/** The deploy script where the cloud fails, step by step, and what it refuses to begin. */
import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { Deployment, FIRST, SECRETS } from '../support/codeengine/deployment.ts';
import type { Cloud } from '../support/codeengine/state.ts';

describe('deploy script', function () {
  this.timeout(300_000);
  let deployment: Deployment;
  beforeEach(() => {
    deployment = new Deployment();
    deployment.secrets(SECRETS);
  });
  afterEach(() => deployment.remove());
  const succeed = (): Promise<string> => deployment.succeed();
  const imageOf = (kind: string, name: string): string | undefined => deployment.imageOf(kind, name);

  describe('when a step fails', () => {
    let deployed: Cloud;
    /** As after a first deployment. */
    const begin = async (): Promise<void> => {
      if (!deployed) {
        await succeed();
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
      it(`${step}: the old app goes on`, async () => {
        await begin();
        const { application } = deployment.cloud.things;
        const { status, output } = await deployment.run([], { FAKE_FAIL: step });
        assert.notEqual(status, 0);
        assert.match(output, says);
        assert.deepEqual(deployment.cloud.things.application, application);
        assert.deepEqual(readdirSync(deployment.temporary), []);
      });
    }
    for (const step of ['job update shop-prune', 'job update shop-batch', 'subscription cron update']) {
      it(`${step}: it says so, and the next run repairs it`, async () => {
        await begin();
        assert.notEqual((await deployment.run([], { FAKE_FAIL: step })).status, 0);
        await succeed();
        assert.equal(imageOf('job', 'shop-batch'), imageOf('application', 'shop'));
      });
    }
    for (const step of FIRST.map((change) => change.replace('app ', 'application ').replace('-RUN', ''))) {
      it(`${step}, the first time: the next run goes on from there`, async () => {
        assert.notEqual((await deployment.run([], { FAKE_FAIL: step })).status, 0);
        await succeed();
        assert.ok(imageOf('application', 'shop'));
      });
    }
  });

  describe('refuses in one line', () => {
    const refused = async (
      says: RegExp,
      words: readonly string[],
      variables: Readonly<Record<string, string>>,
    ): Promise<void> => {
      const { status, stderr } = await deployment.run(words, variables);
      assert.equal(status, 1);
      assert.match(stderr, says);
      assert.deepEqual(deployment.cloud.things.application ?? {}, {});
    };
    it('a word that it does not know', async () =>
      refused(/^deploy\.sh: --force: unexpected argument\. /, ['--force'], {}));
    it('to begin without a login', async () =>
      refused(/deploy\.sh: log in first: ibmcloud login/, [], { FAKE_LOGGED_OUT: '1' }));
    it('to begin without a key', async () =>
      refused(/^deploy\.sh: IBMCLOUD_API_KEY is not set/m, [], { IBMCLOUD_API_KEY: '' }));
    it('to begin without a database', async () => {
      deployment.secrets('SECRET_KEY=x\n');
      await refused(/^deploy\.sh: DATABASE_URL is not in codeengine\/secrets\.env/m, [], {});
    });
    it('variables of the platform', async () => {
      deployment.secrets(`${SECRETS}CE_APP=mine\n`);
      await refused(
        /^deploy\.sh: codeengine\/secrets\.env, line 3: CE_APP is set by the platform itself$/m,
        [],
        {},
      );
    });
    it('to destroy what is not there', async () =>
      refused(
        /^deploy\.sh: there is no project shop in eu-de: nothing was deployed there$/m,
        ['destroy'],
        {},
      ));
    it('to destroy unasked', async () => {
      await succeed();
      const { cloud } = deployment;
      const { status, stderr } = await deployment.run(['destroy']);
      assert.equal(status, 1);
      assert.match(stderr, /^deploy\.sh: nothing was deleted$/m);
      assert.deepEqual(deployment.cloud, cloud);
    });
    for (const [title, line, says] of [
      ['quotes', 'NAME="value"', /line 3: the quotes around NAME would be part of it\. Take them away$/m],
      ['line ends of Windows', 'NAME=value\r', /line 3: it ends as lines do on Windows/],
      ['a line without a value', 'NAME', /line 3: it is not NAME=VALUE/],
      ['a blank before =', 'NAME =value', /line 3: it is not NAME=VALUE/],
      ['a variable twice', 'DATABASE_URL=x', /line 3: DATABASE_URL is there twice$/m],
    ] as const)
      it(`${title} in secrets.env, before anything is changed`, async () => {
        deployment.secrets(`${SECRETS}${line}\n`);
        await refused(says, [], {});
        assert.deepEqual(deployment.cloud.projects, []);
      });
    it('a tag that names no one build', async () => {
      for (const tag of ['latest', 'a b', '-x'])
        await refused(/^deploy\.sh: IMAGE_TAG .*: name one build/m, [], { IMAGE_TAG: tag });
      assert.deepEqual(deployment.cloud.projects, []);
    });
    it('to make a project in one group that another one has', async () => {
      await succeed();
      const { stderr } = await deployment.run([], { RESOURCE_GROUP: 'other' });
      assert.match(
        stderr,
        /^deploy\.sh: project shop is in another resource group: set RESOURCE_GROUP to its name, "default"$/m,
      );
    });
  });
});

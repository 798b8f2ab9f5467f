/** The deploy script of a project with a process beside the app: a job without an end, replaced after the app. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { changes, Deployment, SECRETS } from '../support/codeengine/deployment.ts';
import { type Cloud, EMPTY } from '../support/codeengine/state.ts';
import { itWith, PATH } from '../support/machine.ts';

const SERVICE = 'shop db';

/** The runs of the worker, by what they run. */
const running = ({ things }: Cloud): readonly (string | undefined)[] =>
  Object.values(things.jobrun ?? {})
    .filter(({ flags }) => flags.job?.[0] === 'shop-worker')
    .map(({ flags }) => flags.image?.[0]);

describe('deploy script with a worker', function () {
  this.timeout(300_000);
  let deployment: Deployment;
  before(() => {
    deployment = new Deployment({ 'database-service': SERVICE }, 'gunicorn', ['tasks']);
    deployment.cloud = { ...EMPTY, services: [SERVICE] };
    deployment.secrets(SECRETS);
  });
  after(() => deployment.remove());

  it('starts it after the app, with all that the app has', async () => {
    await deployment.succeed();
    const all = changes(deployment.calls());
    const from = all.indexOf('app create shop');
    assert.ok(from > all.indexOf('jobrun submit shop-migrate-RUN'));
    assert.deepEqual(all.slice(from, from + 7), [
      'app create shop',
      'app bind shop',
      'job create shop-worker',
      'job bind shop-worker',
      'jobrun delete shop-worker',
      'jobrun submit shop-worker-RUN',
      'job create shop-prune',
    ]);
    const { 'shop-worker': worker, 'shop-prune': other } = deployment.cloud.things.job ?? {};
    assert.deepEqual(worker?.flags.mode, ['daemon']);
    assert.deepEqual([worker?.flags.command, worker?.flags.argument], [['python'], ['manage.py', 'worker']]);
    for (const flag of ['env', 'env-from-secret', 'image', 'memory', 'registry-secret'])
      assert.deepEqual(worker?.flags[flag], other?.flags[flag], flag);
  });

  it('replaces the one that runs, which otherwise would stay on the old image', async () => {
    const [old] = running(deployment.cloud);
    await deployment.succeed();
    const now = running(deployment.cloud);
    assert.equal(now.length, 1);
    assert.notEqual(now[0], old);
    assert.equal(now[0], deployment.imageOf('application', 'shop'));
  });

  it('leaves it alone when the new version does not get as far', async () => {
    const before = running(deployment.cloud);
    for (const step of ['jobrun submit', 'application update']) {
      assert.notEqual((await deployment.run([], { FAKE_FAIL: step })).status, 0);
      assert.deepEqual(running(deployment.cloud), before, step);
    }
  });

  it('destroys it with the rest', async () => {
    await deployment.succeed(['destroy', '--yes']);
    assert.deepEqual(deployment.cloud.things.job, {});
  });

  itWith(['shellcheck'], 'has no finding of shellcheck', async () => {
    const script = 'codeengine/deploy.sh';
    execFileSync('shellcheck', ['-x', '--severity=style', script], {
      cwd: deployment.folder,
      env: { PATH },
      stdio: 'pipe',
    });
  });
});

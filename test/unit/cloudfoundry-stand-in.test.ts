/**
 * The stand-in of the Cloud Controller against the platform's rules, one by one: what it does, and that a kinder one, with the
 * rule switched off, would be noticed.
 */
import { strict as assert } from 'node:assert';
import { stringify } from 'yaml';
import { CloudController } from '../support/cloudfoundry/controller.ts';
import {
  cancelDeployment,
  continueDeployment,
  createDeployment,
  newestWeb,
} from '../support/cloudfoundry/deployments.ts';
import { Foundation } from '../support/cloudfoundry/foundation.ts';
import { PLATFORM_RULES, type PlatformRule } from '../support/cloudfoundry/platform-rules.ts';
import { standIn } from '../support/cloudfoundry/stand-in.ts';
import type { App, Deployment, Json } from '../support/cloudfoundry/state.ts';

const FILES = new Map([
  ['requirements.txt', 'django==5.2\n'],
  ['manage.py', ''],
]);

/** A foundation with an app, and what a test does with it. */
class Bench {
  readonly foundation = new Foundation();
  private packages = 0;

  constructor(off?: PlatformRule) {
    if (off) this.foundation.off.add(off);
    this.apply();
  }

  get app(): App {
    return this.foundation.named('shop');
  }

  apply(more: Json = {}): string | undefined {
    const web = { type: 'web', command: 'gunicorn', instances: 2 };
    const app = { name: 'shop', processes: [web], env: { LEVEL: 'INFO' }, ...more };
    return this.foundation.applyManifest(stringify({ version: 1, applications: [app] }));
  }

  stage(): string {
    this.packages += 1;
    const guid = `package-${this.packages}`;
    this.foundation.packages.set(guid, { app: this.app.guid, files: FILES });
    const build = this.foundation.builds.get(this.foundation.stage(guid));
    return build?.droplet ?? assert.fail(build?.error);
  }

  /** Deploys without waiting. */
  begin(more: Json = {}): Deployment {
    return createDeployment(this.foundation, this.app, { droplet: { guid: this.stage() }, ...more });
  }

  wait(): void {
    for (let looks = 0; looks < 5; looks += 1) this.foundation.tick();
  }

  deploy(more: Json = {}): Deployment {
    if (this.app.state === 'STOPPED') {
      this.foundation.setDroplet(this.app, this.stage());
      this.foundation.startAll(this.app);
    }
    const deployment = this.begin(more);
    this.wait();
    return deployment;
  }

  back(version: number): Deployment {
    const guid = this.foundation.revisionsOf(this.app)[version - 1]?.guid ?? '';
    const deployment = createDeployment(this.foundation, this.app, { revision: { guid } });
    this.wait();
    return deployment;
  }

  create(name: string): Promise<string> {
    return this.answer('POST', '/v3/service_instances', { type: 'managed', name, relationships: {} });
  }

  /** Status and first error of a request. */
  async answer(method: string, path: string, body?: Json): Promise<string> {
    const controller = await CloudController.start(this.foundation);
    try {
      const response = await fetch(`${controller.url}${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const json = JSON.parse((await response.text()) || '{}');
      return `${response.status} ${json.errors?.[0]?.detail ?? json.resources?.length ?? ''}`.trim();
    } finally {
      await controller.stop();
    }
  }
}

const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (error) {
    return (error as Error).message;
  }
};

/** For each rule what is done, and what the platform answers. */
const PROBES: Readonly<Record<PlatformRule, readonly [(bench: Bench) => unknown, unknown]>> = {
  'process-guid': [
    (bench) => {
      bench.deploy();
      return [newestWeb(bench.app)?.guid === bench.app.guid, bench.app.processes.length];
    },
    [false, 1],
  ],
  'template-process': [
    (bench) => {
      bench.deploy();
      const template = { process: { guid: bench.app.guid } };
      return refusal(() => bench.foundation.runTask(bench.app, { command: 'x', template })).slice(0, 31);
    },
    'The process could not be found:',
  ],
  'task-droplet': [
    (bench) => {
      bench.deploy();
      bench.foundation.droplets.set('other', {
        ...bench.foundation.droplets.get(bench.app.droplet ?? '')!,
        app: 'another',
      });
      return refusal(() => bench.foundation.runTask(bench.app, { command: 'x', droplet_guid: 'other' }));
    },
    'Droplet not found',
  ],
  'rollback-revision': [
    (bench) => {
      bench.deploy();
      bench.back(1);
      return bench.foundation.revisionsOf(bench.app).map(({ description }) => description);
    },
    ['Initial revision.', 'New droplet deployed.', 'New droplet deployed. Rolled back to revision 1.'],
  ],
  'no-update-rollback': [
    (bench) => {
      bench.deploy();
      return refusal(() => bench.back(2));
    },
    'Unable to rollback. The code and configuration you are rolling back to is the same as the deployed revision.',
  ],
  'revisions-off': [
    (bench) => {
      bench.deploy();
      bench.app.features.set('revisions', false);
      return refusal(() => bench.back(1));
    },
    'Cannot create deployment from a revision for an app without revisions enabled',
  ],
  'revision-made-at-start': [
    (bench) => {
      bench.deploy();
      cancelDeployment(bench.foundation, bench.begin());
      bench.wait();
      return bench.foundation.revisionsOf(bench.app).length;
    },
    3,
  ],
  'expired-droplets': [
    (bench) => {
      for (let times = 0; times < 8; times += 1) bench.deploy();
      return refusal(() => bench.back(1));
    },
    'Unable to deploy this revision, the droplet for this revision no longer exists.',
  ],
  'several-deployed': [
    (bench) => {
      bench.deploy();
      bench.begin();
      bench.foundation.holds = true;
      return bench.answer('GET', `/v3/apps/${bench.app.guid}/revisions/deployed`);
    },
    '200 2',
  ],
  'manifest-in-flight': [
    (bench) => {
      bench.deploy();
      bench.begin();
      return bench.apply();
    },
    "For application 'shop': Cannot update this process while a deployment is in flight.",
  ],
  'droplet-in-flight': [
    (bench) => {
      bench.deploy();
      const old = bench.app.droplet ?? '';
      bench.begin();
      return refusal(() => bench.foundation.setDroplet(bench.app, old)).slice(0, 32);
    },
    'Unable to assign current droplet',
  ],
  'cancel-later': [
    (bench) => {
      bench.deploy();
      const deployment = bench.begin();
      cancelDeployment(bench.foundation, deployment);
      const { state } = deployment;
      bench.wait();
      return [state, deployment.state];
    },
    ['CANCELING', 'CANCELED'],
  ],
  'cancel-finalized': [
    (bench) => refusal(() => cancelDeployment(bench.foundation, bench.deploy())),
    'Cannot cancel a deployment with status: FINALIZED and reason: DEPLOYED',
  ],
  superseded: [
    (bench) => {
      bench.deploy();
      const first = bench.begin();
      bench.begin();
      return first.state;
    },
    'SUPERSEDED',
  ],
  'canary-pauses': [
    (bench) => {
      bench.deploy();
      const options = { canary: { steps: [{ instance_weight: 10 }, { instance_weight: 50 }] } };
      const deployment = bench.deploy({ strategy: 'canary', options });
      const seen: string[] = [deployment.state];
      for (let times = 0; times < 2 && deployment.state === 'PAUSED'; times += 1) {
        continueDeployment(deployment);
        bench.wait();
        seen.push(deployment.state);
      }
      return [...seen, refusal(() => continueDeployment(deployment)).slice(0, 26)];
    },
    ['PAUSED', 'PAUSED', 'DEPLOYED', 'Cannot continue a deployme'],
  ],
  'manifest-instances': [
    (bench) => {
      bench.deploy();
      const web = newestWeb(bench.app);
      if (web) web.instances = 7;
      bench.apply();
      return newestWeb(bench.app)?.instances;
    },
    2,
  ],
  'manifest-adds': [
    (bench) => {
      bench.apply({ env: { OLD: '1' }, routes: [{ route: 'old.apps.example.com' }] });
      bench.apply();
      return [[...bench.app.env.keys()], [...bench.app.routes]];
    },
    [['LEVEL', 'OLD'], ['old.apps.example.com']],
  ],
  'taken-name': [
    async (bench) => [await bench.create('shop-database'), await bench.create('shop-database')],
    ['202', '422 The service instance name is taken: shop-database.'],
  ],
  'failed-instance': [
    async (bench) => {
      bench.foundation.fails = 'service';
      await bench.create('shop-database');
      bench.wait();
      return bench.apply({ services: ['shop-database'] });
    },
    "For service 'shop-database': Service instance not found",
  ],
  'busy-instance': [
    async (bench) => {
      await bench.create('shop-database');
      return bench.apply({ services: ['shop-database'] });
    },
    "For service 'shop-database': There is an operation in progress for the service instance",
  ],
  'started-anyway': [
    (bench) => {
      bench.foundation.fails = 'readiness';
      bench.foundation.setDroplet(bench.app, bench.stage());
      bench.foundation.startAll(bench.app);
      return [bench.app.state, bench.app.serving];
    },
    ['STARTED', undefined],
  ],
  'fail-is-silent': [
    async (bench) => {
      const controller = await CloudController.start(bench.foundation);
      try {
        const session = { api: controller.url, has: (rule: PlatformRule) => bench.foundation.has(rule) };
        const { status, stdout } = await standIn(session, '.', ['curl', '/v3/apps/none', '--fail']);
        return [status, stdout];
      } finally {
        await controller.stop();
      }
    },
    [22, 'FAILED\n'],
  ],
};

describe('The stand-in of Cloud Foundry', () => {
  for (const [rule, [does, source]] of Object.entries(PLATFORM_RULES) as [
    PlatformRule,
    readonly [string, string],
  ][]) {
    it(`${rule}: ${does} (${source})`, async () => {
      const [probe, expected] = PROBES[rule];
      assert.deepEqual(await probe(new Bench()), expected);
      assert.notDeepEqual(await probe(new Bench(rule)), expected, 'a kinder stand-in would not be noticed');
    });
  }

  it('imports nothing of the product', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const folder = 'test/support/cloudfoundry';
    for (const name of readdirSync(folder)) {
      const imports = readFileSync(`${folder}/${name}`, 'utf8').match(/from '[^']*\/src\/[^']*'/g) ?? [];
      // How a program is found on PATH is no rule of a platform.
      assert.deepEqual(
        imports.filter((one) => !one.includes('run/programs.ts')),
        [],
        name,
      );
    }
  });
});

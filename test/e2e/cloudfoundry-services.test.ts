/** The scripts for Cloud Foundry of projects with every service: made once, bound by name, credentials on no command line. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databases, services } from '../../src/choices/catalog.ts';
import type { PartialAnswers } from '../../src/choices/choice.ts';
import { PROVIDERS } from '../../src/choices/platforms/cloudfoundry/providers.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { CLIENTS, Client, type Outcome } from '../support/cloudfoundry/client.ts';
import { CloudController } from '../support/cloudfoundry/controller.ts';
import { describeWith } from '../support/machine.ts';

const ID = 'cloudfoundry';
const SERVERS = databases.filter(({ embedded }) => !embedded).map(({ id }) => id);

function render(folder: string, more: PartialAnswers): string {
  const all = services.map(({ id }) => id);
  writeProject(folder, plan(answersWith({ project: 'shop', platforms: [ID], services: all, ...more })));
  return folder;
}

describeWith(['shellcheck'], 'The scripts for Cloud Foundry with every service', () => {
  for (const database of SERVERS) {
    it(`please shellcheck with ${database}, whoever the provider is`, () => {
      const parent = mkdtempSync(join(tmpdir(), 'cf-scripts-'));
      try {
        for (const provider of Object.keys(PROVIDERS)) {
          const folder = render(join(parent, provider), { database, options: { [ID]: { provider } } });
          const scripts = readdirSync(join(folder, 'cf')).filter((name) => name.endsWith('.sh'));
          const paths = scripts.map((name) => `cf/${name}`);
          execFileSync('shellcheck', ['--external-sources', ...paths], { cwd: folder, stdio: 'pipe' });
        }
      } finally {
        rmSync(parent, { recursive: true });
      }
    });
  }
});

const CREDENTIALS = { uri: 'smtp://shop:the-password-of-mail@mail.example.com:587' };

for (const [title, program] of Object.entries(CLIENTS)) {
  for (const database of SERVERS) {
    describe(`Deploying to Cloud Foundry with every service and ${database}, with ${title}`, () => {
      let folder: string;
      let controller: CloudController;
      let client: Client;
      const printed: string[] = [];

      const script = async (name: string, ...args: readonly string[]): Promise<Outcome> => {
        const outcome = await client.run([`cf/${name}.sh`, ...args], folder);
        printed.push(outcome.stdout, outcome.stderr);
        return outcome;
      };
      const ok = async (...given: Parameters<typeof script>): Promise<Outcome> => {
        const outcome = await script(...given);
        assert.equal(outcome.status, 0, `${outcome.stdout}${outcome.stderr}${controller.unknown}`);
        return outcome;
      };
      const credentials = (name: string): unknown => controller.foundation.services.get(name)?.credentials;

      before(async () => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), 'cf-services-')));
        render(folder, { database });
        controller = await CloudController.start();
        client = new Client(program);
        await client.logIn(controller.url);
      });
      after(async () => {
        client?.remove();
        await controller?.stop();
        rmSync(folder, { recursive: true, force: true });
      });
      afterEach(() =>
        assert.deepEqual(controller.unknown, [], 'calls that the Cloud Controller here does not know'),
      );

      it('says with --dry-run what it would create, and creates nothing', async () => {
        const { stderr } = await ok('create-services', '--dry-run', 'production');
        for (const line of [
          `cf create-service ${database} small shop-database --wait`,
          'cf create-service redis small shop-cache --wait',
          'cf create-user-provided-service shop-mail -p {}',
        ])
          assert.ok(stderr.includes(`+ ${line}\n`), `${line}\n${stderr}`);
        assert.equal(controller.foundation.services.size, 0);
      });

      it('creates what the marketplace has, and of the rest a service of the credentials that are there', async () => {
        writeFileSync(join(folder, 'cf/mail.json'), JSON.stringify(CREDENTIALS), { mode: 0o600 });
        const { stderr } = await ok('create-services', 'production');
        const kinds = [...controller.foundation.services].map(([name, { type }]) => `${name} ${type}`);
        assert.deepEqual(kinds.sort(), [
          'shop-ai user-provided',
          'shop-cache managed',
          'shop-database managed',
          'shop-mail user-provided',
          'shop-secrets user-provided',
          'shop-storage user-provided',
        ]);
        assert.deepEqual(credentials('shop-mail'), CREDENTIALS);
        for (const name of ['ai', 'storage']) {
          assert.deepEqual(credentials(`shop-${name}`), {});
          assert.match(stderr, new RegExp(`There is no cf/${name}\\.json: the app does without, until `));
        }
        assert.doesNotMatch(stderr, /There is no cf\/mail\.json/);
      });

      it('leaves them as they are the second time', async () => {
        const before = JSON.stringify([...controller.foundation.services]);
        await ok('create-services', 'production');
        assert.equal(JSON.stringify([...controller.foundation.services]), before);
      });

      it('binds each under the name by which the project finds it, and starts the worker beside the app', async () => {
        await ok('deploy', 'production');
        const { manifest, serving } = controller.foundation.named('shop');
        assert.ok(serving);
        assert.deepEqual(
          manifest.services,
          ['database', 'ai', 'mail', 'storage', 'cache', 'secrets'].map((name) => ({
            name: `shop-${name}`,
            binding_name: name,
          })),
        );
        const processes = manifest.processes as { type: string; command: string }[];
        assert.deepEqual(
          processes.map(({ type }) => type),
          ['web', 'worker'],
        );
      });

      it('uploads no credentials', () => {
        const { foundation } = controller;
        const { files } = foundation.droplets.get(foundation.named('shop').serving ?? '') ?? assert.fail();
        assert.deepEqual(
          [...files].filter(([path, text]) => /^cf\//.test(path) || text.includes(CREDENTIALS.uri)),
          [],
        );
      });

      it('goes back to the version before, with its services', async () => {
        const first = controller.foundation.named('shop').serving;
        await ok('deploy', 'production');
        assert.notEqual(controller.foundation.named('shop').serving, first);
        await ok('roll-back', '--yes', 'production');
        const { manifest, serving } = controller.foundation.named('shop');
        assert.equal(serving, first);
        assert.equal((manifest.services as unknown[]).length, 6);
      });

      it('has shown no credentials all the while', () =>
        assert.ok(!printed.some((text) => text.includes('the-password-of-mail'))));
    });
  }
}

/** Object storage without a key: an instance with a token of its own, IAM, and a storage that takes nothing else. */
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { platforms, services } from '../../src/choices/catalog.ts';
import { answersWith } from '../support/answers.ts';
import type { DatabaseServer } from '../support/database-server.ts';
import { describeWith } from '../support/machine.ts';
import { patiently } from '../support/patience.ts';
import { giveToOrdinaryUser, ordinaryFolder, temporaryFolder } from '../support/processes.ts';
import { BY_HTTPS, PRODUCTION, Project, type Server } from '../support/project.ts';
import { type IamState, iamStorageServer, pythonServers } from '../support/services/servers.ts';
import { authorities } from '../support/services/suite.ts';
import { sharedDatabase } from '../support/shared-database.ts';

const PLATFORM = 'codeengine';
const UP: IamState = { own: '0wn-token', seconds: 3600, iam: 'up' };
const PROBE = readFileSync(
  join(import.meta.dirname, '../support/services/probes/objectstorage_profile.py'),
  'utf8',
);

/** One under each interface, with the packages of other tests' projects. */
const PROJECTS = [
  { server: 'gunicorn', django: '6.1' },
  { server: 'uvicorn', django: '5.2' },
];

describeWith(['openssl', 'pg_config'], 'object storage by a trusted profile', function () {
  this.timeout(600_000);
  let folder = '';
  let postgresql: DatabaseServer;
  let storage: Awaited<ReturnType<typeof iamStorageServer>>;
  let authority = '';
  let file = '';

  /** The instance's token as the platform replaces it, and what IAM says from then on. */
  const set = (state: IamState): void => {
    writeFileSync(file, `${state.own}\n`);
    giveToOrdinaryUser(dirname(file));
    storage.set(state);
  };

  before(async () => {
    folder = temporaryFolder('profile-storage-');
    const { tls } = authorities(ordinaryFolder(join(folder, 'tls')));
    ({ authority } = tls);
    file = join(ordinaryFolder(join(folder, 'instance')), 'token');
    storage = await iamStorageServer(
      { folder: ordinaryFolder(join(folder, 'storage')), tls },
      pythonServers(folder),
    );
    set(UP);
    postgresql = await sharedDatabase('postgresql', folder);
  });
  after(async () => {
    await storage?.stop();
    await postgresql?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { server: id, django } of PROJECTS) {
    describe(`of a project under ${id}, Django ${django}`, () => {
      let project: Project;
      let env: Record<string, string>;
      let links: readonly string[] = [];
      let running: Server | undefined;

      before(() => {
        project = new Project(
          answersWith({
            project: 'shop',
            server: id,
            django,
            database: 'postgresql',
            services: services.filter(({ binding }) => binding).map((one) => one.id),
            platforms: [PLATFORM],
            options: { objectstorage: { access: 'trusted-profile' } },
          }),
        );
        project.install('requirements.txt');
        const { contract } = platforms.find((one) => one.id === PLATFORM)!;
        const options = project.answers.options[PLATFORM] ?? {};
        const { PORT: _port, ...given } = contract!.runVariables({ project: 'shop', port: 8080, options });
        env = {
          ...PRODUCTION,
          ...given,
          DJANGO_SETTINGS_MODULE: 'shop.settings',
          DATABASE_URL: postgresql.create(`profile_${id}`),
          LOG_LEVEL: 'INFO',
          ALLOWED_HOSTS: '*',
          READINESS_CHECKS: 'database,storage',
          S3_BUCKET: 'files',
          S3_ENDPOINT_URL: `https://localhost:${storage.port}`,
          S3_ADDRESSING_STYLE: 'path',
          S3_REGION: 'eu-de',
          S3_CA_FILE: authority,
          S3_TRUSTED_PROFILE: 'shop',
          S3_TOKEN_FILE: file,
          S3_TOKEN_URL: `https://localhost:${storage.port}/identity/token`,
          // Of somebody's shell: nobody may take them.
          AWS_ACCESS_KEY_ID: 'stray',
          AWS_SECRET_ACCESS_KEY: 'stray',
        };
        project.succeed(['python', 'manage.py', 'migrate', '--noinput'], env);
      });
      after(async () => {
        await running?.process.stop();
        project?.remove();
      });

      it('files are read and written with tokens only, and nothing is refused', () => {
        // The project before this one left tokens of three seconds, of which a busy machine needs several.
        set(UP);
        const before = storage.log();
        for (const profile of ['shop', 'Profile-9fd84246-7df4-4667-94e4-8ecde51d5ac5']) {
          const variables = { ...env, S3_TRUSTED_PROFILE: profile };
          const { status, output } = project.run(['python', '-c', PROBE], variables);
          assert.equal(status, 0, output);
          assert.match(output, /^read and written$/m);
          links = [...output.matchAll(/^link (.+)$/gm)].map(([, link]) => link ?? '');
        }
        const { exchanges, requests, refused } = storage.log();
        // One token for each process, whatever number of threads sends parts.
        assert.equal(exchanges - before.exchanges, 2);
        assert.ok(requests - before.requests > 30, String(requests));
        assert.equal(refused, before.refused);
      });

      it('links are the project’s own: whole, in part, and harmless', async () => {
        running = await project.start(env);
        const [text = '', page = ''] = links;
        const whole = await running.get(text, BY_HTTPS);
        assert.deepEqual([whole.status, whole.text], [200, 'hello']);
        const part = await running.get(text, { ...BY_HTTPS, Range: 'bytes=1-3' });
        assert.deepEqual([part.status, part.text], [206, 'ell']);
        assert.equal((await running.get(text, { ...BY_HTTPS, Range: 'bytes=90-' })).status, 416);
        const html = await running.get(page, BY_HTTPS);
        assert.equal(html.status, 200);
        assert.match(String(html.headers['content-type']), /^application\/octet-stream/);
        assert.match(String(html.headers['content-disposition']), /^attachment/);
        assert.match(String(html.headers['content-security-policy']), /sandbox/);
        for (const link of [text.replace(/&signature=.*/, ''), text.replace('photos', 'other')])
          assert.equal((await running.get(link, BY_HTTPS)).status, 403, link);
        assert.equal((await running.get('/readyz')).status, 200);
      });

      it('a token is exchanged before it ends, and what IAM fails to give is told in one line', async () => {
        await running?.process.stop();
        set({ ...UP, seconds: 3 });
        running = await project.start(env);
        const server = running;
        const status = async () => (await server.get(links[0] ?? '', BY_HTTPS)).status;
        const until = async (what: string, reached: () => Promise<boolean> | boolean) => {
          const deadline = Date.now() + patiently(60_000);
          while (!(await reached())) {
            assert.ok(Date.now() < deadline, `${what}\n${server.process.output.slice(-3000)}`);
            await sleep(50);
          }
        };
        const { exchanges, refused } = storage.log();
        await until('exchanged again and again', async () => {
          assert.equal(await status(), 200);
          return storage.log().exchanges >= exchanges + 3;
        });
        // The platform has replaced the token of the instance.
        set({ own: 'n3w-token', seconds: 3, iam: 'up' });
        const replaced = storage.log().exchanges;
        await until('exchanged the new one', async () => {
          assert.equal(await status(), 200);
          return storage.log().exchanges > replaced + 1;
        });
        assert.equal(storage.log().refused, refused, 'no token was sent that had ended');
        for (const [iam, reason] of [
          ['down', 'IAM answered 503'],
          ['strange', 'something else than a token'],
          ['refuses', 'answered 400, BXNIM0439E'],
        ] as const) {
          set({ own: 'n3w-token', seconds: 3, iam });
          // Each process asks by itself, and one may still tell of a failure before.
          await until(
            `503 and its reason while IAM is ${iam}`,
            async () => (await status()) === 503 && server.process.output.includes(reason),
          );
          assert.equal((await server.get('/healthz')).status, 200);
          await until('unready', async () => (await server.get('/readyz')).status === 503);
          set({ own: 'n3w-token', seconds: 3, iam: 'up' });
          await until('back', async () => (await status()) === 200);
        }
        const { output } = server.process;
        const at = output.search(/Traceback|n3w-token|0wn-token|cr_token/);
        assert.equal(at < 0 ? '' : output.slice(Math.max(0, at - 1000), at + 2000), '');
      });

      it('does not start where it is not clear who has the access, or a token would go astray', () => {
        for (const [variables, says] of [
          [{ S3_ENDPOINT_URL: 'http://localhost:1' }, /S3_ENDPOINT_URL: .*https.*\n$/],
          [{ S3_ACCESS_KEY_ID: 'name' }, /S3_TRUSTED_PROFILE: .*is set, and so is a key.*\n$/],
          [{ S3_TRUSTED_PROFILE: '' }, /S3_TRUSTED_PROFILE: .*neither is a key.*\n$/],
          [{ S3_TOKEN_FILE: join(folder, 'none') }, /S3_TOKEN_FILE: .*has no token.*\n$/],
        ] as const) {
          const { status, output } = project.run(['python', 'manage.py', 'migrate'], {
            ...env,
            ...variables,
          });
          assert.ok(status > 0, output);
          // The last line: settings do not get as far as the check of every variable.
          assert.match(output, says);
        }
      });
    });
  }
});

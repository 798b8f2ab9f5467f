/** What every image must do: built for real by the rendered Dockerfile, and run as a platform runs it. */
import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { djangoLines, platforms } from '../../src/choices/catalog.ts';
import type { Platform, Server } from '../../src/choices/choice.ts';
import type { Contract, Place } from '../../src/choices/platform-contract.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { contextOf } from '../../src/plan/context.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from './answers.ts';
import type { DatabaseServer } from './database-server.ts';
import { interpreter } from './environments.ts';
import { freePort, get } from './http.ts';
import { buildImage, Container, configOf, IMAGE_PROGRAMS, type Instance, removeImage } from './image.ts';
import { baseOf, makeBase } from './image-base.ts';
import { MODES } from './image-modes.ts';
import { describeWith } from './machine.ts';
import { temporaryFolder } from './processes.ts';
import { isTriedTogether } from './rehearse-platforms.ts';
import { sharedDatabase } from './shared-database.ts';

/** The platform that runs images and says how. */
const found = platforms.find(({ shares, contract }) => shares?.includes('image') && contract);
assert.ok(found?.contract);
export const platform: Platform = found;
const contract: Contract = found.contract;

const SECRET_KEY = 'for-end-to-end-tests-0123456789-abcdefghijklmnopqrstuvwxyz';

/** Megabytes beyond the base: Daphne brings Twisted, its certificates and their cryptography; Granian, its own program. */
const LARGER: Readonly<Record<string, number>> = { daphne: 140, granian: 120 };

/**
 * The ways in which a server's image is run: all at once, which is what the others are and less time; each by itself with the
 * servers that are tried with all platforms at once, so that it is known which one breaks an image.
 */
const modesOf = (server: Server) => (isTriedTogether(server) ? MODES : MODES.slice(-1));

/** Describes the images of these servers. */
export function describeImages(tested: readonly Server[]): void {
  describeWith([...IMAGE_PROGRAMS, 'pg_config'], 'image', function () {
    this.timeout(600_000);
    let database: DatabaseServer;
    let folder: string;
    before(async () => {
      folder = temporaryFolder('image-');
      database = await sharedDatabase('postgresql', folder);
    });
    after(async () => {
      await database?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    for (const [row, server] of tested.entries()) {
      describe(`of ${server.title}`, () => {
        // Each Django line in turn.
        const django = djangoLines[row % djangoLines.length]?.id;
        const answers = answersWith({ server: server.id, platforms: [platform.id], django, python: '3.13' });
        const tag = `test-${server.id}`;
        const project = (): string => join(folder, server.id);
        let base: Container;
        let container: Container;
        let place: Place;
        let variables: Readonly<Record<string, string>>;

        before(async () => {
          writeProject(project(), plan(answers));
          // What lies around on a developer's machine.
          for (const [path, text] of Object.entries({
            '.env': 'SECRET_KEY=from-a-developers-machine\n',
            [`${platform.id}/secrets.env`]: 'SECRET_KEY=of-production\n',
            '.git/config': '[core]\n',
            'db.sqlite3': 'SQLite',
            'staticfiles/old.css': 'old',
          })) {
            mkdirSync(join(project(), path, '..'), { recursive: true });
            writeFileSync(join(project(), path), text);
          }
          const name = baseOf(readFileSync(join(project(), 'Dockerfile'), 'utf8'));
          const path = interpreter(answers.python, answers.django);
          makeBase(name, path);
          const started = Date.now();
          buildImage(project(), tag);
          console.log(`        built in ${((Date.now() - started) / 1000).toFixed(0)} s`);
          base = new Container(name);
          container = new Container(tag);
          place = {
            project: answers.project,
            port: await freePort(),
            options: answers.options[platform.id] ?? {},
          };
          const url = database.create(`image_${server.interface}_${server.id}`);
          variables = { ...contract.runVariables(place), SECRET_KEY, DATABASE_URL: url };
        });
        after(() => {
          base?.remove();
          container?.remove();
          removeImage(tag);
        });

        it('says who runs it and how', () => {
          const config = configOf(tag);
          assert.match(config.User, /^[1-9]\d+:[1-9]\d+$/);
          assert.deepEqual(config.Cmd, contextOf(answers).startCommand);
          assert.equal(config.Entrypoint, undefined);
          assert.ok([undefined, 'SIGTERM'].includes(config.StopSignal));
          assert.deepEqual(
            config.Env.filter((line) => /SECRET|DATABASE|PIP_/.test(line)),
            [],
          );
        });

        it('holds the project, compiled and with its static files, and nothing of a developer', () => {
          const app = join(container.root, 'app');
          for (const path of [
            '.env',
            '.git',
            'tests',
            'db.sqlite3',
            'staticfiles/old.css',
            platform.id,
            'Dockerfile',
          ]) {
            assert.ok(!existsSync(join(app, path)), path);
          }
          assert.ok(existsSync(join(app, 'staticfiles.json')));
          const files = ['app', 'venv/lib'].flatMap((part) =>
            readdirSync(join(container.root, part), { recursive: true, encoding: 'utf8' }).map((path) =>
              join(part, path),
            ),
          );
          const sources = files.filter((path) => path.endsWith('.py'));
          const compiled = files.filter((path) => path.endsWith('.pyc'));
          assert.ok(
            compiled.length > sources.length * 0.99,
            `${compiled.length} of ${sources.length} compiled`,
          );
          const pip = files.filter((path) => /site-packages\/(pip|setuptools)$/.test(path));
          assert.deepEqual(pip, []);
          assert.ok(!existsSync(join(container.root, 'usr/bin/gcc')));
          assert.ok(
            !existsSync(join(container.root, 'etc/pip.conf')) ||
              readFileSync(join(container.root, 'etc/pip.conf'), 'utf8') === '',
          );
          const megabytes = (container.size - base.size) / 1e6;
          console.log(
            `        ${megabytes.toFixed(0)} MB beyond its base, ${sources.length} modules compiled`,
          );
          assert.ok(
            megabytes < (LARGER[server.id] ?? (server.runtimePackages ? 150 : 80)),
            `${megabytes} MB`,
          );
        });

        it('cannot be changed by who runs it', async () => {
          const script =
            'for path in /app /app/manage.py /venv/bin; do test ! -w $path || echo $path; done; id -u';
          const look = container.start(variables, ['sh', '-c', script]);
          assert.equal(await look.end(), 0, look.output);
          assert.equal(look.output, '10001\n');
        });

        it('migrates as a job, in its own image', async () => {
          const { CE_APP: _, PORT: __, ...job } = variables;
          const migrate = container.start({ ...job, CE_JOB: 'migrate' }, [
            'python',
            'manage.py',
            'migrate',
            '--noinput',
          ]);
          assert.equal(await migrate.end(), 0, migrate.output);
          assert.match(migrate.output, /Applying pages\.0001_initial\.\.\. OK/);
        });

        describe('when it runs', () => {
          let running: Instance;
          before(async () => {
            running = container.start(variables);
            await running.until(async () => (await get(place.port, '/healthz')).status === 200);
          });

          it('answers its probes', async () => {
            for (const probe of contract.probes) {
              const { status, text } = await get(place.port, probe.path, probe.headers(place));
              assert.ok(probe.succeeds(status), `${probe.name}: ${status} ${text}`);
            }
          });

          it('answers with its first page, and the stylesheet of that page', async () => {
            const headers = contract.routerHeaders(place);
            const page = await get(place.port, '/', headers);
            assert.equal(page.status, 200, page.text);
            assert.ok(page.text.includes(server.title) && page.text.includes(platform.title), page.text);
            const [, path = ''] = /href="(\/static\/[^"]+\.[0-9a-f]{12}\.css)"/.exec(page.text) ?? [];
            assert.equal((await get(place.port, path, headers)).status, 200, path);
          });

          it('ends with status 0 within the grace after SIGTERM', async () => {
            const took = await running.stop();
            console.log(`        stopped in ${took} ms`);
            assert.equal(await running.end(), 0, running.output);
            assert.ok(took < contract.graceSeconds * 1000, `${took} ms`);
          });
        });

        for (const mode of modesOf(server)) {
          it(`starts ${mode.name}, within the time of the platform's probe`, async () => {
            const started = Date.now();
            const one = container.start(variables, undefined, mode);
            await one.until(
              async () => (await get(place.port, '/healthz')).status === 200,
              contract.startSeconds * 1000,
            );
            console.log(`        ready in ${Date.now() - started} ms ${mode.name}`);
            const page = await get(place.port, '/', contract.routerHeaders(place));
            assert.equal(page.status, 200, page.text + one.output);
            await one.stop();
            assert.equal(await one.end(), 0, one.output);
          });
        }

        it('has every library that its native files need', async () => {
          const script =
            'find /venv -type f "(" -name "*.so*" -o -path "*/bin/*" ")" -exec ldd {} + 2>&1 | grep -E "^/|not found" | grep -B1 "not found"';
          const look = container.start(variables, ['sh', '-c', script]);
          await look.end();
          assert.equal(look.output, '');
        });

        it('does not start without its secret, and says so', async () => {
          const broken = container.start({ ...variables, SECRET_KEY: '' });
          assert.ok(((await broken.end()) ?? 0) > 0, broken.output);
          assert.match(broken.output, /^SECRET_KEY is not set\./m);
        });
      });
    }
  });
}

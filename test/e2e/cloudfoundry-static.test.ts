/**
 * The Staticfile app beside Django on one host: real nginx under the buildpack's layout, the project started as Cloud Foundry
 * does, with a bound PostgreSQL, behind a router.
 */

import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { choiceOf, platforms, servers } from '../../src/choices/catalog.ts';
import { argvOf } from '../../src/rehearse/command-line.ts';
import { answersWith } from '../support/answers.ts';
import { CLIENTS, Client } from '../support/cloudfoundry/client.ts';
import { CloudController } from '../support/cloudfoundry/controller.ts';
import { startRouter, startStaticfileApp } from '../support/cloudfoundry/nginx.ts';
import { uploadedFiles } from '../support/cloudfoundry/uploading.ts';
import type { DatabaseServer } from '../support/database-server.ts';
import { freePort, get } from '../support/http.ts';
import { describeWith } from '../support/machine.ts';
import { childrenOf, factOf } from '../support/proc.ts';
import { Background, giveToOrdinaryUser, ordinaryFolder, temporaryFolder } from '../support/processes.ts';
import { Project } from '../support/project.ts';
import { sharedDatabase } from '../support/shared-database.ts';

const platform = platforms.find(({ capabilities }) => capabilities?.includes('static-app'));
const contract = platform?.contract ?? assert.fail('no contract');
const answers = answersWith({
  platforms: [platform?.id ?? ''],
  static: 'staticfile',
  database: 'postgresql',
});
const HOST = { Host: 'mysite.apps.example.com' };

describeWith(['nginx', 'pg_config'], 'Static files of a second app on Cloud Foundry', () => {
  let project: Project;
  let parent: string;
  let database: DatabaseServer;
  let django: Background;
  let place: {
    project: string;
    port: number;
    options: Readonly<Record<string, string>>;
    serverVariables: Readonly<Record<string, string>>;
  };
  let staticPort: number;
  let router: number;
  /** The version whose files the static app has. */
  let deployed = '';
  const processes: Background[] = [];

  before(async () => {
    project = new Project(answers);
    project.install();
    parent = ordinaryFolder(temporaryFolder('staticfile-'));
    database = await sharedDatabase('postgresql', parent);
    place = {
      project: answers.project,
      port: await freePort(),
      options: answers.options[platform?.id ?? ''] ?? {},
      // As the manifest says them.
      serverVariables: choiceOf(servers, answers.server).environment ?? {},
    };
  });
  after(async () => {
    for (const one of processes) await one.stop('SIGKILL');
    await database?.stop();
    project?.remove();
  });

  it('passes its own tests, ruff and mypy', () => {
    project.succeed(['ruff', 'check', '.']);
    project.succeed(['ruff', 'format', '--check', '.']);
    writeFileSync(join(project.folder, '.env'), readFileSync(join(project.folder, '.env.example')));
    project.checkTypes();
    writeFileSync(join(project.folder, '.env'), '');
    const variables = { DATABASE_URL: database.create('tests'), SECRET_KEY: 'x'.repeat(60) };
    // With the packages of a platform without an index: their names are all that the tests look at.
    const vendor = join(project.folder, 'vendor');
    const wheels = [
      ...readFileSync(join(project.folder, 'requirements.txt'), 'utf8').matchAll(/^([\w.-]+)==([^\s;]+)/gm),
    ].map(([, name = '', version = '']) =>
      join(vendor, `${name.replaceAll(/[-_.]+/g, '_')}-${version}-py3-none-any.whl`),
    );
    mkdirSync(vendor);
    for (const wheel of wheels) writeFileSync(wheel, '');
    try {
      assert.match(project.succeed(['python', 'manage.py', 'test'], variables), /Ran \d\d+ tests/);
      rmSync(wheels.find((wheel) => /\/django-\d/i.test(wheel)) ?? '');
      const { status, output } = project.run(
        ['python', 'manage.py', 'test', 'tests.test_cloudfoundry'],
        variables,
      );
      assert.notEqual(status, 0);
      assert.match(output, /test_vendored_packages_are_complete[\s\S]*django-/);
    } finally {
      rmSync(vendor, { recursive: true });
    }
  });

  it('collects once, for both apps', () => {
    project.succeed(
      ['python', 'manage.py', 'collectstatic', '--noinput', '--clear'],
      contract.buildVariables(place),
    );
    project.succeed(['bash', 'cf/collect.sh']);
    const files = uploadedFiles(join(project.folder, 'cf/static'));
    assert.ok(!files.includes('public/static/staticfiles.json'));
    assert.ok(files.includes('names.json'));
    assert.ok(files.includes('nginx/conf/includes/cache.conf'));
    assert.ok(!files.some((path) => path.includes('.git')));
    const pushed = uploadedFiles(project.folder).filter((path) => path.startsWith('staticfiles'));
    assert.deepEqual(pushed, ['staticfiles.json'], 'Django needs the names only');
    assert.ok(!uploadedFiles(project.folder).some((path) => path.startsWith('cf/')));
  });

  for (const [title, program] of Object.entries(CLIENTS)) {
    it(`deploys both with ${title}: files before pages, from one build`, async () => {
      const controller = await CloudController.start();
      const client = new Client(program);
      const { PATH } = project.environment({ PATH: client.env.PATH ?? '' });
      try {
        await client.logIn(controller.url);
        for (const name of ['create-services', 'deploy']) {
          const { status, stdout, stderr } = await client.run(
            [`cf/${name}.sh`, 'production'],
            project.folder,
            {
              PATH,
            },
          );
          assert.equal(status, 0, `${stdout}${stderr}${controller.unknown}`);
        }
        const { foundation } = controller;
        const [files, app] = ['mysite-static', 'mysite'].map((name) => foundation.named(name).serving);
        deployed = app ?? '';
        assert.deepEqual(foundation.events, [
          `staged ${app}`,
          `task ${app}`,
          `staged ${files}`,
          `serves ${files}`,
          `serves ${app}`,
        ]);
        const names = foundation.droplets.get(files ?? '')?.files.get('names.json');
        assert.ok(names?.includes('mysite/site.css'));
        assert.equal(foundation.droplets.get(app ?? '')?.files.get('staticfiles.json'), names);
        assert.deepEqual(foundation.named('mysite-static').manifest.routes, [
          { route: 'mysite.apps.example.com/static' },
        ]);
      } finally {
        // The script ran as who runs the tests.
        giveToOrdinaryUser(project.folder);
        client.remove();
        await controller.stop();
      }
    });
  }

  it('starts as the platform starts it, with a database that is bound', async () => {
    const variables = {
      ...contract.runVariables(place),
      ...contract.databaseVariables?.(database.create('shop'), place),
    };
    project.succeed(['python', 'manage.py', 'migrate', '--noinput'], { ...variables, PORT: '' });
    const read = (path: string) => readFileSync(join(project.folder, path), 'utf8');
    const line = contract.commandLine?.(read) ?? assert.fail('no command');
    django = new Background(contract.launch(argvOf(line)), {
      cwd: project.folder,
      env: project.environment(variables),
    });
    processes.push(django);
    const [live, ready] = contract.probes;
    await django.until(
      () =>
        get(place.port, live?.path ?? '', live?.headers(place)).then(
          ({ status }) => live?.succeeds(status) ?? false,
          () => false,
        ),
      'alive',
    );
    assert.equal((await get(place.port, ready?.path ?? '', ready?.headers(place))).status, 200);
    const files = await startStaticfileApp(
      join(project.folder, 'cf/static'),
      ordinaryFolder(join(parent, 'app')),
    );
    const front = await startRouter(ordinaryFolder(join(parent, 'router')), place.port, files.port);
    processes.push(files.nginx, front.nginx);
    staticPort = files.port;
    router = front.port;
  });

  it('shows where it runs, and repeats the router’s id', async () => {
    const page = await get(router, '/', HOST);
    assert.equal(page.status, 200, page.text);
    assert.ok(page.text.includes('Cloud Foundry, space production'));
    const id = page.headers['x-test-request-id'];
    assert.equal(page.headers['x-request-id'], id);
    const line = () => django.stdout.split('\n').find((one) => one.includes(`"${id}"`));
    await django.until(async () => line()?.endsWith('}') ?? false, 'logged');
    assert.equal(JSON.parse(line() ?? '{}').path, '/', django.output);
    assert.equal((await get(router, '/', { Host: 'evil.example' })).status, 400);
  });

  it('starts as many processes as fit into the memory', () => {
    const children = childrenOf(mainProcess());
    assert.equal(children.length, 2, `512M: ${children}`);
  });

  it('logs each request once', async () => {
    const lines = (path: string) => django.stdout.split('\n').filter((one) => one.includes(path));
    await get(router, '/logged-once', HOST);
    await django.until(async () => lines('/logged-once').length > 0, 'logged');
    // A second line would come before that of the next request: each connection is the router's, one after the other.
    await get(router, '/logged-later', HOST);
    await django.until(async () => lines('/logged-later').length > 0, 'logged');
    assert.equal(lines('/logged-once').length, 1, django.stdout);
  });

  it('serves the stylesheet of the page from the second app, compressed, to be kept for a year', async () => {
    const { text } = await get(router, '/', HOST);
    const [, path = ''] = /href="(\/static\/[^"]+\.[0-9a-f]{12}\.css)"/.exec(text) ?? [];
    const css = await get(router, path, { ...HOST, 'Accept-Encoding': 'gzip' });
    assert.equal(css.status, 200, path);
    assert.equal(css.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(css.headers['x-content-type-options'], 'nosniff');
    assert.equal(css.headers['content-encoding'], 'gzip');
    assert.match(String(css.headers['content-type']), /^text\/css/);
    const source = readFileSync(join(project.folder, 'mysite/static/mysite/site.css'), 'utf8');
    assert.equal(gunzipSync(css.body).toString(), source);
    const plain = await get(router, path, HOST);
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(plain.text, source);
    assert.equal(
      (await get(place.port, path, { ...HOST, 'X-Forwarded-Proto': 'https' })).status,
      404,
      'not Django',
    );
  });

  it('keeps nothing for long that may change, and shows no other file', async () => {
    const fresh = await get(router, '/static/mysite/site.css', HOST);
    assert.deepEqual([fresh.status, fresh.headers['cache-control']], [200, undefined]);
    const gone = await get(router, '/static/mysite/site.0123456789ab.css', HOST);
    assert.deepEqual([gone.status, gone.headers['cache-control']], [404, undefined]);
    for (const path of [
      '/Staticfile',
      '/names.json',
      '/static/names.json',
      '/static/staticfiles.json',
      '/nginx/conf/nginx.conf',
      '/static/.gitkeep',
      '/static/../manage.py',
    ])
      assert.notEqual((await get(staticPort, path)).status, 200, path);
  });

  it('keeps the files of the running version in the next build', async () => {
    const { text } = await get(router, '/', HOST);
    const [, old = ''] = /href="(\/static\/[^"]+\.[0-9a-f]{12}\.css)"/.exec(text) ?? [];
    const css = join(project.folder, 'mysite/static/mysite/site.css');
    const before = readFileSync(css, 'utf8');
    writeFileSync(css, `${before}\n.new { color: red; }\n`);
    project.succeed(
      ['python', 'manage.py', 'collectstatic', '--noinput', '--clear'],
      contract.buildVariables(place),
    );
    project.succeed(['bash', 'cf/collect.sh']);
    const kept = join(project.folder, 'cf/static/public', old);
    assert.ok(!existsSync(kept));
    const keep = ['python', 'cf/keep_served_files.py', `http://127.0.0.1:${staticPort}`, 'the-new-version'];
    project.succeed([...keep, deployed]);
    assert.equal(readFileSync(kept, 'utf8'), before);
    const names = readFileSync(join(project.folder, 'cf/static/names.json'), 'utf8');
    assert.ok(!names.includes(old.slice('/static/'.length)), 'the new build has its own');
    const index = readFileSync(join(project.folder, 'cf/static/public/static/versions.json'), 'utf8');
    assert.deepEqual(Object.keys(JSON.parse(index).versions), [deployed, 'the-new-version']);
    // A version that can no longer be gone back to takes its files with it.
    rmSync(kept);
    project.succeed([...keep, 'the-new-version']);
    assert.ok(!existsSync(kept));
    // Files that cannot be fetched would be lost: nothing is deployed then.
    const away = project.run(['python', 'cf/keep_served_files.py', 'http://127.0.0.1:9', 'the-new-version']);
    assert.equal(away.status, 1, away.output);
    assert.match(
      away.output,
      /^http:\/\/127\.0\.0\.1:9\/static\/versions\.json cannot be read: .*STATIC_ORIGIN\.\n$/,
    );
  });

  it('ends within ten seconds', async () => {
    const took = await new Promise<number>((resolve) => {
      const asked = Date.now();
      process.kill(mainProcess(), 'SIGTERM');
      django.child.once('exit', () => resolve(Date.now() - asked));
    });
    assert.ok(took < contract.graceSeconds * 1000, `${took} ms`);
    assert.equal(django.status, '0', django.output);
  });

  /** The server itself: the launcher has become it, below what makes the ordinary user. */
  function mainProcess(): number {
    let pid = django.child.pid ?? 0;
    while (!factOf(pid, 'cmdline').includes('gunicorn')) {
      const [child] = childrenOf(pid);
      assert.ok(child, `it has ended:\n${django.output}`);
      pid = child;
    }
    return pid;
  }
});

/** What Cloud Foundry reads of every project: the checks of its buildpack and its API, on the planned files. */
import { strict as assert } from 'node:assert';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { platforms, servers } from '../../src/choices/catalog.ts';
import type { Answers, PartialAnswers } from '../../src/choices/choice.ts';
import { PROVIDERS } from '../../src/choices/platforms/cloudfoundry/providers.ts';
import * as rules from '../../src/choices/platforms/cloudfoundry/rules.ts';
import { contextOf } from '../../src/plan/context.ts';
import { plan } from '../../src/plan/plan.ts';
import { Rehearsal } from '../../src/rehearse/rehearsal.ts';
import { allAnswers, answersWith } from '../support/answers.ts';
import { interpolate, problems } from '../support/cloudfoundry/manifest.ts';
import { inFolder } from '../support/command.ts';

const ID = 'cloudfoundry';
const all = allAnswers().filter(({ platforms: chosen }) => chosen.includes(ID));

interface App {
  readonly name: string;
  readonly command?: string;
  readonly env?: Record<string, unknown>;
  readonly routes: readonly { readonly route: string }[];
  readonly services?: readonly { readonly name: string; readonly binding_name: string }[];
  readonly processes: readonly (Record<string, unknown> & { readonly type: string })[];
}

const filesOf = (answers: Answers): ReadonlyMap<string, string> =>
  new Map(plan(answers).map(({ path, contents }) => [path, contents]));

/** Each manifest of a project with each of its vars files. */
function* manifests(files: ReadonlyMap<string, string>): Generator<readonly [string, App]> {
  for (const [path, text] of files) {
    if (!/^manifest.*\.yml$/.test(path)) continue;
    for (const [varsPath, vars] of files) {
      if (!varsPath.startsWith('vars/')) continue;
      const manifest = interpolate(text, vars) as { applications: App[] };
      assert.deepEqual(problems(manifest), [], `${path} with ${varsPath}`);
      for (const app of manifest.applications) yield [path, app];
    }
  }
}

describe('Cloud Foundry: every project for it', () => {
  it('meets every server that it can install on both Django lines', () => {
    const kinds = new Set(all.map(({ server, django }) => `${server} ${django}`));
    const fitting = servers.filter(({ systemPackages }) => !systemPackages);
    assert.ok(fitting.length >= 5);
    assert.equal(kinds.size, 2 * fitting.length, [...kinds].join(', '));
    console.log(`      ${all.length} combinations`);
  });

  it('is detected, has its Python, has its static files collected, and holds no file that the buildpack takes for its own', () => {
    for (const answers of all) {
      const files = filesOf(answers);
      const paths = [...files.keys()];
      const where = JSON.stringify(answers);
      assert.equal(rules.detected(paths), undefined, where);
      assert.equal(rules.runtime(files.get('runtime.txt') ?? ''), undefined, where);
      assert.equal(files.get('runtime.txt'), `python-${answers.python}.x\n`);
      assert.equal(rules.collected(files.get('requirements.txt') ?? '', paths), undefined, where);
      assert.deepEqual(rules.forbidden(paths), [], where);
    }
  });

  it('has manifests that are valid with every vars file, and two of them with the Staticfile app', () => {
    let count = 0;
    for (const answers of all) {
      const apps = [...manifests(filesOf(answers))];
      count += apps.length;
      assert.equal(apps.length, answers.static === 'staticfile' ? 4 : 2);
    }
    console.log(`      ${count} manifests`);
  });

  it('starts by the server’s own command, and only the manifest says it', () => {
    for (const answers of all) {
      const files = filesOf(answers);
      const context = contextOf(answers);
      for (const [path, app] of manifests(files)) {
        if (path !== 'manifest.yml') continue;
        assert.deepEqual(
          app.processes.map(({ type, command }) => [type, command]),
          [['web', context.startLine], ...context.processes.map(({ name, line }) => [name, line])],
        );
      }
      const read = (path: string) => files.get(path);
      const own = platforms.find(({ id }) => id === ID);
      assert.equal(own?.contract?.commandLine?.(read), context.startLine);
      const others = answers.platforms.filter((id) => id !== ID);
      if (others.length === 0) assert.ok(!files.has('Procfile'));
      else if (files.has('Procfile')) assert.ok(parse(files.get('Procfile') ?? '').web);
    }
  });

  it('keeps the buildpack from outranking a server’s own settings', () => {
    const own = servers.filter(({ environment }) => environment);
    assert.ok(own.length > 0);
    for (const server of own) {
      const place = { project: 'mysite', port: 8080, options: {}, serverVariables: server.environment ?? {} };
      const injected = platforms.find(({ id }) => id === ID)?.contract?.runVariables(place) ?? {};
      const files = filesOf(answersWith({ server: server.id, platforms: [ID], database: 'postgresql' }));
      for (const [, { env = {} }] of manifests(files)) {
        for (const [name, value] of Object.entries(server.environment ?? {}))
          assert.deepEqual([env[name], injected[name]], [value, value], 'rehearsed as the manifest says it');
      }
    }
  });

  it('is rehearsed with a database as its broker and the launcher hand it over', () => {
    const { databaseVariables } = platforms.find(({ id }) => id === ID)!.contract!;
    const place = { project: 'mysite', port: 8080, options: {} };
    for (const [url, launched] of [
      ['postgresql://me:p%40ss@127.0.0.1:5432/shop', 'postgres://me:p%40ss@127.0.0.1:5432/shop'],
      ['mysql://me:p%40ss@127.0.0.1/shop', 'mysql2://me:p%40ss@127.0.0.1/shop'],
    ] as const) {
      const [scheme = ''] = url.split(':');
      const { DATABASE_URL, VCAP_SERVICES = '' } = databaseVariables!(url, place);
      assert.equal(DATABASE_URL, launched);
      const [bound] = JSON.parse(VCAP_SERVICES)[scheme];
      assert.deepEqual(bound.tags, [scheme, 'relational']);
      assert.equal(bound.credentials.uri, url);
      assert.equal(bound.credentials.password, 'p@ss');
    }
  });

  it('is rehearsed with services in the form that was chosen, in both phases, the forgotten secret included', async () => {
    const contract = platforms.find(({ id }) => id === ID)!.contract!;
    for (const form of ['variable', 'file']) {
      await inFolder(async (folder) => {
        const folders = {
          app: folder,
          built: folder,
          home: join(folder, 'home'),
          temporary: join(folder, 'tmp'),
        };
        const rehearsal = await Rehearsal.at(
          {
            project: 'shop',
            contract,
            options: { bindings: form },
            startCommand: [],
            processes: [],
            bin: folder,
            userVariables: {},
            databaseUrl: 'postgresql://me:s3cret@127.0.0.1/shop',
            embeddedDatabase: undefined,
            secrets: ['SECRET_KEY'],
            page: '/',
            staticElsewhere: undefined,
          },
          folders,
          new AbortController().signal,
        );
        const { buildEnvironment, runEnvironment, environmentWithoutSecrets } = rehearsal;
        const texts = [buildEnvironment, runEnvironment, environmentWithoutSecrets].map((environment) => {
          const { VCAP_SERVICES, VCAP_SERVICES_FILE_PATH, SECRET_KEY } = environment;
          // The secret is in the service, in whichever form.
          assert.equal(SECRET_KEY, undefined);
          if (form === 'variable') {
            assert.equal(VCAP_SERVICES_FILE_PATH, undefined);
            return VCAP_SERVICES ?? '';
          }
          assert.equal(VCAP_SERVICES, undefined);
          assert.equal(statSync(VCAP_SERVICES_FILE_PATH ?? '').mode & 0o777, 0o400);
          return readFileSync(VCAP_SERVICES_FILE_PATH ?? '', 'utf8');
        });
        const [build = '', run = '', without = ''] = texts;
        assert.deepEqual(Object.keys(JSON.parse(build)), ['user-provided']);
        assert.equal(JSON.parse(run).postgresql[0].credentials.password, 's3cret');
        assert.match(run, /"SECRET_KEY"/);
        assert.match(without, /"FORGOTTEN"/);
        assert.doesNotMatch(without, /"SECRET_KEY"/);
        // The launcher makes it of the variable only.
        assert.equal('DATABASE_URL' in runEnvironment, form === 'variable');
      });
    }
  });

  it('is rehearsed with the memory that was chosen, in whatever unit', () => {
    const { runVariables } = platforms.find(({ id }) => id === ID)!.contract!;
    for (const [memory, limit] of [
      ['512M', '512m'],
      ['2g', '2048m'],
      ['1GB', '1024m'],
      ['262144K', '256m'],
      ['1T', '1048576m'],
    ] as const) {
      assert.equal(rules.memory(memory), undefined);
      const place = { project: 'mysite', port: 8080, options: { memory } };
      assert.equal(runVariables(place).MEMORY_LIMIT, limit, memory);
    }
  });

  it('has no secret in a manifest, and text for every variable of the environment', () => {
    for (const answers of all) {
      const secrets = contextOf(answers).variables.filter(({ secret }) => secret);
      for (const [, { env = {} }] of manifests(filesOf(answers))) {
        for (const [name, value] of Object.entries(env)) {
          // Texts, or whole numbers: of others, the platform makes another text than the one that was meant.
          assert.ok(typeof value === 'string' || Number.isInteger(value), name);
          assert.equal(rules.environmentKey(name), undefined);
          assert.ok(!secrets.some((secret) => secret.name === name), name);
        }
      }
    }
  });

  it('runs processes beside the app without route or request', () => {
    const answers = answersWith({ platforms: [ID], database: 'postgresql', services: ['tasks'] });
    for (const [, { processes }] of manifests(filesOf(answers))) {
      assert.deepEqual(
        processes.map(({ type }) => type),
        ['web', 'worker'],
      );
      const { command, instances, memory, ...rest } = processes[1] ?? assert.fail();
      assert.deepEqual([command, instances, memory], ['python manage.py worker', 1, '512M']);
      assert.equal(rest['health-check-type'], 'process');
    }
  });

  it('says what was chosen of features, of the router, and of how instances are replaced', () => {
    const rendered = (chosen: Readonly<Record<string, string>>, more: PartialAnswers = {}) =>
      filesOf(answersWith({ platforms: [ID], database: 'postgresql', options: { [ID]: chosen }, ...more }));
    const apps = (files: ReadonlyMap<string, string>) =>
      [...manifests(files)].map(([, app]) => app as unknown as Record<string, unknown>);
    for (const app of apps(rendered({}))) {
      assert.equal(app.features, undefined);
      assert.deepEqual(Object.keys((app.routes as object[])[0] ?? {}), ['route']);
    }
    for (const app of apps(
      rendered({ bindings: 'file', revisions: 'on', 'load-balancing': 'least-connection' }),
    )) {
      assert.deepEqual(app.features, { revisions: true, 'file-based-vcap-services': true });
      assert.deepEqual((app.routes as { options: unknown }[])[0]?.options, {
        loadbalancing: 'least-connection',
      });
    }
    assert.match(rendered({}).get('cf/deploy.sh') ?? '', /\\"strategy\\": \\"rolling\\"/);
    const canary = rendered({ strategy: 'canary', 'canary-steps': '5,20,100' });
    assert.match(
      canary.get('cf/deploy.sh') ?? '',
      /\{\\"canary\\": \{\\"steps\\": \[\{\\"instance_weight\\": 5\}, \{\\"instance_weight\\": 20\}, \{\\"instance_weight\\": 100\}\]\}\}/,
    );
    assert.match(
      canary.get('.github/workflows/deploy-cloudfoundry.yml') ?? '',
      /options: \[deploy, continue, cancel, roll-back\]/,
    );
    for (const steps of ['10', '1,50,100', '50,50']) assert.equal(rules.canarySteps(steps), undefined, steps);
    for (const steps of ['', '0', '101', '50,10', '10,', '10;50', '1.5', '-1'])
      assert.match(rules.canarySteps(steps) ?? '', /^use integers from 1 to 100 in ascending order/, steps);
  });

  it('keeps idle connections longer than its router, whatever the server; another router may be faster', () => {
    const idle = platforms.find(({ id }) => id === ID)?.idleSeconds ?? 0;
    assert.equal(idle, 90);
    let count = 0;
    for (const { id, teaching } of servers.filter((one) => !one.systemPackages)) {
      if (teaching) continue;
      const files = filesOf(answersWith({ server: id, platforms: [ID], database: 'postgresql' }));
      const text = `${files.get('serve.py') ?? ''}${files.get('gunicorn.conf.py') ?? ''}${files.get('uwsgi.ini') ?? ''}`;
      const [, seconds] =
        /(?:keep_alive_timeout|keepalive|timeout_keep_alive|timeOut|header_read_timeout) ?= ?([1-9]\d*)/.exec(
          text,
        ) ?? [];
      // One closes each connection: nothing idles.
      if (seconds) assert.ok(Number(seconds) > idle, `${id}: ${seconds}`);
      else assert.match(text, /--http-socket=/, id);
      count += seconds ? 1 : 0;
    }
    // But for that one.
    assert.equal(count, servers.filter((one) => !one.systemPackages).length - 1);
  });

  it('keeps the two spaces of one organisation apart', () => {
    const routes = [...manifests(filesOf(answersWith({ platforms: [ID], database: 'postgresql' })))].map(
      ([
        ,
        {
          routes: [first],
        },
      ]) => first?.route,
    );
    assert.deepEqual(routes, ['mysite.apps.example.com', 'mysite-staging.apps.example.com']);
  });

  it('logs the id that the router gives each request', () => {
    const logs = filesOf(answersWith({ platforms: [ID], database: 'postgresql' })).get('mysite/logs.py');
    assert.match(logs ?? '', /ID_HEADERS: Final = \("X-Vcap-Request-Id", REQUEST_ID_HEADER\)/);
    assert.doesNotMatch(filesOf(answersWith()).get('mysite/logs.py') ?? '', /Vcap/);
  });

  it('puts the shell of its workflow together from what was chosen', () => {
    for (const id of Object.keys(PROVIDERS)) {
      const answers = answersWith({
        platforms: [ID],
        database: 'postgresql',
        options: { [ID]: { provider: id } },
      });
      const script = filesOf(answers).get('cf/create-services.sh') ?? '';
      assert.ok(script.includes(`DATABASE_SERVICE:-${PROVIDERS[id]?.marketplace.postgresql?.service}}`), id);
      assert.equal(script.includes('trusted_local_networks_egress'), id === 'cloudgov');
    }
  });
});

import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { platforms, servers } from '../../src/choices/catalog.ts';
import { factsOf } from '../../src/choices/facts.ts';
import { beyondBudget, budgetOf } from '../../src/choices/platforms/codeengine/budget.ts';
import * as rules from '../../src/choices/platforms/codeengine/rules.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder } from '../support/command.ts';

const platform = platforms.find(({ id }) => id === 'codeengine')!;
const SOURCE = /\(https:\/\/cloud\.ibm\.com\/docs\/codeengine\?topic=codeengine-[\w-]+\)\.$/;

/** Words of the command, and what is said of them; each rule of the table at least once. */
const REFUSED: readonly (readonly [readonly string[], RegExp])[] = [
  [['--codeengine-region', 'us-west'], /unknown choice.*Did you mean.*Choose one of: eu-de,/],
  [['--codeengine-project', 'shop/1'], /a project name has 1 to 128 characters/],
  [['--codeengine-project', 'x'.repeat(129)], /1 to 128 characters/],
  [['--codeengine-app', 'Shop'], /begins with a small letter/],
  [['--codeengine-app', 'shop_1'], /small letters, digits and hyphens/],
  [['--codeengine-app', '1shop'], /begins with a small letter/],
  [['--codeengine-app', 'shop-'], /ends without a hyphen/],
  [['--codeengine-app', 'x'.repeat(56)], /56 characters; at most 55 fit/],
  [['--codeengine-image', 'docker.io/shop/shop'], /in a registry of IBM/],
  [['--codeengine-image', 'icr.io/shop/shop:latest'], /without a tag/],
  [['--codeengine-image', 'icr.io/abc/shop'], /a namespace of 4 to 30 characters/],
  [['--codeengine-strategy', 'kaniko'], /Choose one of: dockerfile, buildpacks/],
  [['--codeengine-cpu', '3'], /Choose one of: 0\.125, 0\.25, 0\.5, 1, 2, 4, 6, 8, 10, 12/],
  [['--codeengine-memory', '8G'], /with 0\.5 vCPU it must be 1G, 2G, 4G/],
  [['--codeengine-cpu', '8', '--codeengine-memory', '48G'], /with 8 vCPU it must be 16G, 32G/],
  [['--codeengine-disk', '2G'], /at most 1000M go with 1G of memory/],
  [['--codeengine-disk', '400Mi'], /it must be a size such as 400M or 1G/],
  [['--codeengine-min-scale', '251'], /from 0 to 250/],
  [['--codeengine-min-scale=-1'], /from 0 to 250/],
  [['--codeengine-max-scale', '0'], /from 1 to 250/],
  [['--codeengine-min-scale', '3', '--codeengine-max-scale', '2'], /below the smallest scale, 3/],
  [['--codeengine-workers', '0'], /from 1 to 64/],
  [['--codeengine-threads', '1.5'], /from 1 to 64/],
  [['--codeengine-array-size', '1001'], /from 1 to 1000/],
  [['--codeengine-request-timeout', '601'], /from 10 to 600/],
  [['--codeengine-request-timeout', '9'], /from 10 to 600/],
  [['--codeengine-visibility', 'secret'], /Choose one of: public, private, project/],
  [['--codeengine-domain', 'https://www.example.com'], /a domain is a full name/],
  [['--codeengine-domain', '*.example.com'], /without scheme, port or \*/],
  [['--codeengine-database-service', "shop'; rm -rf /"], /the name of a service instance/],
  [['--codeengine-job-time', '86401'], /from 60 to 86400/],
  [['--codeengine-migration-time', '59'], /from 60 to 86400/],
  [['--codeengine-probe-interval', '61'], /from 1 to 60/],
  [['--codeengine-probe-failures', '11'], /from 1 to 10/],
  [['--codeengine-trusted-profiles', 'maybe'], /Choose one of: no, yes/],
  [['--codeengine-exports', 'My_Bucket'], /a bucket has 3 to 63 small letters/],
  [['--codeengine-inbound', 'closed'], /Choose one of: open, private, none/],
  [
    ['--codeengine-domain', 'www.example.com', '--codeengine-inbound', 'private'],
    /nobody would reach www\.example\.com: leave the domain out, or choose open/,
  ],
  [['--codeengine-outbound', '10.0.0.1/8'], /the first address of the range/],
  [['--codeengine-outbound', '10.0.0.0/8,10.1.0.0/16'], /one range is within another one/],
  [['--codeengine-schedule', '@daily'], /a schedule has five fields/],
  [['--codeengine-schedule', "0 3 * * '"], /a schedule has five fields/],
];

/** Refusals whose reason is the project's own, and not a page of the service. */
const OWN: readonly (readonly [readonly string[], RegExp])[] = [
  [
    ['--codeengine-max-scale', '6'],
    /--codeengine-database-connections 100 \(the default\): the project may open 114: 6 instances x 9 .* = 108, and 6 for jobs\. Lower /,
  ],
  [['--codeengine-database-connections', '95'], /may open 96/],
  [['--codeengine-array-size', '9'], /may open 101/],
  [
    ['--codeengine-max-scale', '250', '--codeengine-database-connections', '9999'],
    /--codeengine-array-size 4 \(the default\): app, jobs and a build may need 129.5 virtual CPUs/,
  ],
  [['--server', 'daphne', '--codeengine-workers', '2'], /Daphne runs one process\. Leave it out/],
  [
    ['--server', 'mod_wsgi', '--codeengine-strategy', 'buildpacks'],
    /no packages of the system.*Choose dockerfile/,
  ],
  [['--database', 'sqlite'], /the disk of IBM Cloud Code Engine loses what is written to it/],
];

describe('rules of Code Engine', () => {
  for (const [words, says] of [...REFUSED, ...OWN]) {
    it(`refuse ${words.join(' ').slice(0, 70)}`, () =>
      inFolder(async (folder) => {
        const { status, stdout, stderr } = await djangoCloud(
          folder,
          'shop',
          '--defaults',
          '--platform',
          'codeengine',
          ...words,
        );
        assert.equal(status, 2, stdout);
        assert.match(stderr, says);
        assert.match(stderr, /^[^\n]+\n$/);
        if (!OWN.some(([own]) => own === words)) assert.match(stderr.trimEnd(), SOURCE);
        assert.deepEqual(readdirSync(folder), []);
      }));
  }

  it('are met by the defaults of every server', () => {
    for (const server of servers) {
      const { options = {} } = answersWith({ server: server.id, platforms: ['codeengine'] });
      let others: Readonly<Record<string, string>> = {};
      for (const option of platform.options ?? []) {
        const value = options.codeengine?.[option.id] ?? '';
        assert.equal(
          option.check?.(value, others, { server: server.id }, factsOf({ server: server.id })),
          undefined,
          `${server.id}: ${option.id} ${value}`,
        );
        others = { ...others, [option.id]: value };
      }
    }
  });

  it('offer memory that goes with each CPU as its default', () => {
    for (const cpu of rules.CPUS) {
      const { options } = answersWith({ platforms: ['codeengine'], options: { codeengine: { cpu } } });
      assert.ok(rules.MEMORY_BY_CPU[cpu]?.includes(options.codeengine?.memory ?? ''), cpu);
    }
  });

  it('ask for what matters only', () => {
    const asked = (platform.options ?? []).filter((option) => option.asked).map(({ id }) => id);
    assert.deepEqual(asked, ['region', 'app', 'image', 'min-scale']);
  });

  it('know reserved names and ports', () => {
    for (const name of ['PORT', 'K_SERVICE', 'CE_APP', 'JOB_INDEX'])
      assert.match(rules.badVariable(name) ?? '', SOURCE);
    for (const name of ['SECRET_KEY', 'PORTAL', 'JOBS', 'KEY'])
      assert.equal(rules.badVariable(name), undefined);
    for (const port of rules.RESERVED_PORTS) assert.match(rules.badPort(port) ?? '', SOURCE);
    assert.equal(rules.badPort(rules.PORT), undefined);
  });

  it('set no variable of the platform, and every one that is declared for the server', () => {
    for (const server of servers) {
      const answers = answersWith({ server: server.id, platforms: ['codeengine'] });
      const script = plan(answers).find(({ path }) => path === 'codeengine/deploy.sh')?.contents ?? '';
      const set = [...script.matchAll(/--env ([A-Z0-9_]+)=\d+$/gm)].map(([, name = '']) => name);
      for (const name of set) assert.equal(rules.badVariable(name), undefined);
      const sized = (server.variables ?? [])
        .map(({ name }) => name)
        .filter((name) => /^WEB_|^REQUEST_/.test(name));
      assert.deepEqual(set.filter((name) => sized.includes(name)).sort(), sized.sort(), server.id);
    }
  });
});

describe('connection budget', () => {
  it('counts both revisions of a rollout, the probe of each instance, and the jobs', () => {
    const load = { maxScale: 5, workers: 2, connectionsPerWorker: 4, arraySize: 4 };
    assert.deepEqual(budgetOf(load), { perInstance: 9, app: 90, jobs: 6, total: 96 });
    assert.equal(beyondBudget(load, 96), undefined);
    assert.match(beyondBudget(load, 95) ?? '', /^the project may open 96: .* Lower max-scale/);
    assert.deepEqual(budgetOf({ ...load, processes: 1 }), { perInstance: 9, app: 90, jobs: 10, total: 100 });
  });

  it('is shown in the documentation', () => {
    const files = plan(answersWith({ platforms: ['codeengine'] }));
    const docs = files.find(({ path }) => path === 'docs/codeengine.md')?.contents ?? '';
    for (const number of ['**96**', '5 instances x 9']) assert.ok(docs.includes(number), number);
  });
});

describe('build strategies', () => {
  it('name the start command in one place', () => {
    for (const strategy of ['dockerfile', 'buildpacks']) {
      const paths = plan(
        answersWith({ platforms: ['codeengine'], options: { codeengine: { strategy } } }),
      ).map(({ path }) => path);
      for (const path of ['Procfile', 'project.toml', '.buildenv']) {
        assert.equal(paths.includes(path), strategy === 'buildpacks', `${strategy}: ${path}`);
      }
    }
  });
});

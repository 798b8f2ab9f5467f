/** What Cloud Foundry refuses: in manifests, in files, in answers, each with its reason and source. */
import { strict as assert } from 'node:assert';
import { PROVIDERS } from '../../src/choices/platforms/cloudfoundry/providers.ts';
import * as rules from '../../src/choices/platforms/cloudfoundry/rules.ts';
import { interpolate, problems } from '../support/cloudfoundry/manifest.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

const ID = 'cloudfoundry';

describe('Cloud Foundry: what is refused', () => {
  it('bad manifests, with the place', () => {
    const good = { version: 1, applications: [{ name: 'shop', memory: '512M' }] };
    assert.deepEqual(problems(good), []);
    const bad: readonly (readonly [Record<string, unknown>, RegExp])[] = [
      [{ memry: '1G' }, /must NOT have additional properties memry/],
      [{ memory: '1 G' }, /\/memory must match/],
      [{ memory: 512 }, /\/memory must be string/],
      [{ instances: '2' }, /\/instances must be integer/],
      [{ env: { PORT: '1' } }, /env must NOT be valid/],
      [{ env: { VCAP_X: '1' } }, /env must NOT be valid/],
      [{ env: { vmc_x: '1' } }, /env must NOT be valid/],
      [{ env: { A: null } }, /\/env\/A must be/],
      [{ host: 'shop' }, /additional properties host/],
      [{ domain: 'a.b' }, /additional properties domain/],
      [{ routes: ['a.b'] }, /routes\/0 must be object/],
      [{ routes: [{ route: 'https://a.b' }] }, /route must match/],
      [{ 'health-check-type': 'https' }, /must be equal to one of the allowed values/],
      [{ 'health-check-http-endpoint': 'healthz' }, /must match pattern/],
      [{ processes: [{ command: 'x' }] }, /must have required property 'type'/],
      [{ processes: [{ type: 'web', path: '.' }] }, /additional properties path/],
      [{ services: [{ name: 'a', binding: 'b' }] }, /additional properties binding/],
      [{ features: { ssl: true } }, /features must NOT|property name/],
      [{ timeout: 0 }, /timeout must be >= 1/],
    ];
    for (const [wrong, says] of bad) {
      const found = problems({ version: 1, applications: [{ name: 'shop', ...wrong }] });
      assert.ok(
        found.some((problem) => says.test(problem)),
        `${JSON.stringify(wrong)}: ${found.join('; ')}`,
      );
    }
    assert.notDeepEqual(problems({ ...good, version: 2 }), []);
    assert.notDeepEqual(problems({ ...good, defaults: {} }), []);
    console.log(`      ${bad.length + 2} manifests`);
  });

  it('what the public schema refuses and the platform takes is valid', () => {
    for (const extra of [
      { features: { 'file-based-vcap-services': true } },
      { lifecycle: 'cnb' },
      { 'default-route': true },
      { routes: [{ route: 'a.example.com', options: { loadbalancing: 'least-connection' } }] },
      { processes: [{ type: 'web', user: 'vcap' }] },
      { command: null },
      { 'log-rate-limit-per-second': -1 },
      { 'disk-quota': '1G' },
    ])
      assert.deepEqual(problems({ version: 1, applications: [{ name: 'shop', ...extra }] }), []);
  });

  it('variables that no vars file gives', () => {
    assert.throws(() => interpolate('name: ((name))', 'other: 1'), /Expected to find variables: name/);
    assert.deepEqual(interpolate('a: ((n))\nb: x-((n))', 'n: 2'), { a: 2, b: 'x-2' });
  });

  it('files against the buildpack’s rules', () => {
    assert.match(rules.detected(['pyproject.toml', 'uv.lock']) ?? '', /none of requirements\.txt/);
    for (const text of ['python-3.13.7\n', '3.13.x\n', 'python-3.13.x\n# why\n', ''])
      assert.match(rules.runtime(text) ?? '', /must be one line/);
    const paths = ['manage.py'];
    for (const text of ['Django[argon2]==5.2\n', 'DJANGO==5.2\n', ' django==5.2\n', 'djangorestframework\n'])
      assert.match(rules.collected(text, paths) ?? '', /bare name/, text);
    assert.match(rules.collected('\uFEFFdjango==5.2\n', paths) ?? '', /byte order mark/);
    assert.match(rules.collected('django==5.2\r\n', paths) ?? '', /carriage returns/);
    assert.match(rules.collected('django==5.2\n', ['a/b/c/manage.py']) ?? '', /within two folders/);
    assert.equal(rules.collected('django==5.2\n', ['a/b/manage.py']), undefined);
    const own = [
      'vendor/x.js',
      'environment.yml',
      'Pipfile',
      'Pipfile.lock',
      'bin/pre_compile',
      'bin/post_compile',
    ];
    assert.deepEqual(rules.forbidden([...own, 'a/vendor/x', 'bin/start']), own);
    for (const name of ['PORT', 'port', 'VCAP_SERVICES', 'VMC_X'])
      assert.match(rules.environmentKey(name) ?? '', /validators\.rb/);
  });
});

const given = (...argv: string[]) => ['shop', '--platform', ID, '--database', 'postgresql', ...argv];
const REFUSED: readonly (readonly [readonly string[], RegExp])[] = [
  [
    given('--cloudfoundry-provider', 'ibm'),
    /^--cloudfoundry-provider ibm: IBM Cloud Foundry ended on 1 June 2023, and IBM points to Code Engine: choose --platform codeengine\.\n$/,
  ],
  [
    given('--cloudfoundry-provider', 'heroku'),
    /unknown choice\. Choose one of: plain, sap, cloudgov, tanzu\.\n$/,
  ],
  [given('--cloudfoundry-app', 'My_Shop'), /the name becomes a host name.*RFC 1123.*"my-shop"\.\n$/],
  [given('--cloudfoundry-app', 'a'.repeat(56)), /it has 56 characters; .* holds 55 \(RFC 1123.*\n$/],
  [
    given('--cloudfoundry-domain', 'https://apps.example.com'),
    /it is not a domain.*RFC 1123.*cf domains.*\n$/,
  ],
  [given('--cloudfoundry-domain', 'localhost'), /it is not a domain/],
  [
    given('--cloudfoundry-memory', '512'),
    /it is not a valid size.*App manifest attribute reference.*"512M"\.\n$/,
  ],
  [given('--cloudfoundry-memory', '64M'), /does not fit below 128M/],
  [given('--cloudfoundry-instances', '0'), /it must be an integer from 1 to 999/],
  [
    given('--cloudfoundry-database-plan', 'small; rm'),
    /it is not a valid name of a service or plan.*cf marketplace/,
  ],
  [
    given('--cloudfoundry-canary-steps', '50,10'),
    /use integers from 1 to 100 in ascending order, with commas, such as "10,50"/,
  ],
  [given('--cloudfoundry-strategy', 'blue-green'), /unknown choice\. Choose one of: rolling, canary\.\n$/],
  [['shop', '--cloudfoundry-memory', '1G'], /it goes with Cloud Foundry, which is not chosen/],
  [
    ['shop', '--platform', ID, '--database', 'sqlite'],
    /SQLite cannot be chosen: the disk of Cloud Foundry loses/,
  ],
  [
    ['shop', '--static', 'staticfile'],
    /Staticfile app cannot be chosen: it comes with a platform, and none is chosen/,
  ],
  [
    ['shop', '--server', 'mod_wsgi', '--platform', ID],
    /Cloud Foundry cannot be chosen: Apache with mod_wsgi is built with packages of the system, and nothing can be installed there\./,
  ],
];

describe('Cloud Foundry: bad answers', () => {
  for (const [argv, says] of REFUSED) {
    it(argv.slice(1).join(' ').slice(0, 90), () =>
      inFolder(async (folder) => {
        const { status, stdout, stderr } = await djangoCloud(folder, ...argv, '--defaults');
        assert.match(stderr, says);
        assert.match(stderr, /^[^\n]+\n$/, 'one line');
        assert.deepEqual([status, stdout, snapshot(folder)], [2, '', {}]);
      }),
    );
  }

  it('are told apart from good ones', () => {
    for (const size of ['128M', '1G', '512MB', '2g']) assert.equal(rules.memory(size), undefined, size);
    for (const size of ['', 'M', '1.5G', '1BB', '-1G'])
      assert.match(rules.memory(size) ?? '', /not a valid size/, size);
    assert.equal(rules.bytes('64K'), 65_536);
    for (const { domain, marketplace } of Object.values(PROVIDERS)) {
      assert.equal(rules.domain(domain), undefined);
      for (const { service, plan: name } of Object.values(marketplace))
        assert.equal(rules.offering(service) ?? rules.offering(name), undefined);
    }
  });
});

/** The deploy script against an `ibmcloud` that refuses what the service refuses. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uvProgram } from '../../scripts/uv.ts';
import { findPython } from '../../src/run/python.ts';
import { certificatesFor } from '../support/certificates.ts';
import { API_KEY, changes, Deployment, FIRST, SECRETS } from '../support/codeengine/deployment.ts';
import { EMPTY } from '../support/codeengine/state.ts';
import { describeWith, PATH } from '../support/machine.ts';
import { giveToOrdinaryUser } from '../support/processes.ts';

const AGAIN = [
  'secret update shop-registry',
  'secret update shop-env',
  ...FIRST.slice(3).map((change) => change.replace(' create ', ' update ')),
];

describe('deploy script', function () {
  this.timeout(300_000);
  let deployment: Deployment;
  beforeEach(() => {
    deployment = new Deployment();
    deployment.secrets(SECRETS);
  });
  afterEach(() => deployment.remove());

  const succeed = (...given: Parameters<Deployment['succeed']>): Promise<string> =>
    deployment.succeed(...given);
  const imageOf = (kind: string, name: string): string | undefined => deployment.imageOf(kind, name);

  it('creates everything the first time, and updates it the second', async () => {
    const output = await succeed();
    assert.match(output, /^https:\/\/shop\.\S+\n$/m);
    assert.deepEqual(changes(deployment.calls()), FIRST);
    const image = imageOf('application', 'shop');
    await succeed();
    assert.deepEqual(changes(deployment.calls()), AGAIN);
    assert.notEqual(imageOf('application', 'shop'), image);
    assert.equal(imageOf('job', 'shop-batch'), imageOf('application', 'shop'));
    console.log(`      ${FIRST.length} changes the first time, ${AGAIN.length} the second`);
  });

  it('says every setting of the app', async () => {
    await succeed();
    const { flags } = deployment.cloud.things.application?.shop ?? assert.fail('no app');
    const said = Object.fromEntries(Object.entries(flags).map(([name, values]) => [name, values.join(' ')]));
    const expected: Readonly<Record<string, string>> = {
      cpu: '0.5',
      memory: '1G',
      'ephemeral-storage': '400M',
      port: '8080',
      visibility: 'public',
      'min-scale': '0',
      'max-scale': '5',
      concurrency: '8',
      'concurrency-target': '6',
      'request-timeout': '60',
      env: 'WEB_CONCURRENCY=2 WEB_THREADS=4 INSTANCES=5 DATABASE_CONNECTION_LIMIT=100',
      'env-from-secret': 'shop-env',
    };
    for (const [name, value] of Object.entries(expected)) assert.equal(said[name], value, name);
    assert.match(said['probe-live'] ?? '', /^type=http path=\/healthz port=8080 /);
    assert.match(said['probe-ready'] ?? '', /^type=http path=\/readyz port=8080 /);
  });

  it('puts no secret on a command line, into its output or into a file that stays', async () => {
    const output = await succeed();
    for (const text of [JSON.stringify(deployment.calls()), output]) {
      for (const secret of [API_KEY, 'the-database-password']) assert.ok(!text.includes(secret), secret);
    }
    assert.deepEqual(readdirSync(deployment.temporary), []);
    const { keys } = deployment.cloud.things.secret?.['shop-env'] ?? assert.fail('no secret');
    assert.deepEqual(keys, ['DATABASE_URL', 'SECRET_KEY']);
  });

  it('changes nothing with --dry-run, and asks nobody', async () => {
    const output = await succeed(['--dry-run']);
    assert.deepEqual(deployment.calls(), []);
    assert.deepEqual(deployment.cloud.things, {});
    assert.match(output, /^\+ ibmcloud ce app create --name shop --image \S+ /m);
    assert.ok(!output.includes('the-database-password') && !output.includes(API_KEY));
  });

  it('needs neither client nor key for a dry run, whatever is to be done', async () => {
    for (const words of [[], ['batch'], ['destroy']]) {
      const { status, output } = await deployment.run([...words, '--dry-run'], {
        PATH: '/usr/bin:/bin',
        IBMCLOUD_API_KEY: '',
        TLS_CERT: '',
      });
      assert.equal(status, 0, output);
      assert.match(output, /^\+ ibmcloud ce /m);
    }
  });

  it('names secrets that secrets.env does not set, and leaves them', async () => {
    deployment.secrets(`${SECRETS}EMAIL_URL=smtp://mail.example.com\n`);
    await succeed();
    deployment.secrets(SECRETS);
    const output = await succeed();
    assert.match(output, /^The secret shop-env has more than codeengine\/secrets\.env: EMAIL_URL\./m);
    assert.match(
      output,
      /secret update --name shop-env --rm EMAIL_URL && ibmcloud ce app restart --name shop$/m,
    );
    assert.ok(!output.includes('smtp'), output);
  });

  it('names domains that were mapped by hand, and leaves them', async () => {
    await succeed();
    const { cloud } = deployment;
    cloud.things.domainmapping = {
      'shop.example.net': { flags: { target: ['shop'], 'tls-secret': ['of-somebody'] } },
      'other.example.net': { flags: { target: ['other'], 'tls-secret': ['of-somebody'] } },
    };
    deployment.cloud = cloud;
    const output = await succeed();
    assert.match(output, /^shop\.example\.net is mapped to shop too, not by this script: ibmcloud ce /m);
    assert.ok(!output.includes('other.example.net'), output);
    assert.equal(Object.keys(deployment.cloud.things.domainmapping ?? {}).length, 2);
  });

  it('deploys an image that was built before: a roll back', async () => {
    await succeed();
    const old = imageOf('application', 'shop') ?? '';
    await succeed();
    deployment.calls();
    await succeed([], { IMAGE_TAG: old.split(':')[1] ?? '' });
    assert.equal(imageOf('application', 'shop'), old);
    assert.ok(!changes(deployment.calls()).some((change) => change.startsWith('buildrun')));
  });

  it('names the image by its commit, where there is one', async () => {
    const git = (...words: readonly string[]): string => deployment.git(...words);
    git('init', '--quiet');
    git('add', '.');
    assert.ok(!git('ls-files').includes('secrets.env'));
    git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '--message', 'First');
    await succeed();
    const commit = git('rev-parse', '--short=12', 'HEAD');
    assert.match(imageOf('application', 'shop') ?? '', new RegExp(`:${commit}-\\d{14}$`));
  });

  it('runs the batch job, and sees it fail', async () => {
    await succeed();
    deployment.calls();
    await succeed(['batch']);
    assert.deepEqual(changes(deployment.calls()), ['jobrun submit shop-batch-RUN']);
    assert.deepEqual(deployment.cloud.things.job?.['shop-batch']?.flags['array-size'], ['4']);
    const { status, output } = await deployment.run(['batch'], { FAKE_FAIL: 'jobrun submit' });
    assert.equal(status, 1);
    assert.match(output, /the log of the run\ndeploy\.sh: a share of the batch failed\n$/);
  });

  it('destroys what it made, twice, and nothing else', async () => {
    await succeed();
    const { images, projects } = deployment.cloud;
    for (const _ of [1, 2]) await succeed(['destroy', '--yes']);
    const { things, ...rest } = deployment.cloud;
    const { 'connectivity outbound': ranges = {}, ...left } = things;
    // With this rule every project begins.
    assert.deepEqual(Object.keys(ranges), ['allow-all']);
    for (const [kind, named] of Object.entries(left)) assert.deepEqual(named, {}, kind);
    assert.deepEqual([rest.images, rest.projects], [images, projects]);
  });
});

describe('deploy script with a database service and a domain', function () {
  this.timeout(300_000);
  const options = { 'database-service': 'shop db', domain: 'www.example.com' };
  let deployment: Deployment;
  before(() => {
    deployment = new Deployment(options, 'uvicorn');
    deployment.cloud = { ...EMPTY, services: ['shop db'] };
    const parent = join(deployment.folder, '..');
    for (const domain of ['www.example.com', 'other.example.com']) {
      const { certificate, key } = certificatesFor(domain, parent);
      for (const file of [certificate, key]) chmodSync(file, 0o600);
    }
    writeFileSync(join(parent, 'text'), 'no certificate\n', { mode: 0o600 });
    giveToOrdinaryUser(parent);
  });
  const tls = (domain: string, file: string): string => join(deployment.folder, `../tls-${domain}`, file);
  after(() => deployment.remove());

  it('binds app and jobs once, and maps the domain', async () => {
    const files = {
      TLS_CERT: tls('www.example.com', 'host.pem'),
      TLS_KEY: tls('www.example.com', 'host.key'),
    };
    for (const time of ['first', 'second']) {
      const { status, output } = await deployment.run([], time === 'first' ? files : {});
      assert.equal(status, 0, output);
      const { things } = deployment.cloud;
      for (const one of [things.application?.shop, ...Object.values(things.job ?? {})]) {
        assert.deepEqual(one?.bound, ['shop db'], time);
      }
      assert.deepEqual(things.domainmapping?.['www.example.com']?.flags.target, ['shop']);
    }
    assert.equal(changes(deployment.calls()).filter((change) => change.includes(' bind ')).length, 4);
    assert.equal((await deployment.run(['destroy', '--yes'])).status, 0);
    assert.deepEqual(deployment.cloud.things.domainmapping, {});
  });

  it('refuses certificates that the service would not take, before anything is changed', async () => {
    const [host, key] = [tls('www.example.com', 'host.pem'), tls('www.example.com', 'host.key')];
    const authority = tls('www.example.com', 'ca.pem');
    const text = join(deployment.folder, '../text');
    deployment.cloud = { ...EMPTY, services: ['shop db'] };
    for (const [TLS_CERT, TLS_KEY, says] of [
      [host, '', /TLS_CERT and TLS_KEY go together: set both/],
      [host, `${key}.gone`, /host\.key\.gone: file not found/],
      [text, key, /text: it is not in PEM/],
      [host, tls('other.example.com', 'host.key'), /host\.key: it is not the key of /],
      [authority, tls('www.example.com', 'ca.key'), /ca\.pem: it is self-signed/],
      [
        tls('other.example.com', 'host.pem'),
        tls('other.example.com', 'host.key'),
        /it is not for www\.example\.com/,
      ],
    ] as const) {
      const { status, stderr } = await deployment.run([], { TLS_CERT, TLS_KEY });
      assert.equal(status, 1, stderr);
      assert.match(stderr, says);
    }
    assert.deepEqual(deployment.cloud.projects, []);
  });

  it('names an unknown service', async () => {
    deployment.cloud = EMPTY;
    const { status, output } = await deployment.run();
    assert.notEqual(status, 0);
    assert.match(output, /service instance 'shop db' was not found/);
  });
});

describe('deploy script for buildpacks', function () {
  this.timeout(300_000);
  let deployment: Deployment;
  before(() => {
    deployment = new Deployment({ strategy: 'buildpacks' }, 'uvicorn');
    deployment.secrets(SECRETS);
  });
  after(() => deployment.remove());

  it('refuses to begin without the packages that collect static files', async () => {
    const { status, stderr } = await deployment.run([], { PYTHON: '/usr/bin/python3' });
    assert.equal(status, 1);
    assert.match(stderr, /^deploy\.sh: \/usr\/bin\/python3 has no Django: activate a virtual environment/m);
  });

  it('collects them, and uploads them with the project', async () => {
    const uv = uvProgram();
    const { path } = findPython('3.13', '5.2', process.env, uv);
    const options = {
      cwd: deployment.folder,
      env: { ...process.env, UV_SYSTEM_CERTS: 'true' },
      stdio: 'pipe',
    } as const;
    execFileSync(uv, ['venv', '--quiet', '--python', path, '.venv'], options);
    execFileSync(
      uv,
      [
        'pip',
        'install',
        '--quiet',
        '--require-hashes',
        '-r',
        'requirements.txt',
        '--python',
        '.venv/bin/python',
      ],
      options,
    );
    const { status, output } = await deployment.run([], { PYTHON: '.venv/bin/python' });
    assert.equal(status, 0, output);
    assert.match(output, /\d+ static files copied/);
    const run = Object.values(deployment.cloud.things.buildrun ?? {});
    assert.equal(run.length, 0, 'the run is deleted once it has succeeded');
  });
});

describeWith(['shellcheck'], 'deploy script, by shellcheck', () => {
  const variants: readonly (readonly [Readonly<Record<string, string>>, string?])[] = [
    [{}],
    [{ strategy: 'buildpacks' }],
    [{ 'database-service': 'shop db', domain: 'www.example.com', strategy: 'buildpacks' }, 'daphne'],
    [{ project: 'My project: 1', visibility: 'private' }, 'mod_wsgi'],
  ];
  for (const [options, server] of variants) {
    it(`has no finding: ${JSON.stringify(options)} ${server ?? ''}`, async () => {
      const deployment = new Deployment(options, server);
      try {
        const script = 'codeengine/deploy.sh';
        execFileSync('shellcheck', ['-x', '--severity=style', script], {
          cwd: deployment.folder,
          env: { PATH },
          stdio: 'pipe',
          encoding: 'utf8',
        });
      } finally {
        deployment.remove();
      }
    });
  }
});

import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { databases, platforms, servers } from '../../src/choices/catalog.ts';
import { contextOf } from '../../src/plan/context.ts';
import { plan } from '../../src/plan/plan.ts';
import { contract } from '../../src/platforms/onprem/contract.ts';
import { accountOf, accountProblem, domainProblem, folderProblem } from '../../src/platforms/onprem/rules.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

const answersFor = (server: string, database = 'sqlite') =>
  answersWith({ project: 'shop', server, database, platforms: ['onprem'] });

function filesOf(server: string, database?: string): ReadonlyMap<string, string> {
  return new Map(plan(answersFor(server, database)).map(({ path, contents }) => [path, contents]));
}

/** A unit's settings by section and name; those that are given several times with a line each. */
function settings(unit: string): ReadonlyMap<string, string> {
  let section = '';
  const found = new Map<string, string>();
  for (const line of unit.split('\n').filter((text) => text !== '' && !text.startsWith('#'))) {
    if (line.startsWith('[')) section = line.slice(1, -1);
    else {
      const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? assert.fail(`no setting: ${line}`);
      const key = `${section}.${name}`;
      found.set(key, [found.get(key), value].filter((text) => text !== undefined).join('\n'));
    }
  }
  return found;
}

describe('onprem: rules', () => {
  for (const domain of ['www.example.com', 'a.b', 'xn--bcher-kva.example', `${'a'.repeat(63)}.example.com`]) {
    it(`takes the host name ${domain.slice(0, 30)}`, () => assert.equal(domainProblem(domain), undefined));
  }
  for (const folder of ['/srv/shop', '/opt/my-shop_2/app.d', '/var/www/shop']) {
    it(`takes the folder ${folder}`, () => assert.equal(folderProblem(folder), undefined));
  }
  for (const account of ['shop', '_shop', 'my_shop-2', 'a'.repeat(31)]) {
    it(`takes the account ${account}`, () => assert.equal(accountProblem(account), undefined));
  }
  for (const project of ['backup', 'mail', 'games', 'a'.repeat(32), 'shop']) {
    it(`derives an account from ${project} that it takes`, () =>
      assert.equal(accountProblem(accountOf(project)), undefined));
  }
});

/** Each rule refused: flag, value and what the one line says. */
const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['domain', 'https://www.example.com', /it is an address\. Give the host name alone/],
  ['domain', 'www.example.com:8080', /it is an address/],
  ['domain', '192.0.2.7', /it is an IP address/],
  ['domain', 'WWW.example.com', /capitals mean nothing here\. Give www\.example\.com\./],
  ['domain', 'localhost', /it has no dot/],
  ['domain', 'my_shop.example.com', /its part "my_shop" is not/],
  ['domain', '-a.example.com', /its part "-a" is not/],
  ['domain', 'a..example.com', /its part "" is not/],
  ['domain', `${'a'.repeat(64)}.example.com`, /RFC 1123/],
  ['domain', `${'abcdefgh.'.repeat(28)}example`, /it has 259 characters, and 253 are the most/],
  ['domain', 'a.example.com; reboot', /its part "com; reboot" is not/],
  ['app-dir', 'srv/shop', /it is no absolute path/],
  ['app-dir', '/srv/my shop', /units and shells would need quotes/],
  ['app-dir', '/srv/%h', /units and shells would need quotes/],
  ['app-dir', '/srv/shop/', /it is no plain path/],
  ['app-dir', '/srv/../etc/shop', /it is no plain path/],
  ['app-dir', '/home/me/shop', /ProtectHome=yes/],
  ['app-dir', '/tmp/shop', /PrivateTmp=yes/],
  ['app-dir', '/run/shop', /does not outlive a restart/],
  ['app-dir', '/etc/shop', /belongs to the system/],
  ['app-dir', '/srv', /other things lie there too/],
  ['user', 'root', /it is an account of the system's/],
  ['user', 'www-data', /it is an account of the system's/],
  ['user', 'Shop', /it is not made of small letters/],
  ['user', '7shop', /it is not made of small letters/],
  ['user', 'a'.repeat(32), /it has 32 characters, and 31 are the most/],
  ['front', 'caddy', /there is no such choice\. Choose one of: nginx, apache\./],
  [
    'front',
    'apache',
    /Apache runs Django itself or not at all, and Gunicorn is a server of its own\. Choose nginx/,
  ],
];

describe('onprem: what is refused, with nothing written', () => {
  const refused = async (argv: readonly string[], reason: RegExp): Promise<void> =>
    inFolder(async (folder) => {
      const outcome = await djangoCloud(folder, 'shop', '--defaults', ...argv);
      assert.equal(outcome.status, 2, outcome.stdout);
      assert.match(outcome.stderr, /^--onprem-[a-z-]+ .*\n$/);
      assert.match(outcome.stderr, reason);
      assert.deepEqual(snapshot(folder), {});
    });
  for (const [option, value, reason] of REFUSED) {
    it(`--onprem-${option} ${value.slice(0, 40)}`, () =>
      refused(['--platform', 'onprem', `--onprem-${option}=${value}`], reason));
  }
  it('--onprem-front nginx before a server that runs inside Apache', () =>
    refused(
      ['--platform', 'onprem', '--server', 'mod_wsgi', '--onprem-front', 'nginx'],
      /is the front server itself: behind another one, a restart would lose requests\. Choose apache/,
    ));
  it('an option without the platform', () =>
    refused(['--onprem-domain', 'www.example.com'], /it goes with Your own server, which is not chosen/));
});

for (const server of servers) {
  describe(`onprem: files with ${server.title}`, () => {
    const inApache = server.capabilities?.includes('apache-module') ?? false;
    const files = filesOf(server.id);

    it('is started on a host by a test', () =>
      assert.ok(existsSync(join(import.meta.dirname, `../e2e/onprem-${server.id}.test.ts`))));

    it('has a front server, and no file of the other one', () => {
      const fronts = [...files.keys()].filter((path) => /^onprem\/(nginx|apache)\//.test(path));
      assert.deepEqual(
        [...new Set(fronts.map((path) => path.split('/')[1]))],
        [inApache ? 'apache' : 'nginx'],
      );
      assert.equal(files.has('onprem/systemd/shop.socket'), !inApache);
      assert.equal(files.has('onprem/systemd/shop.service'), !inApache);
    });

    it('has a socket that the front server connects to, for nobody else', function () {
      if (inApache) this.skip();
      const socket = settings(files.get('onprem/systemd/shop.socket') ?? '');
      const path = socket.get('Socket.ListenStream');
      assert.equal(socket.get('Socket.SocketMode'), '0660');
      assert.equal(files.get('onprem/nginx/shop.conf')?.split(`server unix:${path} `).length, 3);
      const texts = [...files].filter(([name]) => name.startsWith('onprem/')).map(([, text]) => text);
      for (const text of texts) assert.doesNotMatch(text, /0\.0\.0\.0/);
    });

    it('confines each of its units alike', () => {
      const units = [...files].filter(([path]) => path.endsWith('.service'));
      for (const [path, text] of units) {
        const unit = settings(text);
        for (const name of ['NoNewPrivileges', 'PrivateTmp', 'ProtectHome', 'RestrictNamespaces'])
          assert.equal(unit.get(`Service.${name}`), 'yes', `${path}: ${name}`);
        assert.equal(unit.get('Service.ProtectSystem'), 'strict', path);
        assert.equal(unit.get('Service.EnvironmentFile'), '/etc/shop/environment', path);
        assert.equal(unit.get('Service.User'), 'shop', path);
      }
    });

    it('keeps to its contract', () => {
      const place = { project: 'shop', port: 8001, options: answersFor(server.id).options.onprem ?? {} };
      const environment = files.get('onprem/environment') ?? '';
      const { PORT, PYTHONUNBUFFERED, PYTHONDONTWRITEBYTECODE, ...set } = contract.runVariables(place);
      assert.equal(PORT, '8001');
      for (const [name, value] of Object.entries(set))
        assert.match(environment, new RegExp(`^${name}=${value}$`, 'm'));
      assert.match(
        files.get('onprem/deploy.sh') ?? '',
        new RegExp(`HEALTH_SECONDS:-${contract.startSeconds}\\}`),
      );
      if (inApache) return;
      const unit = settings(files.get('onprem/systemd/shop.service') ?? '');
      assert.equal(unit.get('Service.TimeoutStopSec'), String(contract.graceSeconds));
      assert.match(
        unit.get('Service.Environment') ?? '',
        new RegExp(`PYTHONUNBUFFERED=${PYTHONUNBUFFERED} PYTHONDONTWRITEBYTECODE=${PYTHONDONTWRITEBYTECODE}`),
      );
      const { startLine, variables } = contextOf(answersFor(server.id));
      assert.equal(unit.get('Service.ExecStart'), `/srv/shop/current/.venv/bin/${startLine}`);
      const graceful = Number(variables.find(({ name }) => name === 'GRACEFUL_TIMEOUT')?.default);
      assert.ok(contract.graceSeconds > graceful + 1, 'systemd would kill requests that may still finish');
    });

    it('names every variable of the project in its environment file, and no other', () => {
      for (const database of databases) {
        const answers = answersFor(server.id, database.id);
        const text = filesOf(server.id, database.id).get('onprem/environment') ?? '';
        const named = [...text.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name ?? '');
        const declared = contextOf(answers).variables.map(({ name }) => name);
        assert.deepEqual(named.sort(), declared.filter((name) => name !== 'PORT').sort());
      }
    });
  });
}

describe('onprem: compose.yaml', () => {
  interface Service {
    readonly [key: string]: unknown;
    readonly command?: readonly string[];
    readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  }
  const KEYS = new Set(
    'build image environment volumes healthcheck user network_mode command depends_on ports stop_grace_period restart'.split(
      ' ',
    ),
  );
  const CONDITIONS = new Set(['service_healthy', 'service_completed_successfully']);

  for (const database of databases) {
    const text = filesOf('gunicorn', database.id).get('compose.yaml') ?? '';
    const compose = parse(text, { merge: true }) as {
      readonly services: Readonly<Record<string, Service>>;
      readonly volumes: Readonly<Record<string, unknown>>;
    };

    it(`uses known keys, and services and volumes that it has, with ${database.title}`, () => {
      for (const [name, service] of Object.entries(compose.services)) {
        for (const key of Object.keys(service)) assert.ok(KEYS.has(key), `${name}: ${key}`);
        for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
          assert.ok(other in compose.services, other);
          assert.ok(CONDITIONS.has(condition), condition);
        }
        for (const volume of service.volumes as readonly string[])
          assert.ok((volume.split(':')[0] ?? '') in compose.volumes, volume);
      }
      assert.equal('database' in compose.services, !database.embedded);
    });

    it(`is reached from this machine only, on the port that it sets, with ${database.title}`, () => {
      const { web } = compose.services;
      const environment = web?.environment as Readonly<Record<string, string>>;
      assert.deepEqual(web?.ports, [`127.0.0.1:8080:${environment.PORT}`]);
      assert.ok(JSON.stringify(web?.healthcheck).includes(`127.0.0.1:${environment.PORT}/readyz`));
      // The command is the image's own: a second one could only contradict it.
      assert.equal(web?.command, undefined);
      const declared = contextOf(answersFor('gunicorn', database.id)).variables.map(({ name }) => name);
      for (const name of Object.keys(environment)) assert.ok(declared.includes(name), name);
    });
  }

  it('is built from the image that the platform shares', () =>
    assert.deepEqual(platforms.find(({ id }) => id === 'onprem')?.shares, ['image']));
});

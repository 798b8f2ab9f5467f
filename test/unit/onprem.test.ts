import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { parse } from 'yaml';
import { databases, platforms, servers, services } from '../../src/choices/catalog.ts';
import { contract } from '../../src/choices/platforms/onprem/contract.ts';
import { templates } from '../../src/generated/templates.ts';
import { contextOf } from '../../src/plan/context.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { shareOf } from '../support/shares.ts';

const ALL = services.map(({ id }) => id);

const answersFor = (server: string, database = 'sqlite', chosen: readonly string[] = []) =>
  answersWith({ project: 'shop', server, database, platforms: ['onprem'], services: chosen });

function filesOf(...given: Parameters<typeof answersFor>): ReadonlyMap<string, string> {
  return new Map(plan(answersFor(...given)).map(({ path, contents }) => [path, contents]));
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

for (const server of servers) {
  describe(`onprem: files with ${server.title}`, () => {
    const inApache = server.capabilities?.includes('apache-module') ?? false;
    const files = filesOf(server.id);

    it('is started on a host by a test', () => {
      const shares = [1, 2, 3, 4].map((number) =>
        join(import.meta.dirname, `../e2e/onprem-host-${number}.test.ts`),
      );
      assert.equal(shares.filter((file) => shareOf(servers, file).includes(server)).length, 1);
    });

    it('has a front server, and no file of the other one', () => {
      const fronts = [...files.keys()].filter((path) => /^onprem\/(nginx|apache)\//.test(path));
      assert.deepEqual(
        [...new Set(fronts.map((path) => path.split('/')[1]))],
        [inApache ? 'apache' : 'nginx'],
      );
      assert.equal(files.has('onprem/systemd/shop.socket'), !inApache);
      assert.equal(files.has('onprem/systemd/shop.service'), !inApache);
    });

    it('has a socket that the front server connects to, for nobody else', () => {
      if (inApache) return assert.ok(![...files.keys()].some((path) => path.endsWith('.socket')));
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
        // Of the host, whatever it has; slowed down before something is killed.
        const [high = 100, max = 100] = ['High', 'Max'].map((bound) =>
          Number(/^(\d+)%$/.exec(unit.get(`Service.Memory${bound}`) ?? '')?.[1] ?? 100),
        );
        assert.ok(high < max && max < 100, `${path}: ${high}, ${max}`);
        assert.match(unit.get('Service.TasksMax') ?? '', /^\d{3}$/, path);
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
      for (const [database, chosen] of databases.flatMap(({ id }) => [
        [id, []] as const,
        [id, ALL] as const,
      ])) {
        const answers = answersFor(server.id, database, chosen);
        const text = filesOf(server.id, database, chosen).get('onprem/environment') ?? '';
        const named = [...text.matchAll(/^#?([A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '');
        const declared = contextOf(answers).variables.map(({ name }) => name);
        // What is set for one process and not for all.
        const own = ['PORT', 'JOB_INDEX', 'JOB_ARRAY_SIZE'];
        assert.deepEqual(named.sort(), declared.filter((name) => !own.includes(name)).sort());
      }
    });
  });
}

describe('onprem: services', () => {
  for (const { id: database, embedded } of databases) {
    it(`are started on a laptop, and waited for, with ${database}`, () => {
      const composed = parse(filesOf('gunicorn', database, ALL).get('compose.yaml') ?? '', {
        merge: true,
      }) as {
        services: Record<
          string,
          { image?: string; environment?: Record<string, string>; depends_on?: Record<string, unknown> }
        >;
      };
      const { web, migrate, volume, worker, ...others } = composed.services;
      const expected = services.flatMap(({ binding, compose }) => (compose && binding ? [binding.name] : []));
      assert.deepEqual(Object.keys(others).sort(), [...expected, ...(embedded ? [] : ['database'])].sort());
      for (const { compose } of services)
        for (const [name, address] of Object.entries(compose?.environment ?? {})) {
          assert.ok(others[new URL(address).hostname], `${name} is the address of none that is started`);
          for (const one of [web, migrate, worker]) assert.equal(one?.environment?.[name], address);
        }
      for (const one of Object.values(composed.services))
        for (const name of Object.keys(one.depends_on ?? {})) assert.ok(composed.services[name], name);
      assert.deepEqual(Object.keys(migrate?.depends_on ?? {}), ['volume', ...(embedded ? [] : ['database'])]);
    });
  }
});

describe('onprem: options', () => {
  for (const server of servers) {
    it(`reach every file with ${server.title}`, () => {
      const chosen = { domain: 'www.example.org', 'app-dir': '/opt/site', user: 'website' };
      const defaults = answersFor(server.id);
      const answers = answersWith({
        ...defaults,
        options: { onprem: { ...defaults.options.onprem, ...chosen } },
      });
      const files = plan(answers).filter(({ origin }) => origin === 'platforms/onprem');
      for (const { path, contents } of files)
        assert.doesNotMatch(
          contents,
          /shop\.example\.com|\/srv\/|(User=|user=|(runuser|sudo) -u )shop\b/,
          path,
        );
      const all = files.map(({ contents }) => contents).join('');
      for (const word of [...Object.values(chosen), '/opt/site/current', '/etc/shop/environment'])
        assert.ok(all.includes(word), word);
    });
  }
});

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

  it('is built from the image that the platform shares, and agrees with it', () => {
    assert.ok(platforms.find(({ id }) => id === 'onprem')?.shares?.includes('image'));
    for (const server of servers) {
      const files = filesOf(server.id);
      const dockerfile = files.get('Dockerfile');
      // The area comes from another platform's branch: from then on, this compares.
      if (!('image' in templates)) return assert.equal(dockerfile, undefined);
      const [, account = ''] = /^USER (\S+)$/m.exec(dockerfile ?? '') ?? [];
      assert.ok(files.get('compose.yaml')?.includes(`["chown", "${account}", "/data"]`), account);
      const [, command = '[]'] = /^CMD (\[.*\])$/m.exec(dockerfile ?? '') ?? [];
      assert.deepEqual(JSON.parse(command), contextOf(answersFor(server.id)).startCommand);
    }
  });
});

/** What brokers really send, in every form of a binding, used against real servers: passwords with every odd character. */
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../../src/choices/catalog.ts';
import { answersWith } from '../support/answers.ts';
import { describeWith, PATH } from '../support/machine.ts';
import { giveToOrdinaryUser, ordinaryFolder, run, temporaryFolder } from '../support/processes.ts';
import { PRODUCTION, Project } from '../support/project.ts';
import type { Restartable } from '../support/services/restartable.ts';
import {
  mariadbServer,
  postgresqlServer,
  pythonServers,
  redisServer,
  storageServer,
} from '../support/services/servers.ts';
import { authorities } from '../support/services/suite.ts';

const PASSWORD = 's3cret#/:@%{[';
const DRIVER = join(import.meta.dirname, '../support/bindings/real.py');

/** The forms whose results the driver prints, as a table has them. */
const FORMS = ['VCAP_SERVICES', 'VCAP_SERVICES_FILE_PATH', 'SERVICE_BINDING_ROOT', 'Code Engine'];
type Row = Readonly<Record<string, string>>;

describeWith(
  ['redis-server', 'redis-cli', 'mariadbd', 'pg_config', 'openssl'],
  'shapes of brokers',
  function () {
    this.timeout(600_000);
    let folder = '';
    let pair: ReturnType<typeof authorities>;
    const running: Restartable[] = [];
    const projects: Project[] = [];
    const rows: Row[] = [];

    /** Runs a client of a server that must succeed. */
    const client = (argv: readonly string[], cwd: string): void => {
      const { status, output } = run(argv, { cwd, env: { PATH, HOME: cwd } });
      assert.equal(status, 0, output);
    };

    async function postgresql(): Promise<Restartable> {
      const ground = { folder: ordinaryFolder(join(folder, 'postgresql')), tls: pair.tls };
      const server = await postgresqlServer(ground);
      const psql = [
        'psql',
        '-h',
        ground.folder,
        '-p',
        String(server.port),
        '-U',
        'shop',
        '-d',
        'postgres',
        '-c',
      ];
      const rules = 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n';
      writeFileSync(join(ground.folder, 'data/pg_hba.conf'), rules);
      for (const statement of [`ALTER ROLE shop PASSWORD '${PASSWORD}'`, 'SELECT pg_reload_conf()'])
        client([...psql, statement], ground.folder);
      return server;
    }

    async function mariadb(): Promise<Restartable> {
      const ground = { folder: ordinaryFolder(join(folder, 'mariadb')), tls: pair.tls };
      const server = await mariadbServer(ground);
      const users = [
        ["odd@'127.0.0.1'", ''],
        ["odd_x509@'127.0.0.1'", 'REQUIRE X509'],
      ];
      const statements = users.flatMap(([user, needs]) => [
        `CREATE USER ${user} IDENTIFIED BY '${PASSWORD}' ${needs}`,
        `GRANT ALL ON shop.* TO ${user}`,
      ]);
      const socket = `--socket=${join(ground.folder, 'mysqld.sock')}`;
      client(['mariadb', '--no-defaults', socket, '--user=root', '-e', statements.join(';')], ground.folder);
      return server;
    }

    async function redis(): Promise<Restartable> {
      const ground = { folder: ordinaryFolder(join(folder, 'redis')), tls: pair.tls };
      const server = await redisServer(ground);
      const to = ['-h', 'localhost', '-p', String(server.port), '--tls', '--cacert', pair.tls.authority];
      const words = ['--no-auth-warning', '-a', 's3cret', 'CONFIG', 'SET', 'requirepass', PASSWORD];
      client(['redis-cli', ...to, ...words], ground.folder);
      return server;
    }

    before(async () => {
      folder = temporaryFolder('shapes-');
      pair = authorities(ordinaryFolder(join(folder, 'tls')));
      const bin = pythonServers(folder);
      const storage = { folder: ordinaryFolder(join(folder, 'storage')), tls: pair.tls };
      const starts = { postgresql, mysql: mariadb, redis, objectstorage: () => storageServer(storage, bin) };
      const ports = new Map<string, number>();
      for (const [kind, start] of Object.entries(starts)) {
        const server = await start();
        running.push(server);
        ports.set(kind, server.port);
      }
      const pem = (file: string): string => readFileSync(file, 'utf8');
      const { tls, strange } = pair;
      const targetOf = (kind: string) => ({
        host: 'localhost',
        port: ports.get(kind) ?? 1,
        user: kind === 'mysql' ? 'odd' : 'shop',
        password: PASSWORD,
        name: 'shop',
        authority: pem(tls.authority),
        certificate: pem(tls.certificate),
        key: pem(tls.key),
      });
      giveToOrdinaryUser(pair.strange.authority.replace(/\/[^/]*$/, ''));
      for (const [database, kinds] of [
        ['postgresql', ['postgresql', 'redis', 'objectstorage', 'ai', 'mail']],
        ['mysql', ['mysql']],
      ] as const) {
        const all = services.map(({ id }) => id);
        const platforms = ['cloudfoundry', 'codeengine'];
        const project = new Project(answersWith({ project: 'shop', database, services: all, platforms }));
        projects.push(project);
        project.install('requirements.txt');
        const input = join(folder, `${database}.json`);
        const targets = Object.fromEntries(kinds.map((kind) => [kind, targetOf(kind)]));
        const given = { targets, strange: strange.authority, known: tls.authority, environ: PRODUCTION };
        writeFileSync(input, JSON.stringify(given));
        const script = `PYTHONPATH=. PYTHONDONTWRITEBYTECODE=1 exec python -W ignore ${DRIVER} < ${input}`;
        const { status, stdout, output } = project.run(['sh', '-c', script]);
        assert.equal(status, 0, output);
        rows.push(...(JSON.parse(stdout) as Row[]));
      }
    });
    after(async () => {
      // PostgreSQL would wait for its clients otherwise.
      for (const [index, server] of running.entries()) await server.stop(index === 0 ? 'SIGINT' : 'SIGTERM');
      for (const project of projects) project.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    it('are used in every form, as safe as they ask for, or refused for their reason', () => {
      const width = Math.max(...rows.map(({ title = '' }) => title.length));
      for (const { title = '', ...row } of rows) {
        const cells = [...FORMS, 'another authority'].map((form) =>
          (row[form] ?? '-').replace(/:.*/s, '').padEnd(10),
        );
        console.log(`      ${title.padEnd(width)}  ${cells.join('')}`);
      }
      assert.equal(rows.length, 23);
      const wrong = rows.flatMap(({ title, ...row }) =>
        Object.entries(row)
          .filter(([, result]) => result.startsWith('error'))
          .map((one) => [title, ...one]),
      );
      assert.deepEqual(wrong, []);
    });

    it('are missing in a form only where the platform has no name for a file of theirs', () => {
      const refused = rows.flatMap((row) =>
        FORMS.filter((form) => row[form]?.startsWith('platform')).map((form) => [form, row[form]]),
      );
      for (const [form, reason] of refused) {
        assert.equal(form, 'SERVICE_BINDING_ROOT');
        assert.match(reason ?? '', /^platform: invalid file name: \w*[A-Z]\w*$/);
      }
      assert.equal(refused.length, 4);
    });

    it('believe no server that another authority vouches for', () => {
      const tried = rows.filter((row) => 'another authority' in row);
      assert.equal(tried.length, 11);
      for (const row of tried) assert.equal(row['another authority'], 'refused', row.title);
    });
  },
);

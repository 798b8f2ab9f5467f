import { marked } from '../../../languages/say.ts';
import type { Database } from '../../backing.ts';
import type { Condition } from '../../choice.ts';
import { withBindings } from '../../conditions.ts';
import { BUDGET, POOL_SIZE, POOLER, serverUrl } from '../../database-variables.ts';
import { FILE_VARIABLE } from '../file-address.ts';

/** An adopted project may have a Django without a pool, and its threads are not counted. */
const isAdoptedAsgi: Condition = ({ adopted }, { server }) =>
  adopted !== undefined && server?.interface === 'asgi';

export default {
  id: 'postgresql',
  presets: ['small-company'],
  title: 'PostgreSQL',
  help: "Production's default: a server of its own, or a service of the platform.",
  oldest: { '5.2': 'PostgreSQL 14', '6.1': 'PostgreSQL 15' },
  drivers: ['postg', 'psycopg'],
  // https://docs.djangoproject.com/en/5.1/releases/5.1/#postgresql-connection-pools
  optionsSince: {
    pool: {
      since: '5.1',
      interface: 'asgi',
      without: marked(
        'each request opens a connection anew, at most DATABASE_POOL_SIZE at a time; an engine of your own has no such limit',
      ),
      instead: { engine: 'django.db.backends.postgresql', module: 'postgresql' },
    },
  },
  embedded: false,
  shares: ['file-database'],
  preferred: true,
  binding: { name: 'database', variable: 'DATABASE_URL', scheme: 'postgresql' },
  readme: [
    marked(
      'Several hosts may stand in `DATABASE_URL`, with commas between: they are tried in turn, and with\n`target_session_attrs=primary` until one is the primary. With a pooler in front that gives each transaction another\nconnection, such as PgBouncer with `pool_mode = transaction`, set `DATABASE_POOLER=true`.',
    ),
  ],
  groups: ['postgresql'],
  variables: [
    {
      ...serverUrl(
        marked('The database: postgresql://USER:PASSWORD@HOST:5432/NAME; on a laptop, a file will do.'),
        ['postgresql', 'postgres', 'pgsql', 'postgis'],
        FILE_VARIABLE,
      ),
      severalHosts: true,
    },
    POOL_SIZE,
    POOLER,
    ...BUDGET,
  ],
  server: {
    address: 'postgresql://postgres:postgres@localhost:5432/postgres',
    command: 'docker run --rm -p 127.0.0.1:5432:5432 -e POSTGRES_PASSWORD=postgres postgres:17',
    workflow: [
      'services:',
      '  postgres:',
      '    image: postgres:17',
      '    env:',
      '      POSTGRES_PASSWORD: postgres',
      '    ports: ["5432:5432"]',
      '    options: --health-cmd pg_isready --health-interval 2s --health-retries 15',
    ],
    tls: { encrypted: 'sslmode=require', verified: 'sslmode=verify-full&sslrootcert=FILE' },
    compose: {
      address: 'postgresql://postgres:postgres@database:5432/postgres',
      lines: ['image: postgres:17', 'environment:', '  POSTGRES_PASSWORD: postgres'],
      folder: '/var/lib/postgresql/data',
      test: ['CMD', 'pg_isready', '--username', 'postgres'],
    },
    host: {
      address: (user) => `postgresql://%2Fvar%2Frun%2Fpostgresql/${user}`,
      unit: 'postgresql.service',
      install: (user) => [
        'sudo apt-get install postgresql',
        `sudo -u postgres createuser ${user} && sudo -u postgres createdb --owner ${user} ${user}`,
      ],
    },
    // CREATEDB: Django's tests make a database of their own.
    sharedSql: (name, password) => [
      `CREATE ROLE "${name}" LOGIN CREATEDB PASSWORD '${password}';`,
      `CREATE DATABASE "${name}" OWNER "${name}";`,
      `REVOKE CONNECT ON DATABASE "${name}" FROM PUBLIC;`,
    ],
    sharedAddress: (name, password, host) => `postgresql://${name}:${password}@${host}/${name}`,
    hasSchemas: true,
  },
  when: {
    '__project__/bindings/postgresql.py': withBindings,
    '__project__/postgresql/__init__.py': isAdoptedAsgi,
    '__project__/postgresql/base.py': isAdoptedAsgi,
    'tests/test_postgresql_binding.py': withBindings,
  },
} as const satisfies Database;

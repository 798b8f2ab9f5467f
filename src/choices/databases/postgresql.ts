import { hasBindings } from '../bound.ts';
import type { Database } from '../choice.ts';

export default {
  id: 'postgresql',
  title: 'PostgreSQL',
  help: "Production's default: a server of its own, or a service of the platform.",
  embedded: false,
  binding: { name: 'database', variable: 'DATABASE_URL', scheme: 'postgresql' },
  groups: ['postgresql'],
  variables: [
    {
      name: 'DATABASE_URL',
      type: 'text',
      secret: true,
      help: 'The database: postgresql://USER:PASSWORD@HOST:5432/NAME.',
      development: 'sqlite:///db.sqlite3',
    },
    {
      name: 'DATABASE_POOL_SIZE',
      type: 'integer',
      default: '4',
      minimum: 1,
      maximum: 100,
      interface: 'asgi',
      help: 'The most connections to the database that one process keeps.',
    },
  ],
  developmentServer: 'docker run --rm -p 127.0.0.1:5432:5432 -e POSTGRES_PASSWORD=postgres postgres:17',
  workflow: [
    'services:',
    '  postgres:',
    '    image: postgres:17',
    '    env:',
    '      POSTGRES_PASSWORD: postgres',
    '    ports: ["5432:5432"]',
    '    options: --health-cmd pg_isready --health-interval 2s --health-retries 15',
  ],
  when: {
    '__project__/bindings/postgresql.py': hasBindings,
    'tests/test_postgresql_binding.py': hasBindings,
  },
} satisfies Database;

import { marked } from '../../../languages/say.ts';
import type { Service } from '../../backing.ts';
import { withBindings } from '../../conditions.ts';

export default {
  id: 'redis',
  title: 'Redis',
  help: 'A cache that all processes share, and fast sessions.',
  binding: { name: 'cache', variable: 'REDIS_URL', scheme: 'redis' },
  groups: ['redis'],
  readme: [
    marked(
      'All processes share one cache, in Redis, and sessions are read from it: `REDIS_URL` says where it is; `rediss://`\nis TLS. Without it, as on a laptop, each process has a cache of its own. A cache that was emptied loses no session.',
    ),
    marked(
      'While Redis does not answer, pages are served without it, and signing in works: what is read is missing, what is\nwritten is not kept (`soft_cache.py`). What must not be wrong raises an error: `add`, `incr`, `delete`. Sessions are\nkept there for a minute; the database has the last word.',
    ),
  ],
  variables: [
    {
      name: 'REDIS_URL',
      type: 'text',
      secret: true,
      default: '',
      help: 'The cache: redis://HOST:6379/0, rediss:// with TLS; if empty, one in each process.',
    },
  ],
  settings: [{ module: 'cache', names: ['CACHES', 'SESSION_CACHE_ALIAS', 'SESSION_ENGINE'] }],
  testSettings: () => [
    'CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},',
    'SESSION_ENGINE="django.contrib.sessions.backends.db",',
  ],
  compose: {
    lines: [
      'image: redis:8',
      'healthcheck:',
      '  test: ["CMD", "redis-cli", "ping"]',
      '  interval: 2s',
      '  retries: 30',
    ],
    environment: { REDIS_URL: 'redis://cache:6379/0' },
  },
  readiness: { name: 'cache', module: 'cache' },
  when: {
    '__project__/bindings/redis.py': withBindings,
    'tests/test_redis_binding.py': withBindings,
  },
} as const satisfies Service;

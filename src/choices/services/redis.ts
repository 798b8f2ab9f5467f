import { hasBindings } from '../bound.ts';
import type { Service } from '../choice.ts';

export default {
  id: 'redis',
  title: 'Redis',
  help: 'A cache that all processes share, and fast sessions.',
  binding: { name: 'cache', variable: 'REDIS_URL', scheme: 'redis' },
  groups: ['redis'],
  variables: [
    {
      name: 'REDIS_URL',
      type: 'text',
      secret: true,
      default: '',
      help: 'The cache: redis://HOST:6379/0, rediss:// with TLS; if empty, one in each process.',
    },
  ],
  settings: [{ module: 'cache', names: ['CACHES', 'SESSION_ENGINE'] }],
  readiness: { name: 'cache', module: 'cache' },
  when: {
    '__project__/bindings/redis.py': hasBindings,
    'tests/test_redis_binding.py': hasBindings,
  },
} satisfies Service;

import type { Server } from '../../choice.ts';
import { OF_THREADS } from '../../server-contract.ts';
import {
  GRACEFUL_TIMEOUT,
  PORT,
  WEB_THREADS,
  WORKER_TIMEOUT,
  webConcurrency,
} from '../../server-variables.ts';

export default {
  id: 'uwsgi',
  title: 'uWSGI',
  help: 'A fast server in C with many switches, for teams that know it.',
  caution: 'in maintenance mode: fixes, but no new features. Its own lines in the log are no JSON.',
  interface: 'wsgi',
  start: () => ['python', 'serve.py'],
  module: 'uwsgi',
  distribution: 'pyuwsgi',
  drains: true,
  cannot: {
    ...OF_THREADS,
    'slow-headers': {
      caution: 'headers that never end hold its threads: nginx or the router in front must wait for them.',
      heldByFront: true,
    },
    // With threads, its `harakiri` begins anew with each request that the process ends.
    'request-timeout': {
      caution: 'a request that takes too long is not ended, except by nginx or the router in front.',
      heldByFront: true,
    },
    'header-names': {
      caution:
        'it takes X_Forwarded_For for X-Forwarded-For: something in front must drop names with underscores.',
      heldByFront: true,
    },
  },
  capabilities: ['socket-activation'],
  shares: ['sockets'],
  untyped: ['pyuwsgi', 'uwsgi'],
  // Its wheel is linked with this one, which a slim image does not have: `readelf -d` on the program.
  runtimePackages: ['libexpat1'],
  groups: ['uwsgi'],
  variables: [PORT, webConcurrency(2), WEB_THREADS, WORKER_TIMEOUT, GRACEFUL_TIMEOUT],
} as const satisfies Server;

import type { Server } from '../choice.ts';
import { GRACEFUL_TIMEOUT, PORT, REQUEST_TIMEOUT, WEB_THREADS, webConcurrency } from '../server-variables.ts';

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
  capabilities: ['socket-activation', 'uwsgi-protocol'],
  shares: ['sockets'],
  // Its wheel is linked with this one, which a slim image does not have: `readelf -d` on the program.
  runtimePackages: ['libexpat1'],
  groups: ['uwsgi'],
  variables: [PORT, webConcurrency(2), WEB_THREADS, REQUEST_TIMEOUT, GRACEFUL_TIMEOUT],
} satisfies Server;

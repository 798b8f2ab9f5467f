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
  groups: ['uwsgi'],
  variables: [PORT, webConcurrency(2), WEB_THREADS, REQUEST_TIMEOUT, GRACEFUL_TIMEOUT],
} satisfies Server;

import type { Server } from '../../choice.ts';
import { GRACEFUL_TIMEOUT, PORT, REQUEST_TIMEOUT } from '../../server-variables.ts';

export default {
  id: 'daphne',
  title: 'Daphne',
  help: "Django's own asynchronous server, made for Channels.",
  caution:
    'one process, and slower than the others; requests in flight finish on stop only because serve.py waits for them.',
  interface: 'asgi',
  start: () => ['python', 'serve.py'],
  module: 'daphne',
  distribution: 'daphne',
  drains: true,
  capabilities: ['socket-activation'],
  shares: ['sockets'],
  untyped: ['daphne.*', 'twisted.*'],
  groups: ['daphne'],
  variables: [PORT, REQUEST_TIMEOUT, GRACEFUL_TIMEOUT],
} as const satisfies Server;

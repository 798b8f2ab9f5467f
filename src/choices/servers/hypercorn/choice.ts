import type { Server } from '../../choice.ts';
import { GRACEFUL_TIMEOUT, PORT, REQUEST_TIMEOUT } from '../../server-variables.ts';

export default {
  id: 'hypercorn',
  title: 'Hypercorn',
  help: 'An asynchronous server that also speaks HTTP/2, for who needs it end to end.',
  caution: 'one process only: with several, requests in flight would be lost on a stop. Rarely released.',
  interface: 'asgi',
  start: () => ['python', 'serve.py'],
  module: 'hypercorn',
  distribution: 'hypercorn',
  drains: true,
  capabilities: ['socket-activation'],
  shares: ['sockets'],
  groups: ['hypercorn'],
  variables: [PORT, REQUEST_TIMEOUT, GRACEFUL_TIMEOUT],
} as const satisfies Server;

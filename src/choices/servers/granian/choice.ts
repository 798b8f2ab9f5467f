import type { Server } from '../../choice.ts';
import { GRACEFUL_TIMEOUT, PORT, REQUEST_TIMEOUT, webConcurrency } from '../../server-variables.ts';

/**
 * Under ASGI only. Under WSGI, 2.8.9 hands `X_Proof` over as `X-Proof` (the row header-names), and ends no request that takes too
 * long: nothing that two other servers do not do better.
 */
export default {
  id: 'granian',
  title: 'Granian',
  help: 'An asynchronous server in Rust, with several processes that are replaced when they end.',
  caution: 'younger than the others. It pings no WebSockets: nginx ends one that is silent for 65 seconds.',
  interface: 'asgi',
  start: () => ['python', 'serve.py'],
  module: 'granian',
  distribution: 'granian',
  drains: true,
  capabilities: ['socket-activation'],
  shares: ['sockets'],
  groups: ['granian'],
  variables: [PORT, webConcurrency(1), REQUEST_TIMEOUT, GRACEFUL_TIMEOUT],
} satisfies Server;

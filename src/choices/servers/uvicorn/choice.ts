import type { Server } from '../../choice.ts';
import { GRACEFUL_TIMEOUT, PORT, REQUEST_TIMEOUT, webConcurrency } from '../../server-variables.ts';

export default {
  id: 'uvicorn',
  title: 'Uvicorn',
  help: 'The asynchronous server that most projects use: one loop, scaled by instances.',
  interface: 'asgi',
  default: true,
  start: () => ['python', 'serve.py'],
  module: 'uvicorn',
  distribution: 'uvicorn',
  drains: true,
  capabilities: ['socket-activation'],
  shares: ['sockets'],
  groups: ['uvicorn'],
  variables: [PORT, webConcurrency(1), REQUEST_TIMEOUT, GRACEFUL_TIMEOUT],
} as const satisfies Server;

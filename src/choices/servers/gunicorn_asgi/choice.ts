import type { Server } from '../../choice.ts';
import {
  GRACEFUL_TIMEOUT,
  PORT,
  REQUEST_TIMEOUT,
  WORKER_TIMEOUT,
  webConcurrency,
} from '../../server-variables.ts';

export default {
  id: 'gunicorn_asgi',
  title: 'Gunicorn, asynchronous',
  help: "Gunicorn's own asynchronous worker: its processes, settings and signals, with a loop in each process.",
  caution:
    "newer than Gunicorn's threads. It pings no WebSockets: nginx ends one that is silent for 65 seconds.",
  interface: 'asgi',
  start: ({ project }) => ['gunicorn', `${project}.asgi:application`],
  module: 'gunicorn',
  distribution: 'gunicorn',
  drains: true,
  // It outranks gunicorn.conf.py, and a buildpack may fill it where it is not set: with what the file says already.
  environment: { GUNICORN_CMD_ARGS: '--worker-class=asgi' },
  capabilities: ['socket-activation'],
  groups: ['gunicorn_asgi'],
  variables: [PORT, webConcurrency(1), REQUEST_TIMEOUT, WORKER_TIMEOUT, GRACEFUL_TIMEOUT],
} satisfies Server;

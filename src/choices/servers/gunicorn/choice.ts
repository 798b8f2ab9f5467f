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
  id: 'gunicorn',
  title: 'Gunicorn',
  help: 'Processes with threads: fast, widely used, stops cleanly. The right choice for most projects.',
  interface: 'wsgi',
  default: true,
  start: ({ project }) => ['gunicorn', `${project}.wsgi:application`],
  module: 'gunicorn',
  distribution: 'gunicorn',
  drains: true,
  cannot: {
    ...OF_THREADS,
    'slow-headers': {
      caution: 'headers that never end hold its threads: nginx or the router in front must wait for them.',
      heldByFront: true,
    },
    'request-timeout': {
      caution: 'a request that takes too long is not ended, except by nginx or the router in front.',
      heldByFront: true,
    },
  },
  // It outranks gunicorn.conf.py, and a buildpack may fill it where it is not set: with what the file says already.
  environment: { GUNICORN_CMD_ARGS: '--worker-class=gthread' },
  capabilities: ['socket-activation'],
  groups: ['gunicorn'],
  variables: [PORT, webConcurrency(2), WEB_THREADS, WORKER_TIMEOUT, GRACEFUL_TIMEOUT],
} as const satisfies Server;

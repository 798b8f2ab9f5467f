import type { Server } from '../../choice.ts';
import { PORT } from '../../server-variables.ts';

/**
 * Where lessons begin. It is no production server, and what it lacks is what they teach: it listens on port 8000 of
 * loopback, whatever PORT says, and SIGTERM cuts what it is doing.
 */
export default {
  id: 'runserver',
  title: 'runserver',
  help: "Django's own server for development: for lessons and laptops only.",
  caution: 'it is not made for production: it listens on this machine only, and a stop cuts requests off.',
  interface: 'wsgi',
  teaching: true,
  // With the reloader, a process whose code cannot be loaded would wait for a better one instead of ending.
  start: () => ['python', 'manage.py', 'runserver', '--noreload'],
  module: 'wsgiref.simple_server',
  distribution: 'django',
  drains: false,
  variables: [PORT],
} as const satisfies Server;

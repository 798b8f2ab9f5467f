import type { Server } from '../../choice.ts';
import { OF_THREADS } from '../../server-contract.ts';
import {
  GRACEFUL_TIMEOUT,
  PORT,
  REQUEST_TIMEOUT,
  WEB_THREADS,
  webConcurrency,
} from '../../server-variables.ts';

export default {
  id: 'mod_wsgi',
  title: 'Apache with mod_wsgi',
  help: 'Apache itself runs Django and serves the files, where Apache is what people know.',
  caution:
    'needs Apache and its headers installed, and an ordinary user; a project that breaks while it runs answers 500.',
  interface: 'wsgi',
  start: () => ['python', 'serve.py'],
  module: 'mod_wsgi',
  distribution: 'mod_wsgi',
  drains: true,
  cannot: {
    ...OF_THREADS,
    // Its threads read on for an answer that was sent: RequestReadTimeout ends that.
    'slow-uploads': {
      caution: 'slow uploads hold its threads, until Apache ends each after 20 seconds.',
    },
    // The daemon process says nothing of an error to Apache, which then ends the answer as it should.
    'cut-answers': {
      caution: 'a stream that breaks off looks complete to the client.',
    },
  },
  capabilities: ['static-alias', 'apache-module'],
  untyped: ['mod_wsgi.*'],
  systemPackages: ['apache2', 'apache2-dev'],
  runtimePackages: ['apache2', 'media-types'],
  groups: ['mod_wsgi'],
  variables: [PORT, webConcurrency(2), WEB_THREADS, REQUEST_TIMEOUT, GRACEFUL_TIMEOUT],
} as const satisfies Server;

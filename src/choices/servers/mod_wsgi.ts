import type { Server } from '../choice.ts';
import { GRACEFUL_TIMEOUT, PORT, REQUEST_TIMEOUT, WEB_THREADS, webConcurrency } from '../server-variables.ts';

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
  capabilities: ['static-alias', 'apache-module'],
  untyped: ['mod_wsgi.*'],
  systemPackages: ['apache2', 'apache2-dev'],
  runtimePackages: ['apache2', 'media-types'],
  groups: ['mod_wsgi'],
  variables: [PORT, webConcurrency(2), WEB_THREADS, REQUEST_TIMEOUT, GRACEFUL_TIMEOUT],
} satisfies Server;

/** Synchronous projects on a host of their own, from its set-up to a roll back: real systemd, nginx and Apache. */
import { servers } from '../../src/choices/catalog.ts';
import { onHost } from '../support/onprem-scenario.ts';

for (const server of servers) if (server.interface === 'wsgi') onHost(server);

/** Asynchronous projects on a host of their own, from its set-up to a roll back: real systemd and nginx. */
import { servers } from '../../src/choices/catalog.ts';
import { onHost } from '../support/onprem-scenario.ts';

for (const server of servers) if (server.interface === 'asgi') onHost(server);

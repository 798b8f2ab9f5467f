/** Projects with every server on a host of their own, from the set-up to a roll back: a share of the servers. */
import { servers } from '../../src/choices/catalog.ts';
import { onHost } from '../support/onprem-scenario.ts';
import { shareOf } from '../support/shares.ts';

for (const server of shareOf(servers, import.meta.filename)) onHost(server);

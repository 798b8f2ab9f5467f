/** A user's project that was switched to each ASGI server: its tests pass and it serves. See switch.test.ts. */
import { servers } from '../../src/choices/catalog.ts';
import { switchedTo } from '../support/switches.ts';

describe('a project of a user that was switched to an ASGI server', () => {
  switchedTo(servers.filter((server) => server.interface === 'asgi'));
});

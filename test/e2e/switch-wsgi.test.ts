/** A user's project that was switched to each WSGI server: its tests pass and it serves. See switch.test.ts. */
import { servers } from '../../src/choices/catalog.ts';
import { describeWith } from '../support/machine.ts';
import { switchedTo } from '../support/switches.ts';

describeWith(['apxs'], 'a project of a user that was switched to a WSGI server', () => {
  switchedTo(servers.filter((server) => server.interface === 'wsgi'));
});

/** What only root can write where nothing can be written: a rehearsal finds it all the same. */
import { strict as assert } from 'node:assert';
import { outcomes, reasonOf } from '../support/rehearse-outcomes.ts';

describe('checks of the rehearsal, as root', () => {
  it('finds what is written where nothing can be', async () => {
    assert.equal(process.getuid?.(), 0, 'permissions stop everybody else');
    const found = await outcomes({
      faults: ['writes'],
      checks: ['start', 'disk'],
      contract: { disk: 'read-only' },
    });
    assert.match(reasonOf(found.disk), /it wrote server.pid, and nothing can/);
  });
});

/** What `npm run soak:contract` takes out of a project is still there: outside of CI, nobody would notice. */
import { strict as assert } from 'node:assert';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { MUTATIONS } from '../support/server-contract/mutations.ts';

describe('mutations of the server contract', () => {
  for (const [id, mutations] of Object.entries(MUTATIONS))
    for (const { server, change } of mutations)
      if (change)
        it(`${id} has something to take out of ${change.path} with ${server}`, () => {
          const { path, from } = change;
          const files = plan(answersWith({ server, python: '3.13', platforms: ['onprem'] }));
          const file = files.find((one) => one.path === path);
          assert.ok(file?.contents.toString().includes(from), from);
        });
});

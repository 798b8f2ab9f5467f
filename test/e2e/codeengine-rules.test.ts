/**
 * What the stand-in refuses, and why each corrected rule is needed: with the rule, a mistake of the product's is seen; with the
 * rule switched off, the same mistake passes. A kind stand-in would hide it.
 */
import { strict as assert } from 'node:assert';
import { History, INSTANCES } from '../support/codeengine/history.ts';
import { MISTAKES, type Mistake } from '../support/codeengine/mistakes.ts';
import { CORRECTED, RULES, type RuleId } from '../support/codeengine/rules.ts';
import { EMPTY } from '../support/codeengine/state.ts';

describe('rules of the Code Engine stand-in', function () {
  this.timeout(600_000);
  let history: History;
  before(() => {
    history = new History();
    for (const domain of ['www.example.com', 'shop.example.org']) history.certify(domain);
    history.beside('exports.json', JSON.stringify({ access_key_id: 'id', secret_access_key: 'secret' }));
    console.log(RULES.map(({ id, behaviour, source }) => `      ${id}: ${behaviour} (${source})`).join('\n'));
  });
  after(() => history.remove());
  beforeEach(() => {
    history.service.kindOf.clear();
    history.mutate = (_, text) => text;
    history.cloud = { ...EMPTY, services: INSTANCES };
  });

  it('each have a mistake that only they show', () =>
    assert.deepEqual(Object.keys(MISTAKES).sort(), [...CORRECTED].sort()));

  for (const [id, { file, right, wrong, find }] of Object.entries(MISTAKES) as readonly (readonly [
    RuleId,
    Mistake,
  ])[]) {
    it(`${id}: the mistake is seen, and a kind stand-in hides it`, async () => {
      let mutated = false;
      const mistake = (path: string, text: string): string => {
        if (path !== file) return text;
        const changed = text.replaceAll(
          right instanceof RegExp ? new RegExp(right, `${right.flags.replace('g', '')}g`) : right,
          () => wrong,
        );
        mutated ||= changed !== text;
        return changed;
      };
      assert.deepEqual(await find(history), [], 'without the mistake');
      const begin = (): void => {
        history.cloud = { ...EMPTY, services: INSTANCES };
        history.mutate = mistake;
      };
      begin();
      assert.notDeepEqual(await find(history), [], 'the mistake is not seen');
      assert.ok(mutated, 'nothing was changed');
      begin();
      history.service.kindOf.add(id);
      assert.deepEqual(await find(history), [], 'it is seen by something else');
    });
  }
});

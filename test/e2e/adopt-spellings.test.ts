/** Settings that read the environment in every spelling: the adopted ones have the same values, and miss the same variables. */
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servers } from '../../src/choices/catalog.ts';
import { describeWith } from '../support/machine.ts';
import { temporaryFolder } from '../support/processes.ts';
import { compare, readersEnvironment, writeAdopted } from '../support/spellings.ts';

const SETTINGS = Number(process.env.SPELLED_SETTINGS ?? 2000);
const SEED = Number(process.env.SEED ?? 1 + (Date.now() % 1e6));

describeWith([], 'adopted settings', () => {
  let parent = '';
  let venv = '';
  before(() => {
    parent = temporaryFolder('spellings-');
    venv = readersEnvironment(join(parent, 'venv'));
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  for (const [index, { id }] of servers.entries())
    it(`${id}: have the values of the project's own, and refuse what they refuse`, () => {
      const folder = join(parent, id);
      writeAdopted(folder, id);
      const { status, output } = compare(venv, folder, SEED + index, Math.ceil(SETTINGS / servers.length));
      assert.equal(status, 0, output);
      console.log(`      seed ${SEED + index}: ${output.trim()}`);
    });

  it('differ where something is filled in while it serves: the comparison can fail', () => {
    const folder = join(parent, 'broken');
    writeAdopted(folder, servers[0]!.id);
    const file = join(folder, 'shop_cloud/inherited.py');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('if env.is_build(argv) and', 'if'));
    assert.match(compare(venv, folder, SEED, 50).output, /the adopted one does not/);
  });
});

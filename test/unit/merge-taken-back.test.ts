import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms } from '../../src/choices/catalog.ts';
import { ANSWERS_FILE, PACKAGE } from '../../src/plan/plan.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

const run = async (folder: string, ...words: readonly string[]) => {
  const { status, stdout, stderr } = await djangoCloud(folder, ...words, '--json', '--force');
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as { followed: readonly { answer: string; reason: string }[] };
};

const stored = (folder: string) => JSON.parse(readFileSync(join(folder, ANSWERS_FILE), 'utf8'))[PACKAGE];

/** A project of this version, without what undo needs. */
const files = (folder: string) =>
  Object.fromEntries(Object.entries(snapshot(folder)).filter(([path]) => !path.startsWith('.django-cloud/')));

/** Platforms that SQLite does not go with. */
const needing = platforms.filter(({ id }) => id !== 'onprem').map(({ id }) => id);

describe('a platform that is removed', () => {
  for (const { id } of platforms)
    it(`${id}: takes back what came only with it, to the byte`, () =>
      inFolder(async (folder) => {
        await run(folder, 'shop', '.', '--defaults');
        const before = files(folder);
        await run(folder, id, '--defaults');
        await run(folder, id, '--remove');
        delete (before as Record<string, string>)['.django-cloud'];
        const after = files(folder);
        delete after['.django-cloud'];
        assert.deepEqual(after, before);
      }));

  it('leaves what another platform needs, and takes it back with the last one', () =>
    inFolder(async (folder) => {
      const [first = '', second = ''] = needing;
      await run(folder, 'shop', '.', '--defaults');
      await run(folder, first, '--defaults');
      await run(folder, second, '--defaults');
      assert.deepEqual((await run(folder, first, '--remove')).followed, []);
      assert.equal(stored(folder).database, 'postgresql');
      const { followed } = await run(folder, second, '--remove');
      assert.deepEqual(
        followed.map(({ answer, reason }) => [answer, reason]),
        [['database', 'it came with what goes now']],
      );
      assert.equal(stored(folder).database, 'sqlite');
    }));

  it('leaves what was chosen since, or before', () =>
    inFolder(async (folder) => {
      const [first = ''] = needing;
      await run(folder, 'shop', '.', '--defaults', '--database', 'postgresql');
      await run(folder, first, '--defaults');
      await run(folder, first, '--remove');
      assert.equal(stored(folder).database, 'postgresql');
      await run(folder, 'service', 'sqlite');
      await run(folder, first, '--defaults');
      await run(folder, 'service', 'postgresql');
      await run(folder, first, '--remove');
      assert.equal(stored(folder).database, 'postgresql');
    }));
});

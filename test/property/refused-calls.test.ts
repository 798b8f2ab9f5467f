/**
 * The file system refuses one call of a command, whichever: a line with the path and the reason, and a project that is as
 * before, or as after. Every tenth call is tried in a run, another tenth with another seed; `npm run soak -- refused-calls` tries all.
 */
import { strict as assert } from 'node:assert';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { djangoCloud, snapshot } from '../support/command.ts';
import { whileFailing } from '../support/failing-disk.ts';
import { numberFrom } from './random.ts';

const STEP = numberFrom('FAULT_STEP', 10);
const SEED = numberFrom('FAULT_SEED', Date.now() % 1_000_000);

/** Commands, what came before them in the folder, and where they are called. */
const COMMANDS = {
  'a new project': { before: [], words: ['shop', '--defaults'], inShop: false },
  'another server': {
    before: [['shop', '--defaults']],
    words: ['server', 'uvicorn', '--force'],
    inShop: true,
  },
  'a diff': { before: [['shop', '--defaults']], words: ['server', 'uvicorn', '--diff'], inShop: true },
  'the way back': {
    before: [
      ['shop', '--defaults'],
      ['server', 'uvicorn', '--force'],
    ],
    words: ['undo'],
    inShop: true,
  },
} as const;

/** What a user has, in one text: not the journals, which are ours. */
function stateOf(folder: string): string {
  const entries = Object.entries(snapshot(folder)).filter(
    ([path]) => !path.startsWith('shop/.django-cloud/'),
  );
  return JSON.stringify(entries.filter(([path]) => path !== 'shop/.django-cloud'));
}

describe(`a call that the file system refuses, every ${STEP}th from seed ${SEED},`, function () {
  this.timeout(600_000);
  const root = realpathSync(mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'refused-')));
  const work = join(root, 'work');
  after(() => rmSync(root, { recursive: true, force: true }));

  for (const [title, { before, words, inShop }] of Object.entries(COMMANDS)) {
    it(`leaves all or nothing of ${title}, and one line`, async () => {
      const seed = join(root, title);
      cpSync(mkdtempSync(join(root, 'empty-')), seed, { recursive: true });
      for (const [index, argv] of before.entries())
        assert.equal((await djangoCloud(index === 0 ? seed : join(seed, 'shop'), ...argv)).status, 0);
      const again = (): void => {
        rmSync(work, { recursive: true, force: true });
        cpSync(seed, work, { recursive: true });
      };
      const cwd = inShop ? join(work, 'shop') : work;
      again();
      const { calls } = await whileFailing(work, -1, () => djangoCloud(cwd, ...words));
      const states = { before: stateOf(seed), after: stateOf(work) };
      const tally = { before: 0, after: 0, unnoticed: 0 };
      for (let number = SEED % STEP; number < calls; number += STEP) {
        again();
        const { failed, result } = await whileFailing(work, number, () => djangoCloud(cwd, ...words));
        const told = `call ${number} of ${calls}, seed ${SEED}: ${failed}: ${result.stderr}`;
        const state = stateOf(work);
        assert.ok(state === states.before || state === states.after, `neither before nor after, ${told}`);
        if (result.status === 0) assert.equal(state, states.after, told);
        else assert.match(result.stderr, /^[^\n]+\n$/, told);
        tally[result.status === 0 ? 'unnoticed' : state === states.before ? 'before' : 'after'] += 1;
      }
      console.log(`      ${title}: ${calls} calls, ${JSON.stringify(tally)}`);
      assert.ok(tally.before > 10);
    });
  }
});

/**
 * The file system refuses one call of a command, whichever: a line with the path and the reason, and a project that is as
 * before, or as after. Every tenth call is tried in a run, another tenth with another seed; `npm run soak -- refused-calls` tries all.
 */
import { strict as assert } from 'node:assert';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultOf } from '../../src/commands/fault.ts';
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

  it('that is none, but a fault of ours, leaves all or nothing too, one line, and a file with what to report', async () => {
    const { XDG_STATE_HOME: before } = process.env;
    const state = join(root, 'state');
    process.env.XDG_STATE_HOME = state;
    try {
      const seed = join(root, 'fault');
      cpSync(mkdtempSync(join(root, 'empty-')), seed, { recursive: true });
      assert.equal((await djangoCloud(seed, 'shop', '--defaults')).status, 0);
      const argv = ['server', 'uvicorn', '--force'];
      const again = (): void => {
        rmSync(work, { recursive: true, force: true });
        cpSync(seed, work, { recursive: true });
      };
      const shop = join(work, 'shop');
      again();
      const { calls } = await whileFailing(work, -1, () => djangoCloud(shop, ...argv));
      const states = [stateOf(seed), stateOf(work)];
      let faults = 0;
      for (let number = SEED % STEP; number < calls; number += STEP) {
        again();
        const { result } = await whileFailing(work, number, () => djangoCloud(shop, ...argv), false);
        const told = `call ${number} of ${calls}, seed ${SEED}: ${result.stderr}`;
        assert.ok(states.includes(stateOf(work)), told);
        if (result.status === 0) continue;
        assert.match(result.stderr, /^[^\n]+\n$/, told);
        const [, file] =
          /^This is a fault of django-cloud \S+: .+ Please report it with (\S+), which has/.exec(
            result.stderr,
          ) ?? [];
        // What goes back says why in words of its own.
        if (file === undefined) continue;
        faults += 1;
        assert.ok(file.startsWith(`${state}/django-cloud/faults/`), told);
        const text = readFileSync(file, 'utf8');
        assert.match(
          text,
          /^django-cloud \S+, Node\.js [\d.]+, \w+ \w+, \S+\ndjango-cloud server uvicorn --force\nTypeError: a fault, \n in \w+\n {4}at /,
          told,
        );
      }
      console.log(`      ${calls} calls, ${faults} faults with a file`);
      assert.ok(faults > 5);
    } finally {
      if (before === undefined) delete process.env.XDG_STATE_HOME;
      else process.env.XDG_STATE_HOME = before;
    }
  });

  it('is told without secrets of the command line, and in one line where the state cannot be written', () => {
    const { XDG_STATE_HOME: before } = process.env;
    try {
      process.env.XDG_STATE_HOME = join(root, 'secrets');
      const words = [
        'rehearse',
        '--env',
        'TOKEN=s3cret',
        '--env=TOKEN=s3cret',
        '--database-url',
        'postgresql://u:s3cret@localhost/x',
        '--path',
        'https://a:s3cret@b/',
      ];
      const [, file = ''] = /with (\S+), which/.exec(faultOf(new Error('x'), words).message) ?? [];
      const text = readFileSync(file, 'utf8');
      assert.doesNotMatch(text, /s3cret/);
      assert.match(text, /\ndjango-cloud rehearse --env/);
      writeFileSync(join(root, 'no-folder'), '');
      process.env.XDG_STATE_HOME = join(root, 'no-folder');
      assert.match(
        faultOf(new Error('x\ny'), words).message,
        /^This is a fault of django-cloud \S+: x \([^\n]+\)\. Please report this line[^\n]*$/,
      );
    } finally {
      if (before === undefined) delete process.env.XDG_STATE_HOME;
      else process.env.XDG_STATE_HOME = before;
    }
  });

  it('leaves a rehearsal without temporary folders with one line that says TMPDIR', async () => {
    const { TMPDIR } = process.env;
    const folder = mkdtempSync(join(root, 'tmpdir-'));
    assert.equal((await djangoCloud(folder, 'shop', '--defaults')).status, 0);
    try {
      process.env.TMPDIR = join(root, 'not-there');
      const { status, stderr } = await djangoCloud(join(folder, 'shop'), 'rehearse');
      assert.equal(status, 1);
      assert.match(
        stderr,
        /^\S+not-there: no temporary folder can be made there: [^\n]+ Set TMPDIR to a folder that you may write\.\n$/,
      );
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
  });
});

/** What lies in a project may come from a stranger: nothing of it moves, writes or removes a file outside, or unasked. */
import { strict as assert } from 'node:assert';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { UserError } from '../../src/errors/user-error.ts';
import { applyMerge } from '../../src/merge/apply.ts';
import { isInside, onTheWay } from '../../src/merge/inside.ts';
import { recover } from '../../src/merge/recover.ts';
import { decodeRendered } from '../../src/merge/rendered-file.ts';
import { undo } from '../../src/merge/undo.ts';
import { isVouched, vouch } from '../../src/merge/vouched.ts';
import { stateFolder } from '../../src/run/state-folder.ts';
import { Random } from '../property/random.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';
import { inProject, write } from '../support/edited-project.ts';
import { stoppingDisk } from '../support/merge.ts';

/** Paths that lead out of a project, into git's folder, or that some file system takes for one that does. */
const OUTSIDE = [
  '',
  '.',
  '..',
  '../x',
  'a/../../x',
  '/x',
  'a//x',
  'a/./x',
  './x',
  'x/',
  'C:/x',
  'c:x',
  'a\\..\\x',
  '..\\x',
  '.git/config',
  '.GIT/config',
  'a/.Git/hooks/x',
  '.git./config',
  '.git /config',
  'git~1/config',
  'GIT~2/x',
  '.g\u200cit/config',
  '.git\u200d/config',
  '.git:x',
  'a:stream',
  'a\0b',
  'a\nb',
  'a\u001b[2Jb',
  'name.',
  'name ',
];
const INSIDE = [
  'a',
  'a/b.py',
  '.github/workflows/ci.yml',
  '.gitignore',
  'docs/über.md',
  'a..b',
  '..a/b',
  'x.git/y',
  '.env',
];

/** Commands that only show something. */
const SHOWING = [
  ['update', '--diff'],
  ['update', '--dry-run'],
  ['server', 'uvicorn', '--diff'],
  ['cloudfoundry', '--dry-run'],
];

const change = (path: string) => ({ path, after: { bytes: 4, crc32: 0, mode: 0o644 } });
const journal = (changes: readonly unknown[], rest: object = {}): string =>
  JSON.stringify({ version: 1, changes, made: [], emptied: [], ...rest });

/** A project of ours, in a folder with something outside of it that must stay as it is. */
async function inShop(use: (shop: string, outside: () => unknown) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'outside'));
    writeFileSync(join(folder, 'outside/precious'), 'mine');
    const made = await djangoCloud(folder, 'shop', '--defaults');
    assert.equal(made.status, 0, made.stderr);
    const shop = join(folder, 'shop');
    await use(shop, () => [snapshot(join(folder, 'outside')), existsSync(join(folder, 'x'))]);
  });
}

describe('paths of a record or a journal', () => {
  for (const path of OUTSIDE)
    it(`are refused: ${JSON.stringify(path)}`, () => assert.equal(isInside(path), false));
  for (const path of INSIDE) it(`are taken: ${path}`, () => assert.equal(isInside(path), true));

  it('are refused where they are no text', () => {
    for (const value of [undefined, null, 1, {}, ['a']]) assert.equal(isInside(value), false);
  });

  it('make a record worthless that names one of them', () => {
    for (const path of ['a.py', ...OUTSIDE]) {
      const files = [{ path, contents: 'x', executable: false }];
      const text = gzipSync(JSON.stringify({ version: '0.3.0', answers: {}, files })).toString('base64');
      assert.equal(decodeRendered(`# header\n${text}\n`) === undefined, path !== 'a.py', path);
    }
  });

  it('name what is on the way and no folder', () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, 'a/b'), { recursive: true });
      symlinkSync('/', join(folder, 'a/link'));
      writeFileSync(join(folder, 'a/file'), '');
      const found = ['a/b/x', 'a/new/x', 'a/link/x', 'a/link/tmp/x', 'a/file/x', 'x'].map((path) =>
        onTheWay(folder, path),
      );
      assert.deepEqual(found, [undefined, undefined, 'a/link', 'a/link', 'a/file', undefined]);
    }));
});

describe('a change that came with the files', () => {
  for (const phase of ['staging', 'forward', 'back', 'lock'])
    it(`is not believed, completed or thrown away: ${phase}`, () =>
      inShop(async (shop, outside) => {
        const text = journal([change('manage.py'), change('../x')]);
        write(
          shop,
          phase === 'lock'
            ? { '.django-cloud/lock': '1\n' }
            : { [`.django-cloud/${phase}/journal.json`]: text },
        );
        if (phase !== 'lock')
          write(shop, {
            [`.django-cloud/${phase}/0-after`]: 'evil',
            [`.django-cloud/${phase}/1-after`]: 'evil',
          });
        const before = [snapshot(shop), outside()];
        for (const argv of [...SHOWING, ['update'], ['undo'], ['server', 'uvicorn']]) {
          const { status, stderr } = await djangoCloud(shop, ...argv);
          assert.equal(status, 1, argv.join(' '));
          assert.match(
            stderr,
            /^\S+: a change of this project waits there that this account did not begin: [^\n]*\n$/,
          );
          assert.deepEqual([snapshot(shop), outside()], before);
        }
      }));

  it('is no way back: what another account could undo is not offered', () =>
    inShop(async (shop, outside) => {
      write(shop, {
        '.django-cloud/undo/journal.json': journal([change('manage.py')]),
        '.django-cloud/undo/0-before': 'evil',
      });
      const before = [snapshot(shop), outside()];
      const { status, stderr } = await djangoCloud(shop, 'undo');
      assert.deepEqual([status, [snapshot(shop), outside()]], [2, before]);
      assert.match(stderr, /there is no change that could be undone/);
      assert.equal((await djangoCloud(shop, 'server', 'uvicorn')).status, 0);
      assert.notEqual(
        readFileSync(join(shop, '.django-cloud/undo/journal.json'), 'utf8'),
        journal([change('manage.py')]),
      );
    }));

  it('is not believed for a number that somebody made up, or that belongs to a copy of the account’s', () =>
    inShop(async (shop) => {
      write(shop, {
        '.django-cloud/forward/journal.json': journal([]),
        '.django-cloud/number': `${'0'.repeat(32)}\n`,
      });
      assert.equal((await djangoCloud(shop, 'update')).status, 1);
      write(shop, { '.django-cloud/number': '../../../../etc/passwd\n' });
      assert.equal((await djangoCloud(shop, 'update')).status, 1);
    }));

  it('is known by a number that is forgotten when its folder is gone, or has another one', () =>
    inFolder(async (folder) => {
      const homes = Array.from({ length: 500 }, (_, index) => join(folder, index % 2 ? 'same' : `${index}`));
      for (const [index, home] of homes.entries()) {
        mkdirSync(home, { recursive: true });
        vouch(home);
        assert.ok(isVouched(home), home);
        if (index % 2 === 0 && index < 400) rmSync(home, { recursive: true });
      }
      const known = join(stateFolder(), 'journals');
      const ours = readdirSync(known).filter((name) =>
        readFileSync(join(known, name), 'utf8').startsWith(`${folder}/`),
      );
      // Those that are there, and at most as many more as are kept without a look.
      assert.ok(ours.length >= 51 && ours.length <= 51 + 200, `${ours.length} of 500`);
      for (const home of homes.filter((one) => existsSync(one))) assert.ok(isVouched(home), home);
    }));

  it('writes nothing through a folder of journals that is a link', () =>
    inShop(async (shop, outside) => {
      symlinkSync('../outside', join(shop, '.django-cloud'));
      const before = outside();
      for (const argv of [...SHOWING, ['undo'], ['server', 'uvicorn']]) await djangoCloud(shop, ...argv);
      assert.deepEqual(outside(), before);
      assert.match(readFileSync(join(shop, '.yo-rc.json'), 'utf8'), /uvicorn/);
    }));
});

describe('a change of this account', () => {
  it('goes through no link that took the place of a folder since it was interrupted', () =>
    inProject(async (folder, plan) => {
      for (let steps = 1; !existsSync(join(folder, '.django-cloud/forward')); steps += 1)
        await applyMerge(plan, stoppingDisk(steps).disk).catch(() => {});
      await inFolder(async (elsewhere) => {
        cpSync(join(folder, 'old'), elsewhere, { recursive: true });
        rmSync(join(folder, 'old'), { recursive: true });
        symlinkSync(elsewhere, join(folder, 'old'));
        const before = snapshot(elsewhere);
        await assert.rejects(
          recover(folder),
          /^UserError: .*old: it is on the way to old\/\S+ and is not a folder/,
        );
        assert.deepEqual(snapshot(elsewhere), before);
      });
    }));

  const COUNT = 5000;
  it(`whose journal was damaged or forged ends in one line or a right result: ${COUNT} states, seeds 1 on`, function () {
    this.timeout(300_000);
    return inFolder(async (folder) => {
      const outcomes: Record<string, number> = {};
      mkdirSync(join(folder, 'outside'));
      writeFileSync(join(folder, 'outside/precious'), 'mine');
      // This account vouches for all of them: what a number is good for is tried above.
      vouch(folder);
      const text = readFileSync(join(folder, 'number'), 'utf8');
      const outside = JSON.stringify(snapshot(folder));
      for (let seed = 1; seed <= COUNT; seed += 1) {
        const project = join(folder, 'p');
        const outcome = await tryState(project, text, new Random(seed)).catch((error: unknown) => {
          throw new Error(`seed ${seed}: ${error}`, { cause: error });
        });
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        rmSync(project, { recursive: true, force: true });
        assert.equal(JSON.stringify(snapshot(folder)), outside, `seed ${seed}`);
      }
      console.log(`      ${JSON.stringify(outcomes)}`);
      assert.ok((outcomes.refused ?? 0) > COUNT / 10 && (outcomes.done ?? 0) > COUNT / 10);
    });
  });
});

/** Values that a damaged or forged journal may hold where something else is due. */
const ODD: readonly unknown[] = [
  null,
  -1,
  1e99,
  '',
  'x',
  [],
  {},
  true,
  '../outside/precious',
  '.git/config',
  'link/precious',
];

/** A random path: a good one, or one of those that lead out. */
const pathOf = (random: Random): string =>
  random.chance(0.85) ? random.pick(['a', 'b', 'd/e', 'link/precious']) : random.pick(OUTSIDE);

/** A random state of a file, as a journal has it. */
const stateOf = (random: Random): unknown =>
  random.chance(0.95) ? { bytes: random.below(6), crc32: random.below(9), mode: 0o644 } : random.pick(ODD);

/**
 * Makes a small project with a random journal that this account vouches for, and asks for recovery or undo.
 *
 * @param number the number that this account's state folder knows
 *
 * @returns how it ended
 */
async function tryState(project: string, number: string, random: Random): Promise<'done' | 'refused'> {
  const phase = random.pick(['forward', 'back', 'undo', 'staging'] as const);
  const home = join(project, '.django-cloud');
  mkdirSync(home, { recursive: true });
  const one = (): unknown =>
    random.chance(0.95)
      ? {
          path: pathOf(random),
          ...(random.chance(0.5) && { before: stateOf(random) }),
          ...(random.chance(0.7) && { after: stateOf(random) }),
        }
      : random.pick(ODD);
  const folders = () =>
    random.chance(0.3) ? [{ path: pathOf(random), ...(random.chance(0.5) && { mode: 0o755 }) }] : [];
  let text = JSON.stringify({
    version: random.chance(0.95) ? 1 : random.pick(ODD),
    changes: random.chance(0.95) ? Array.from({ length: random.below(4) }, one) : random.pick(ODD),
    made: folders(),
    emptied: folders(),
    ...(random.chance(0.05) && { index: random.pick(ODD) }),
  });
  if (random.chance(0.1)) text = text.slice(0, random.below(text.length + 1));
  const areas = Object.fromEntries(
    [0, 1, 2].flatMap((index) =>
      ['before', 'after']
        .filter(() => random.chance(0.5))
        .map((side) => [`.django-cloud/${phase}/${index}-${side}`, 'new']),
    ),
  );
  write(project, {
    '.django-cloud/number': number,
    a: 'mine',
    [`.django-cloud/${phase}/journal.json`]: text,
    ...areas,
  });
  symlinkSync('../outside', join(project, 'link'));
  let refused = false;
  const force = random.chance(0.5);
  const acts = phase === 'undo' ? [() => undo(project, { force })] : [() => recover(project)];
  for (const act of acts) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      assert.doesNotMatch(error.message, /\n/);
      refused = true;
    }
  }
  return refused ? 'refused' : 'done';
}

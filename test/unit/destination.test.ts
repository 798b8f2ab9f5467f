import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeProject } from '../../src/commands/destination.ts';
import { UserError } from '../../src/errors/user-error.ts';
import { type PlannedFile, plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';
import { holdsPlan } from '../support/holds-plan.ts';

const SHOP = answersWith({ project: 'shop' });

function file(path: string): PlannedFile {
  return { path, contents: `new ${path}`, executable: false, origin: 'test' };
}

/** The second cannot be written: the first is a file where it needs a folder. Any disk refuses that, also to root. */
const IMPOSSIBLE = [file('a.txt'), file('a.txt/b.txt')];

describe('writing a project', () => {
  for (const [title, folder, before] of [
    ['a new folder', 'shop', {}],
    ['a new folder in new folders', 'new/deep/shop', {}],
    ['an empty folder', 'shop', { 'shop/.git/HEAD': '' }],
    ['a project', 'shop', { 'shop/a.txt': 'old', 'shop/mine.txt': 'mine' }],
  ] as const) {
    it(`leaves ${title} as it was when the disk refuses`, () =>
      inFolder(async (cwd) => {
        for (const [path, text] of Object.entries(before)) {
          mkdirSync(join(cwd, path, '..'), { recursive: true });
          writeFileSync(join(cwd, path), text);
        }
        const found = snapshot(cwd);
        assert.throws(
          () => writeProject(join(cwd, folder), IMPOSSIBLE),
          (error) => error instanceof UserError && error.message.endsWith('Give another folder.'),
        );
        assert.deepEqual(snapshot(cwd), found);
      }));
  }

  it('leaves nothing beside the project', () =>
    inFolder(async (cwd) => {
      for (const folder of ['shop', 'shop', 'new/deep/shop']) {
        await djangoCloud(cwd, 'shop', folder, '--defaults');
        holdsPlan(join(cwd, folder), SHOP);
      }
      const others = Object.keys(snapshot(cwd)).filter((path) => !/^(shop|new)(\/|$)/.test(path));
      assert.deepEqual(others, []);
    }));

  it('goes into the folder that one stands in, when that is given', () =>
    inFolder(async (cwd) => {
      const { status, stdout } = await djangoCloud(cwd, 'shop', '.', '--defaults');
      assert.equal(status, 0);
      assert.doesNotMatch(stdout, /cd /);
      holdsPlan(cwd, SHOP);
    }));

  it('names the folder after the package', () =>
    inFolder(async (cwd) => {
      await djangoCloud(cwd, 'My Shop', '--defaults');
      holdsPlan(join(cwd, 'my_shop'), answersWith({ project: 'my_shop' }));
    }));

  it('leaves a project as the user made it when it is asked for again', () =>
    inFolder(async (cwd) => {
      await djangoCloud(cwd, 'shop', '--defaults');
      writeFileSync(join(cwd, 'shop/README.md'), 'mine');
      const before = snapshot(cwd);
      assert.match((await djangoCloud(cwd, 'shop', '--defaults')).stdout, /nothing changes/);
      assert.deepEqual(snapshot(cwd), before);
    }));

  it('merges into a folder with other files when it is forced, and undo takes it back', () =>
    inFolder(async (cwd) => {
      mkdirSync(join(cwd, 'shop/docs'), { recursive: true });
      writeFileSync(join(cwd, 'shop/README.md'), '# Mine\n');
      writeFileSync(join(cwd, 'shop/Procfile'), 'mine: true\n');
      writeFileSync(join(cwd, 'shop/docs/notes.txt'), 'mine');
      writeFileSync(join(cwd, 'shop/.yo-rc.json'), '{"generator-other": {"answer": 42}}');
      const before = snapshot(cwd);
      const dry = await djangoCloud(cwd, 'shop', '--defaults', '--force', '--dry-run');
      assert.match(dry.stdout, /1 in conflict; nothing was written\./);
      assert.deepEqual(snapshot(cwd), before);
      const { status, stdout } = await djangoCloud(cwd, 'shop', '--defaults', '--force');
      assert.equal(status, 1);
      assert.match(
        stdout,
        /1 in conflict\.\n(.*\n)*Conflicts to resolve:\n {2}Procfile: .*marked in the file\n/,
      );
      const found = snapshot(join(cwd, 'shop'));
      assert.match(found.Procfile!, /^<{7} yours\nmine: true\n/);
      assert.match(found['README.md']!, /^# Mine\n\nA Django/);
      assert.equal(JSON.parse(found['.yo-rc.json']!)['generator-other'].answer, 42);
      for (const { path, contents } of plan(SHOP))
        if (!['Procfile', 'README.md', '.yo-rc.json'].includes(path))
          assert.equal(found[path], contents, path);
      assert.equal((await djangoCloud(join(cwd, 'shop'), 'undo')).status, 0);
      assert.deepEqual(
        Object.entries(snapshot(cwd)).filter(([path]) => !path.includes('.django-cloud')),
        Object.entries(before),
      );
    }));

  it('replaces a link itself, not what it leads to', () =>
    inFolder(async (cwd) => {
      await djangoCloud(cwd, 'shop', '--defaults');
      writeFileSync(join(cwd, 'elsewhere'), 'mine');
      const link = join(cwd, 'shop/linked');
      symlinkSync('../elsewhere', link);
      writeProject(join(cwd, 'shop'), [file('linked')]);
      assert.equal(readFileSync(link, 'utf8'), 'new linked');
      assert.equal(readFileSync(join(cwd, 'elsewhere'), 'utf8'), 'mine');
    }));

  it('keeps what other generators keep in .yo-rc.json', () =>
    inFolder(async (cwd) => {
      await djangoCloud(cwd, 'shop', '--defaults');
      const path = join(cwd, 'shop/.yo-rc.json');
      const ours = JSON.parse(readFileSync(path, 'utf8'));
      const other = { 'generator-other': { answer: 42 } };
      writeFileSync(path, JSON.stringify({ ...other, ...ours }));
      assert.equal((await djangoCloud(cwd, 'shop', '--defaults')).status, 0);
      assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), { ...other, ...ours });
      assert.equal(
        plan(SHOP)
          .find((planned) => planned.path === '.yo-rc.json')
          ?.contents.includes('other'),
        false,
      );
    }));
});

import { strict as assert } from 'node:assert';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../src/errors/user-error.ts';
import { applyMerge } from '../../src/merge/apply.ts';
import { type Disk, disk } from '../../src/merge/disk.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { undo } from '../../src/merge/undo.ts';
import { vouch } from '../../src/merge/vouched.ts';
import { inFolder } from '../support/command.ts';
import { inProject, rendered, TEN, write } from '../support/edited-project.ts';
import { NEW_FILE, NEW_PROGRAM, treeOf } from '../support/merge.ts';

describe('applying a merge', () => {
  it('writes, merges and removes; modes of the user stay, folders that become empty go', () =>
    inProject(async (folder, plan) => {
      const result = await applyMerge(plan);
      assert.deepEqual(
        { ...result, conflicts: result.conflicts.map(({ path, reason }) => `${path} ${reason}`) },
        {
          written: ['a.py', 'new/deep/file.py', 'old/mine-too.conf', 'run.sh'],
          removed: ['old/only/here.conf'],
          merged: ['merged.py'],
          conflicts: ['conflict.py both-changed'],
          kept: [],
          indexFailure: undefined,
        },
      );
      const tree = treeOf(folder);
      assert.equal(tree['merged.py'], `600 ${TEN.replace('2', 'two').replace('9', 'nine')}`);
      assert.equal(tree['new/deep/file.py'], `${NEW_PROGRAM} #!new\n`);
      assert.equal(tree['run.sh'], `${NEW_PROGRAM} #!run\n`);
      assert.ok(tree['conflict.py']?.startsWith(`${NEW_FILE} <<<<<<< yours\nours\n`));
      assert.equal(tree['same.py'], `${NEW_FILE} mine\n`);
      assert.equal(tree['old/only'], undefined);
      assert.equal(tree.old, `folder ${NEW_PROGRAM}`);
    }));

  it('keeps a folder of which the last file goes and a new one comes', () =>
    inFolder(async (folder) => {
      write(folder, { 'a/old': 'x\n' });
      chmodSync(join(folder, 'a'), 0o700);
      const theirs = rendered({ 'a/new': 'x\n' });
      await applyMerge(mergeProject({ folder, base: rendered({ 'a/old': 'x\n' }), theirs }));
      assert.deepEqual(treeOf(folder), { a: 'folder 700', 'a/new': `${NEW_FILE} x\n` });
    }));

  it('is refused when a file changed since it was read, and then nothing is written', () =>
    inProject(async (folder, plan) => {
      write(folder, { 'a.py': 'changed meanwhile\n' });
      const before = treeOf(folder);
      await assert.rejects(applyMerge(plan), {
        name: 'UserError',
        message: 'a.py: it changed while it was being merged. Nothing was written; run it again.',
      });
      assert.deepEqual(treeOf(folder), before);
      write(folder, { 'a.py': 'a\n', 'new/deep/file.py': 'mine\n' });
      await assert.rejects(applyMerge(plan), /^UserError: new\/deep\/file\.py: it changed/);
    }));

  it('is taken back when the file system refuses a step', () =>
    inProject(async (folder, plan) => {
      const before = treeOf(folder);
      const isProject = (path: string): boolean => !path.includes('.django-cloud');
      for (const refused of [1, 3, 6]) {
        let renames = 0;
        const rename: Disk['rename'] = (from, to) => {
          if (isProject(to)) renames += 1;
          if (isProject(to) && renames === refused)
            throw Object.assign(new Error('EBUSY: it is a mount point'), {
              code: 'EBUSY',
              syscall: 'rename',
            });
          disk.rename(from, to);
        };
        await assert.rejects(
          applyMerge(plan, { ...disk, rename }),
          new UserError(`${folder}: EBUSY: it is a mount point. Nothing was changed.`, 1),
        );
        assert.deepEqual(treeOf(folder), before);
      }
      await assert.rejects(undo(folder), /there is no change that could be undone/);
    }));

  it('takes nothing of a file that is saved at that moment', () =>
    inProject(async (folder, plan) => {
      const saving: Disk = {
        ...disk,
        sync(path) {
          rmSync(join(folder, 'a.py'), { force: true });
          write(folder, { 'a.py': 'saved by an editor\n', 'new/deep/file.py': 'saved too\n' });
          disk.sync(path);
        },
      };
      const { kept } = await applyMerge(plan, saving);
      assert.deepEqual(kept, ['a.py', 'new/deep/file.py']);
      const tree = treeOf(folder);
      assert.deepEqual(
        [tree['a.py'], tree['a.py.rendered']],
        [`${NEW_FILE} saved by an editor\n`, `${NEW_FILE} A\n`],
      );
      assert.equal(tree['new/deep/file.py'], `${NEW_FILE} saved too\n`);
    }));

  it('never writes through a symbolic link', () =>
    inFolder(async (folder) => {
      write(folder, { 'outside/file.py': 'a\n', 'project/x': '' });
      symlinkSync('../outside', join(folder, 'project/pages'));
      symlinkSync('../outside/file.py', join(folder, 'project/linked.py'));
      const plan = mergeProject({
        folder: join(folder, 'project'),
        base: rendered({ 'pages/file.py': 'a\n', 'linked.py': 'a\n' }),
        theirs: rendered({ 'pages/file.py': 'b\n', 'linked.py': 'b\n', 'pages/new.py': 'n\n' }),
      });
      const before = treeOf(folder);
      const { conflicts } = await applyMerge(plan);
      assert.deepEqual(
        conflicts.map(({ reason }) => reason),
        ['not-a-file', 'not-a-file', 'not-a-file'],
      );
      assert.deepEqual(treeOf(folder), before);
    }));

  it('is refused while another process is at it', () =>
    inProject(async (folder, plan) => {
      mkdirSync(join(folder, '.django-cloud'));
      vouch(join(folder, '.django-cloud'));
      write(folder, { '.django-cloud/lock': '1\n' });
      await assert.rejects(applyMerge(plan), /^UserError: process \d+ holds the lock of this project\./);
      write(folder, { '.django-cloud/lock': '999999999\n' });
      await applyMerge(plan);
      assert.equal(existsSync(join(folder, '.django-cloud/lock')), false);
    }));

  it('is refused while a process of another machine or container is at it, and takes over when that fell silent', () =>
    inProject(async (folder, plan) => {
      const home = join(folder, '.django-cloud');
      mkdirSync(home);
      const lock = join(home, 'lock');
      vouch(home);
      write(folder, { '.django-cloud/lock': '7\nelsewhere\n' });
      await assert.rejects(
        applyMerge(plan),
        /^UserError: process 7 of another machine or container holds the lock/,
      );
      const longAgo = (Date.now() - 120_000) / 1000;
      utimesSync(lock, longAgo, longAgo);
      await applyMerge(plan);
      assert.equal(existsSync(lock), false);
    }));
});

describe('undo', () => {
  it('restores bytes, modes, times and folders, and undone again it restores what it took away', () =>
    inProject(async (folder, plan) => {
      utimesSync(join(folder, 'a.py'), 1, 1);
      const before = treeOf(folder);
      await applyMerge(plan);
      const after = treeOf(folder);
      assert.notDeepEqual(after, before);
      const { restored, removed } = await undo(folder);
      assert.deepEqual(treeOf(folder), before);
      assert.equal(lstatSync(join(folder, 'a.py')).mtimeMs, 1000);
      assert.deepEqual(removed, ['new/deep/file.py']);
      assert.equal(restored.length, 6);
      await undo(folder);
      assert.deepEqual(treeOf(folder), after);
      await undo(folder);
      assert.deepEqual(treeOf(folder), before);
    }));

  it('is refused when files were changed since, unless it is forced', () =>
    inProject(async (folder, plan) => {
      const before = treeOf(folder);
      await applyMerge(plan);
      write(folder, { 'a.py': 'later\n' });
      rmSync(join(folder, 'run.sh'));
      chmodSync(join(folder, 'new/deep/file.py'), 0o644);
      await assert.rejects(undo(folder), {
        name: 'UserError',
        message:
          'these files were changed since: a.py, new/deep/file.py, run.sh. Nothing was undone; --force puts back what was there before the change.',
      });
      await undo(folder, { force: true });
      assert.deepEqual(treeOf(folder), before);
      await undo(folder);
      assert.equal(readFileSync(join(folder, 'a.py'), 'utf8'), 'later\n');
    }));

  it('is refused where there is nothing to undo, or a folder is in the way', () =>
    inProject(async (folder, plan) => {
      await assert.rejects(
        undo(folder),
        new UserError(`${folder}: there is no change that could be undone.`),
      );
      await applyMerge(plan);
      rmSync(join(folder, 'a.py'));
      mkdirSync(join(folder, 'a.py'));
      await assert.rejects(
        undo(folder, { force: true }),
        /^UserError: a\.py: a folder or a link is where a file was/,
      );
    }));
});

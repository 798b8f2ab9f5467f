import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyMerge } from '../../src/merge/apply.ts';
import { type Disk, disk } from '../../src/merge/disk.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { recover } from '../../src/merge/recover.ts';
import { undo } from '../../src/merge/undo.ts';
import { BASE, inProject, rendered, THEIRS, write } from '../support/edited-project.ts';
import { NEW_FILE, NEW_PROGRAM, stoppingDisk, treeOf } from '../support/merge.ts';

describe('a stopped process', () => {
  /** Applies and undoes on a disk that stops after so many steps. @returns false when it did not have to stop */
  async function stopAfter(
    steps: number,
    act: (folder: string, disk: Disk) => Promise<unknown>,
  ): Promise<boolean> {
    let stopped = false;
    await inProject(async (folder, plan) => {
      const before = treeOf(folder);
      if (act !== applyOnly) await applyMerge(plan);
      const middle = treeOf(folder);
      const stopping = stoppingDisk(steps);
      await act(folder, stopping.disk).catch(() => {});
      stopped = stopping.stopped();
      await recover(folder);
      const after = treeOf(folder);
      const allowed = act === applyOnly ? [before, merged] : [before, middle];
      assert.ok(
        allowed.some((tree) => JSON.stringify(tree) === JSON.stringify(after)),
        `neither before nor after ${steps} steps`,
      );
      for (const area of ['staging', 'forward', 'back', 'lock'])
        assert.equal(existsSync(join(folder, '.django-cloud', area)), false, `${area} is left`);
    });
    return stopped;
  }

  const applyOnly = (folder: string, onDisk: Disk): Promise<unknown> =>
    applyMerge(mergeProject({ folder, base: rendered(BASE), theirs: rendered(THEIRS) }), onDisk);
  let merged: Readonly<Record<string, string>>;

  before(() =>
    inProject(async (folder, plan) => {
      await applyMerge(plan);
      merged = treeOf(folder);
    }),
  );

  it('leaves the project before or after, at whichever step of applying, undoing or recovering', async () => {
    let steps = 0;
    while (await stopAfter(steps, applyOnly)) steps += 1;
    const undoing = (folder: string, onDisk: Disk): Promise<unknown> => undo(folder, { disk: onDisk });
    let undoSteps = 0;
    while (await stopAfter(undoSteps, undoing)) undoSteps += 1;
    console.log(`      ${steps} steps of applying, ${undoSteps} of undoing`);
    assert.ok(steps > 30 && undoSteps > 30);
  });

  it('may be stopped again while it recovers', async () => {
    for (let steps = 0; steps < 40; steps += 3) {
      await inProject(async (folder, plan) => {
        const before = JSON.stringify(treeOf(folder));
        await applyMerge(plan, stoppingDisk(22 + (steps % 9)).disk).catch(() => {});
        await recover(folder, stoppingDisk(steps).disk).catch(() => {});
        await recover(folder);
        assert.ok([before, JSON.stringify(merged)].includes(JSON.stringify(treeOf(folder))));
      });
    }
  });

  it('may be stopped while it takes back what the file system refused', async () => {
    let stopped = 0;
    for (let steps = 0; steps < 50; steps += 1) {
      await inProject(async (folder, plan) => {
        const before = treeOf(folder);
        const { disk: stopping } = stoppingDisk(steps);
        const rename: Disk['rename'] = (from, to) => {
          if (to.endsWith('run.sh')) throw new Error('EBUSY');
          stopping.rename(from, to);
        };
        await applyMerge(
          plan,
          new Proxy(stopping, { get: (on, name) => (name === 'rename' ? rename : Reflect.get(on, name)) }),
        ).catch(() => {});
        if (existsSync(join(folder, '.django-cloud/back'))) stopped += 1;
        if (existsSync(join(folder, '.django-cloud/forward'))) return;
        await recover(folder);
        assert.deepEqual(treeOf(folder), before);
      });
    }
    assert.ok(stopped > 5, `${stopped} times while it was taken back`);
  });

  it('takes nothing of what the user did between the stop and the recovery', () =>
    inProject(async (folder, plan) => {
      const forward = join(folder, '.django-cloud/forward');
      let steps = 20;
      while (!existsSync(forward)) {
        steps += 1;
        await applyMerge(plan, stoppingDisk(steps).disk).catch(() => {});
      }
      write(folder, { 'a.py': 'between\n', 'old/only/here.conf': 'between\n' });
      const { outcome, kept } = await recover(folder);
      assert.deepEqual([outcome, kept], ['completed', ['old/only/here.conf', 'a.py']]);
      const tree = treeOf(folder);
      assert.equal(tree['a.py'], `${NEW_FILE} between\n`);
      assert.equal(tree['a.py.rendered'], `${NEW_FILE} A\n`);
      assert.equal(tree['old/only/here.conf'], `${NEW_FILE} between\n`);
      assert.equal(tree['run.sh'], `${NEW_PROGRAM} #!run\n`);
    }));

  it('is taken back when a power failure emptied a file that was not in its place yet', () =>
    inProject(async (folder, plan) => {
      const before = treeOf(folder);
      const forward = join(folder, '.django-cloud/forward');
      for (let steps = 20; !existsSync(join(forward, '0-before')); steps += 1)
        await applyMerge(plan, stoppingDisk(steps).disk).catch(() => {});
      writeFileSync(join(forward, '3-after'), '');
      assert.equal((await recover(folder)).outcome, 'taken-back');
      assert.deepEqual(treeOf(folder), before);
    }));

  it('is nothing where there is no project', () =>
    inProject(async (folder) => {
      const nothing = { outcome: 'none', kept: [] };
      assert.deepEqual([await recover(folder), await recover(join(folder, 'nowhere'))], [nothing, nothing]);
    }));

  it('works where a file system knows no second names', () =>
    inProject(async (folder, plan) => {
      const before = treeOf(folder);
      const copying: Disk = {
        ...disk,
        link(from, to, mode) {
          writeFileSync(to, readFileSync(from));
          chmodSync(to, mode);
        },
      };
      await applyMerge(plan, copying);
      await undo(folder, { disk: copying });
      assert.deepEqual(treeOf(folder), before);
    }));
});

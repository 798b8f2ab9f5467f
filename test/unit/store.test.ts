/** What the tests of a run share: one process at a time, a lock outlives nobody, and a changed package is noticed. */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from '../support/command.ts';
import { changedPackages } from '../support/environments.ts';
import { shareOf } from '../support/shares.ts';
import { exclusively } from '../support/store.ts';

const STORE = JSON.stringify(join(import.meta.dirname, '../support/store.ts'));

/** A process that adds one to a number in a file, slowly, while it holds a lock. */
const ADDING = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { exclusively } from ${STORE};
  const [lock, file] = process.argv.slice(-2);
  exclusively(lock, () => {
    const before = Number(readFileSync(file, 'utf8'));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
    writeFileSync(file, String(before + 1));
  });`;

describe('the store of a run', () => {
  it('lets one process at a time do what only one may do', () =>
    inFolder(async (folder) => {
      const [lock, file] = [join(folder, 'lock'), join(folder, 'number')];
      writeFileSync(file, '0');
      const words = ['--input-type=module', '--eval', ADDING, lock, file];
      const all = Array.from({ length: 4 }, () => spawn(process.execPath, words, { stdio: 'inherit' }));
      await Promise.all(all.map((child) => once(child, 'exit')));
      assert.equal(readFileSync(file, 'utf8'), '4');
      assert.ok(!existsSync(lock));
    }));

  it('takes away the lock of a process that was killed, and gives its own back after a failure', () =>
    inFolder(async (folder) => {
      const lock = join(folder, 'lock');
      const dead = spawn(process.execPath, ['--eval', '']);
      await once(dead, 'exit');
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(dead.pid));
      assert.equal(
        exclusively(lock, () => 'mine'),
        'mine',
      );
      mkdirSync(lock);
      utimesSync(lock, 1000, 1000);
      assert.equal(
        exclusively(lock, () => 'again'),
        'again',
      );
      assert.throws(() =>
        exclusively(lock, () => {
          throw new Error('no');
        }),
      );
      assert.ok(!existsSync(lock));
    }));

  it('names the files of prepared environments that were written afterwards', () =>
    inFolder(async (folder) => {
      const before = process.env.TEST_STORE;
      process.env.TEST_STORE = folder;
      try {
        const package_ = join(folder, 'environments/one/lib/package.py');
        mkdirSync(join(package_, '..'), { recursive: true });
        writeFileSync(package_, 'a');
        writeFileSync(join(folder, 'environments/one/ready'), '');
        utimesSync(package_, 1000, 1000);
        assert.deepEqual(changedPackages(), []);
        utimesSync(join(folder, 'environments/one/ready'), 2000, 2000);
        writeFileSync(package_, 'b');
        assert.deepEqual(changedPackages(), [package_]);
      } finally {
        if (before === undefined) delete process.env.TEST_STORE;
        else process.env.TEST_STORE = before;
      }
    }));

  it('divides a table among files, so that each row has one, and a missing file is noticed', () =>
    inFolder(async (folder) => {
      const rows = ['a', 'b', 'c', 'd', 'e'];
      const files = [1, 2, 3].map((number) => join(folder, `table-${number}.test.ts`));
      for (const file of [...files, join(folder, 'table-other-1.test.ts')]) writeFileSync(file, '');
      assert.deepEqual(files.flatMap((file) => shareOf(rows, file)).sort(), rows);
      rmSync(files[1]!);
      assert.throws(() => shareOf(rows, files[0]!), /a file is missing/);
    }));
});

/** The list of test files that run as root is right: each needs it, and no other file does. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from '../../scripts/suite/areas.ts';
import { testFiles } from '../../scripts/suite/files.ts';
import { ROOT_ONLY } from '../root-only.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What of the tests' support only root can use, by what it does; tried here as whoever runs the tests. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  'test/support/onprem-host.ts': ['unshare', '--mount', '--net', 'true'],
  'test/support/onprem-history.ts': ['unshare', '--mount', '--net', 'true'],
  'test/support/image.ts': ['chroot', '/', 'true'],
};

/** Whether a test file says itself that it is nothing for others. */
const demandsRoot = (file: string): boolean =>
  /assert\.equal\(process\.getuid\?\.\(\), 0/.test(readFileSync(join(ROOT, file), 'utf8'));

const needsRoot = (file: string): boolean =>
  demandsRoot(file) || Object.keys(RIGHTS).some((module) => importsOf(file).has(module));

describe('test files that run as root', () => {
  it('are there', () => {
    assert.deepEqual(
      Object.keys(ROOT_ONLY).filter((file) => !testFiles.includes(file)),
      [],
    );
  });

  it('are those that need it', () => {
    assert.deepEqual(Object.keys(ROOT_ONLY).sort(), testFiles.filter(needsRoot).sort());
  });

  it('have a reason each, which names the module that needs it', () => {
    for (const [file, reason] of Object.entries(ROOT_ONLY)) {
      const [, module = ''] = /: ([\w.-]+)$/.exec(reason) ?? [];
      assert.ok(importsOf(file).has(`test/support/${module}`), `${file}: ${reason}`);
    }
  });

  for (const [module, argv] of Object.entries(RIGHTS)) {
    it(`need root for ${module}: nobody else may do it`, () => {
      const [program = '', ...args] = argv;
      const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;
      const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', env: { PATH } });
      assert.notEqual(status, 0);
      assert.match(stderr, /not permitted/);
    });
  }
});

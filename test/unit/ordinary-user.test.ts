/**
 * Who runs these tests: somebody whom permissions stop. A fault that only root does not see, such as a file of mode 0444
 * that is written a second time, must make a test fail; as root this one does.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { inFolder } from '../support/command.ts';

describe('the user of the tests', () => {
  it('cannot write a file of mode 0444 a second time', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'pack');
      writeFileSync(file, 'first', { mode: 0o444 });
      assert.throws(() => writeFileSync(file, 'second', { mode: 0o444 }), { code: 'EACCES' });
    }));

  it('cannot write what is the system’s, nor be somebody else', () => {
    assert.throws(() => writeFileSync('/etc/django-cloud', ''), { code: /EACCES|EROFS/ });
    assert.throws(() => process.setuid?.(0), { code: 'EPERM' });
  });

  if (process.env.TEST_ACCOUNT) {
    it('is the account that root’s run made: a bare home, and files that nobody else reads', () =>
      inFolder(async (folder) => {
        assert.equal(process.env.USER, process.env.TEST_ACCOUNT);
        assert.equal(process.getuid?.(), statSync(homedir()).uid);
        const settings = readdirSync(homedir()).filter((name) =>
          /^\.(?!local$|config$|cache$|npm)/.test(name),
        );
        assert.deepEqual(settings, [], 'no settings of git, npm, pip or a shell');
        writeFileSync(join(folder, 'file'), '');
        assert.equal(statSync(join(folder, 'file')).mode & 0o777, 0o640, 'umask 027');
      }));
  }
});

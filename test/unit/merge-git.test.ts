import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryOf } from '../../src/git/git.ts';
import { applyMerge } from '../../src/merge/apply.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { undo } from '../../src/merge/undo.ts';
import { inFolder } from '../support/command.ts';
import { commitAll, conflicting, git } from '../support/conflicting-project.ts';
import { rendered } from '../support/edited-project.ts';
import { treeOf } from '../support/merge.ts';

const status = (folder: string): string[] =>
  git(folder, 'status', '--porcelain').trimEnd().split('\n').sort();

describe('conflicts in the index', () => {
  for (const prefix of ['', 'apps/the shop/']) {
    it(`are what git status shows and git checkout resolves, in ${prefix || 'the root'}`, () =>
      inFolder(async (root) => {
        const plan = conflicting(root, prefix);
        const before = [treeOf(root), git(root, 'ls-files', '--stage')];
        const { indexFailure, conflicts } = await applyMerge(plan);
        assert.equal(indexFailure, undefined);
        assert.equal(conflicts.length, 5);
        const quoted = (name: string): string =>
          prefix.includes(' ') ? `"${prefix}${name}"` : prefix + name;
        const expected = [...[' M clean', 'AA added', 'UD dropped', 'UU both', 'UU crlf.txt']].map(
          (line) => line.slice(0, 3) + quoted(line.slice(3)),
        );
        assert.deepEqual(status(root), expected.sort());
        for (const [stage, text] of ['x\n', 'ours\n', 'theirs\n'].entries()) {
          assert.equal(git(root, 'show', `:${stage + 1}:${prefix}both`), text);
          assert.equal(git(root, 'show', `:${stage + 1}:${prefix}crlf.txt`), text);
        }
        assert.match(git(root, 'ls-files', '--stage', `${prefix}added`), /^100644 \w+ 2\t.*\n100755 \w+ 3\t/);
        git(plan.folder, 'checkout', '--theirs', 'both');
        assert.equal(readFileSync(join(plan.folder, 'both'), 'utf8'), 'theirs\n');
        git(plan.folder, 'checkout', '--merge', 'both');
        await undo(plan.folder, { force: true });
        assert.deepEqual([treeOf(root), git(root, 'ls-files', '--stage')], before);
        await undo(plan.folder);
        assert.equal(git(root, 'ls-files', '--unmerged').trim().split('\n').length, 10);
      }));
  }

  it('that were resolved stay resolved when the change is undone', () =>
    inFolder(async (root) => {
      await applyMerge(conflicting(root));
      commitAll(root);
      const index = git(root, 'ls-files', '--stage');
      await undo(root);
      assert.equal(git(root, 'ls-files', '--stage'), index);
      assert.equal(readFileSync(join(root, 'both'), 'utf8'), 'ours\n');
    }));

  it('wait for another git that writes the index', () =>
    inFolder(async (root) => {
      const plan = conflicting(root);
      const lock = join(root, '.git/index.lock');
      writeFileSync(lock, '');
      setTimeout(() => rmSync(lock), 200);
      assert.equal((await applyMerge(plan)).indexFailure, undefined);
      assert.ok(status(root).includes('UU both'));
    }));

  it('are told when git could not write them; the files are merged all the same', () =>
    inFolder(async (root) => {
      const plan = conflicting(root);
      writeFileSync(join(root, '.git/index.lock'), '');
      const { indexFailure } = await applyMerge(plan);
      assert.match(indexFailure ?? '', /index\.lock/);
      assert.match(readFileSync(join(root, 'both'), 'utf8'), /^<<<<<<< yours\n/);
    }));
});

describe('a project in a linked work tree', () => {
  it('has journals and an index of its own', () =>
    inFolder(async (root) => {
      conflicting(join(root), 'main/');
      git(join(root, 'main'), 'worktree', 'add', '--quiet', '-b', 'other', join(root, 'linked'));
      const folder = join(root, 'linked/main');
      mkdirSync(folder, { recursive: true });
      const repository = repositoryOf(folder);
      assert.deepEqual([repository?.root, repository?.prefix], [join(root, 'linked'), 'main/']);
      const plan = mergeProject({
        folder,
        base: rendered({ both: 'x\n' }),
        theirs: rendered({ both: 'theirs\n' }),
      });
      await applyMerge(plan);
      assert.equal(status(folder)[0], 'UU main/both');
      assert.ok(!status(join(root, 'main')).includes('UU main/both'));
      await undo(folder);
      assert.deepEqual(status(folder), ['']);
    }));
});

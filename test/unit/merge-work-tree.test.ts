import { strict as assert } from 'node:assert';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../src/errors/user-error.ts';
import { repositoryOf } from '../../src/git/git.ts';
import { applyMerge } from '../../src/merge/apply.ts';
import { diffOf } from '../../src/merge/diff.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { undo } from '../../src/merge/undo.ts';
import { refuseUncommitted, uncommitted } from '../../src/merge/work-tree.ts';
import { inFolder } from '../support/command.ts';
import { BASE, conflicting, git, THEIRS } from '../support/conflicting-project.ts';
import { rendered, TEN, type Texts, write } from '../support/edited-project.ts';
import { treeOf } from '../support/merge.ts';

describe('work that is not committed', () => {
  const isRefused = async (
    folder: string,
    plan: ReturnType<typeof conflicting>,
  ): Promise<string | undefined> => {
    const found = await uncommitted(folder);
    try {
      refuseUncommitted(plan, found);
      return undefined;
    } catch (error) {
      assert.ok(error instanceof UserError);
      return /not committed: (.*)\. Commit or stash them first, or give --force\.$/.exec(error.message)?.[1];
    }
  };

  it('is refused: changed tracked files, and untracked ones that would be merged', () =>
    inFolder(async (root) => {
      const plan = conflicting(root, 'shop/');
      const { folder } = plan;
      assert.equal(await isRefused(folder, plan), undefined);
      write(folder, { 'unrelated.txt': 'x' });
      write(root, { 'other.txt': 'x', 'shop/new/file.txt': 'x' });
      assert.equal(await isRefused(folder, plan), undefined);
      git(folder, 'add', 'unrelated.txt');
      assert.equal(await isRefused(folder, plan), 'unrelated.txt');
      git(folder, 'rm', '--quiet', '--cached', 'unrelated.txt', 'both');
      git(root, 'commit', '--quiet', '--message', 'both is untracked');
      assert.equal(await isRefused(folder, plan), 'both');
      write(folder, { clean: 'more\n' });
      assert.equal(await isRefused(folder, plan), 'clean, both');
    }));

  it('is a whole project that was never committed, where lines of the user would be merged', () =>
    inFolder(async (root) => {
      git(root, 'init', '--quiet');
      const folder = join(root, 'apps/shop');
      write(folder, { a: TEN, b: TEN.replace('2', 'two') });
      const base = rendered({ a: TEN, b: TEN });
      const changed = TEN.replace('9', 'nine');
      const plan = (files: Texts) => mergeProject({ folder, base, theirs: rendered(files) });
      assert.equal(await isRefused(folder, plan({ a: changed, b: TEN })), undefined);
      assert.equal(await isRefused(folder, plan({ a: changed, b: changed })), 'b');
    }));

  it('is unknown without a repository, and cannot be seen without git', () =>
    inFolder(async (root) => {
      assert.equal(repositoryOf(root), undefined);
      assert.deepEqual(await uncommitted(root), { changed: [], untracked: [] });
      git(root, 'init', '--quiet');
      const path = process.env.PATH;
      process.env.PATH = '/nowhere';
      try {
        await assert.rejects(
          uncommitted(root),
          /^UserError: git was not found, .* Install git \(Debian: apt install git\), or give --force\.$/,
        );
      } finally {
        process.env.PATH = path;
      }
    }));

  it('is unknown where git refuses, which is said in one line of git’s', () =>
    inFolder(async (root) => {
      git(root, 'init', '--quiet');
      writeFileSync(join(root, '.git/index'), 'no index'.repeat(9));
      await assert.rejects(uncommitted(root), {
        message: 'git status failed: index file corrupt. Fix that, or use --force.',
        exitCode: 1,
      });
    }));
});

describe('the diff', () => {
  it('is a patch that git applies, with the result of the merge', () =>
    inFolder(async (root) => {
      const plan = conflicting(root);
      rmSync(join(root, 'both'));
      write(root, { both: 'x\n', 'new name': 'x' });
      const clean = mergeProject({
        folder: root,
        base: rendered({ ...BASE, both: 'x\n' }),
        theirs: rendered({
          ...BASE,
          both: '#!x\n',
          clean: THEIRS.clean ?? '',
          'a b': '#!n\n',
          e: '',
          ignored: 'ours\n',
        }),
      });
      const patch = diffOf(clean);
      assert.match(
        patch,
        /^diff --git a\/a b b\/a b\nnew file mode 100755\n--- \/dev\/null\n\+\+\+ b\/a b\n@@ -0,0 \+1,1 @@\n\+#!n\n/,
      );
      writeFileSync(join(root, '.git/patch'), patch);
      const before = treeOf(root);
      await applyMerge(clean);
      const after = treeOf(root);
      await undo(root);
      git(root, 'apply', '.git/patch');
      assert.deepEqual(treeOf(root), after);
      assert.notDeepEqual(after, before);
      assert.equal(
        diffOf(
          plan,
          plan.entries.map(({ path }) => path),
        ),
        '',
      );
    }));
});

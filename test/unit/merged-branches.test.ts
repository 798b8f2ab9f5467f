/** Two branches that both changed what was rendered, merged by git. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storedAnswers } from '../../src/answers/files.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { defaultServer } from '../../src/choices/axes.ts';
import { pythonLines } from '../../src/choices/catalog.ts';
import { RENDERED_FILE, withRecord } from '../../src/merge/rendered-file.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { commitAll, git } from '../support/conflicting-project.ts';

describe('two branches that both changed the project', () => {
  it('merge without markers in the record, and update goes on from either side', () =>
    inFolder(async (root) => {
      await djangoCloud(root, 'shop', '--defaults');
      const folder = join(root, 'shop');
      git(folder, 'init', '--quiet', '--initial-branch=main');
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'other');
      assert.equal((await djangoCloud(folder, 'update', '--python', pythonLines.at(-1)!.id)).status, 0);
      commitAll(folder);
      git(folder, 'checkout', '--quiet', 'main');
      assert.equal((await djangoCloud(folder, 'server', defaultServer('asgi').id)).status, 0);
      commitAll(folder);
      assert.equal(git(folder, 'diff', '--stat', 'HEAD~1', '--', RENDERED_FILE).includes('Bin'), true);
      assert.throws(() => git(folder, 'merge', 'other'));
      const unmerged = git(folder, 'diff', '--name-only', '--diff-filter=U').trim().split('\n');
      assert.ok(unmerged.includes(RENDERED_FILE), unmerged.join(' '));
      for (const path of unmerged.filter((one) => one !== RENDERED_FILE))
        git(folder, 'checkout', '--ours', '--', path);
      assert.doesNotMatch(readFileSync(join(folder, RENDERED_FILE), 'utf8'), /<<<<<<<|>>>>>>>/);
      commitAll(folder);
      const { status, stderr } = await djangoCloud(folder, 'update');
      assert.deepEqual([status, stderr], [0, '']);
      // What a person settled by hand is theirs.
      for (const { path, contents } of withRecord(resolveAnswers(storedAnswers(folder)!)))
        if (path === RENDERED_FILE || !unmerged.includes(path))
          assert.equal(readFileSync(join(folder, path), 'utf8'), contents, path);
    }));
});

import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeProject } from '../../src/commands/destination.ts';
import { applyMerge } from '../../src/merge/apply.ts';
import { rememberedBase } from '../../src/merge/base.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';
import { inProject, rendered } from '../support/edited-project.ts';

const SHOP = withRecord(answersWith({ project: 'shop' }));

/** Changes that bring files into folders that are there already. */
const CHANGES = [
  ['codeengine'],
  ['onprem'],
  ['service', 'redis'],
  ['service', 'tasks'],
  ['server', 'daphne'],
];

describe('a folder that the user removed', () => {
  for (const [title, change] of [
    ['removed', (folder: string) => rmSync(join(folder, 'pages'), { recursive: true })],
    ['renamed', (folder: string) => renameSync(join(folder, 'pages'), join(folder, 'store'))],
  ] as const) {
    it(`stays away, whatever is added later, where it was ${title}; nothing is written into it`, () =>
      inFolder(async (folder) => {
        writeProject(folder, SHOP);
        change(folder);
        rmSync(join(folder, 'tests'), { recursive: true });
        for (const path of ['shop/settings.py', 'shop/urls.py']) {
          const text = readFileSync(join(folder, path), 'utf8');
          writeFileSync(join(folder, path), text.replace(/^ {4}.*"pages.*\n/m, ''));
        }
        for (const words of [...CHANGES, ['codeengine', '--remove'], ['codeengine']]) {
          const { status, stdout } = await djangoCloud(folder, ...words, '--force', '--json');
          const { conflicts, leftOut } = JSON.parse(stdout);
          assert.deepEqual([words, status, conflicts], [words, 0, []]);
          assert.ok(!existsSync(join(folder, 'pages')) && !existsSync(join(folder, 'tests')), `${words}`);
          if (words[0] === 'service') assert.ok(leftOut.length > 0, `${words}: what is left out is named`);
        }
        assert.doesNotMatch(readFileSync(join(folder, 'shop/settings.py'), 'utf8'), /"pages"/);
        assert.doesNotMatch(readFileSync(join(folder, 'shop/urls.py'), 'utf8'), /pages\.urls/);
        const { stdout } = await djangoCloud(folder, 'service', 'mail', '--force');
        assert.match(stdout, / {2}left out: tests\/.*; you removed it, or its folder\n/);
      }));
  }

  it('takes new files again when the user has put one of its files back', () =>
    inFolder(async (folder) => {
      writeProject(folder, SHOP);
      const tests = snapshot(join(folder, 'tests'));
      rmSync(join(folder, 'tests'), { recursive: true });
      const theirs = withRecord(answersWith({ project: 'shop', services: ['redis'] }));
      const plan = () => mergeProject({ folder, base: rememberedBase(folder).files, theirs });
      const brought = () =>
        plan()
          .entries.filter(({ path, action }) => path.startsWith('tests/') && action === 'write')
          .map(({ path }) => path);
      assert.deepEqual(brought(), []);
      writeProject(folder, [
        {
          path: 'tests/__init__.py',
          contents: tests['__init__.py'] ?? '',
          executable: false,
          origin: 'user',
        },
      ]);
      assert.ok(brought().length > 0);
      await applyMerge(plan());
    }));

  it('is no reason to leave out what goes elsewhere', () =>
    inProject(async (folder) => {
      rmSync(join(folder, 'old'), { recursive: true });
      const files = {
        'old/only/here.conf': 'o\n',
        'old/new.conf': 'n\n',
        'older/new.conf': 'n\n',
        top: 't\n',
      };
      const { entries } = mergeProject({
        folder,
        base: rendered({ 'old/only/here.conf': 'o\n' }),
        theirs: rendered(files),
      });
      assert.deepEqual(
        entries.map(({ path, action }) => `${action} ${path}`),
        ['keep old/new.conf', 'write older/new.conf', 'write top'],
      );
    }));
});

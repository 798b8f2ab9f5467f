/** What a command says about the change of a project. */
import { strict as assert } from 'node:assert';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultServer } from '../../src/choices/axes.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { mergeReport } from '../../src/commands/merge-report.ts';
import { prepare } from '../../src/commands/render.ts';
import { parseFlags } from '../../src/flags/parse.ts';
import { applyMerge } from '../../src/merge/apply.ts';
import { djangoCloud, inFolder } from '../support/command.ts';

describe('the report of a change', () => {
  it('names a file that the user saved at that moment, for people and for programs', () =>
    inFolder(async (folder) => {
      await djangoCloud(folder, 'shop', '--defaults');
      const flags = parseFlags(['--server', defaultServer('asgi').id], FLAGS);
      const rendering = await prepare(flags, join(folder, 'shop'), undefined);
      const merge = rendering.merge!;
      const result = { ...(await applyMerge(merge)), kept: ['Procfile'] };
      assert.match(
        mergeReport(rendering, merge, result, { json: false, steps: [] }),
        /\nConflicts to resolve:\n {2}Procfile: you changed it at that moment; ours is in Procfile\.rendered\n/,
      );
      const json = JSON.parse(mergeReport(rendering, merge, result, { json: true, steps: [] }));
      assert.deepEqual([json.written, json.kept], [true, ['Procfile']]);
    }));

  it('names the conflicts with --run too, and starts nothing before they are settled', () =>
    inFolder(async (folder) => {
      await djangoCloud(folder, 'shop', '--defaults');
      const shop = join(folder, 'shop');
      writeFileSync(join(shop, 'Procfile'), 'web: mine\n');
      const { status, stdout, stderr } = await djangoCloud(shop, 'server', defaultServer('asgi').id, '--run');
      assert.match(stdout, /\nConflicts to resolve:\n {2}Procfile: /);
      assert.equal(stderr, '--run: resolve the conflicts listed, commit, and run --run in that folder.\n');
      assert.deepEqual([status, existsSync(join(shop, '.venv'))], [1, false]);
    }));
});

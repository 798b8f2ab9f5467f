/** A file that we moved and the user changed: the change comes along, or it is told where the file is now. */
import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyMerge } from '../../src/merge/apply.ts';
import { mergeProject } from '../../src/merge/merge-project.ts';
import { conflictsOf } from '../../src/merge/three-way.ts';
import { undo } from '../../src/merge/undo.ts';
import { inFolder } from '../support/command.ts';
import { treeOf } from '../support/merge.ts';

const LINES = Array.from({ length: 20 }, (_, index) => `line ${index} of the stylesheet\n`);
const text = (changes: Readonly<Record<number, string>> = {}): string =>
  LINES.map((line, index) => changes[index] ?? line).join('');
const rendered = (path: string, contents: string) => ({ path, contents, executable: false });

/** What the user has at the old path, what is rendered at new ones, and what is there afterwards. */
const ROWS = [
  {
    title: 'one line each: both are at the new path',
    ours: text({ 3: 'mine\n' }),
    theirs: { 'new/site.css': text({ 12: 'theirs\n' }) },
    after: { 'new/site.css': text({ 3: 'mine\n', 12: 'theirs\n' }) },
  },
  {
    title: 'moved as it is: the change of the user is at the new path',
    ours: text({ 3: 'mine\n' }),
    theirs: { 'new/site.css': text() },
    after: { 'new/site.css': text({ 3: 'mine\n' }) },
  },
  {
    title: 'the likest of several new files is the one',
    ours: text({ 3: 'mine\n' }),
    theirs: { 'a.css': text({ 1: 'x\n', 5: 'x\n', 7: 'x\n' }), 'b.css': text({ 12: 'theirs\n' }) },
    after: {
      'a.css': text({ 1: 'x\n', 5: 'x\n', 7: 'x\n' }),
      'b.css': text({ 3: 'mine\n', 12: 'theirs\n' }),
    },
  },
  {
    title: 'the same line: both stay, and the new path is told',
    ours: text({ 3: 'mine\n' }),
    theirs: { 'new/site.css': text({ 3: 'theirs\n' }) },
    after: { 'old/site.css': text({ 3: 'mine\n' }), 'new/site.css': text({ 3: 'theirs\n' }) },
    conflict: ['moved', 'new/site.css'],
  },
  {
    title: 'no file is like it: it is no longer generated, as before',
    ours: text({ 3: 'mine\n' }),
    theirs: { 'new/other.css': 'something else\n' },
    after: { 'old/site.css': text({ 3: 'mine\n' }), 'new/other.css': 'something else\n' },
    conflict: ['no-longer-rendered', undefined],
  },
] as const;

describe('files that moved and were changed', () => {
  for (const { title, ours, theirs, after, ...rest } of ROWS)
    it(title, () =>
      inFolder(async (folder) => {
        mkdirSync(join(folder, 'old'));
        writeFileSync(join(folder, 'old/site.css'), ours);
        const before = treeOf(folder);
        const now = Object.entries(theirs).map(([path, contents]) => rendered(path, contents));
        const plan = mergeProject({ folder, base: [rendered('old/site.css', text())], theirs: now });
        const found = conflictsOf(plan.entries).map(({ reason, movedTo }) => [reason, movedTo]);
        assert.deepEqual(found, 'conflict' in rest ? [rest.conflict] : []);
        await applyMerge(plan);
        const paths = Object.keys(treeOf(folder)).filter((path) => path.endsWith('.css'));
        assert.deepEqual(paths.sort(), Object.keys(after).sort());
        for (const [path, contents] of Object.entries(after)) {
          assert.equal(readFileSync(join(folder, path), 'utf8'), contents, path);
          assert.ok(dirname(path));
        }
        await undo(folder);
        assert.deepEqual(treeOf(folder), before);
      }),
    );
});

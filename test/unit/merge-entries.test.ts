import { strict as assert } from 'node:assert';
import { followRenames } from '../../src/merge/renames.ts';
import { similarity } from '../../src/merge/similarity.ts';
import { conflictsOf, leftOut, mergeStates, rerendered } from '../../src/merge/three-way.ts';
import { TEN } from '../support/edited-project.ts';
import { file, onDisk, outcome } from '../support/merge.ts';

/** Entries of renderings and the user's files, each a text by path, with renames followed. */
function merged(
  base: Readonly<Record<string, string>>,
  ours: Readonly<Record<string, string>>,
  theirs: Readonly<Record<string, string>>,
) {
  const states = (texts: Readonly<Record<string, string>>) =>
    new Map(Object.entries(texts).map(([path, text]) => [path, file(text)]));
  const found = new Map(Object.entries(ours).map(([path, text]) => [path, onDisk(text)]));
  const others = [...states(ours)].filter(([path]) => !(path in base) && !(path in theirs));
  return followRenames(mergeStates(rerendered(states(base), states(theirs)), found), new Map(others));
}

describe('merge: renamed files', () => {
  const theirs = TEN.replace('9\n', 'nine\n');

  it('take the change under their new name', () => {
    const edited = TEN.replace('2\n', 'two\n');
    const [entry, ...more] = merged(
      { 'a.py': TEN },
      { 'b/a.py': edited, 'c.py': 'else\n' },
      { 'a.py': theirs },
    );
    assert.deepEqual(more, []);
    assert.deepEqual([entry?.path, entry?.renamedFrom, entry?.action], ['b/a.py', 'a.py', 'merge']);
    assert.equal(entry && outcome(entry), edited.replace('9\n', 'nine\n'));
  });

  it('are one file each: the most similar one, the same name before another', () => {
    const entries = merged(
      { 'a.py': TEN, 'b.py': TEN },
      { 'x/b.py': TEN, 'x/c.py': TEN },
      { 'a.py': theirs, 'b.py': theirs },
    );
    assert.deepEqual(
      entries.map(({ path, renamedFrom }) => [renamedFrom, path]),
      [
        ['a.py', 'x/c.py'],
        ['b.py', 'x/b.py'],
      ],
    );
  });

  it('are none where less than half is the same, or the file was empty', () => {
    const [other] = merged({ 'a.py': TEN }, { 'b.py': `1\n2\n3\n${'else\n'.repeat(4)}` }, { 'a.py': theirs });
    assert.equal(other?.reason, 'deleted-by-you');
    const [empty] = merged({ 'a.py': '' }, { 'b.py': '' }, { 'a.py': 'x\n' });
    assert.equal(empty?.reason, 'deleted-by-you');
    assert.equal(similarity(Buffer.from('a\nb\n'), Buffer.from('b\r\na\r\n')), 1);
  });
});

describe('merge: the list', () => {
  it('has only paths that are rendered otherwise, and conflicts are listed exactly', () => {
    const base = { same: 'a\n', conflict: 'a\n', gone: 'a\n', changed: 'a\n' };
    const ours = { same: 'mine\n', conflict: 'mine\n', changed: 'a\n', own: 'x\n' };
    const entries = merged(base, ours, { same: 'a\n', conflict: 'b\n', gone: 'b\n', changed: 'b\n' });
    assert.deepEqual(
      entries.map(({ path }) => path),
      ['changed', 'conflict', 'gone'],
    );
    assert.deepEqual(
      conflictsOf(entries).map(({ path, reason }) => [path, reason]),
      [['conflict', 'both-changed']],
    );
    assert.deepEqual(
      leftOut(entries).map(({ path }) => path),
      ['gone'],
    );
  });
});

describe('merge: a file that only becomes executable', () => {
  it('is rendered otherwise, and so it is for the user', () => {
    const [plain, executable] = [new Map([['run', file('a\n')]]), new Map([['run', file('a\n', true)]])];
    const [entry] = mergeStates(rerendered(plain, executable), new Map([['run', onDisk('mine\n')]]));
    assert.equal(entry && outcome(entry), 'mine\n-x');
  });
});

describe('merge: files of ours alone', () => {
  const answers = (server: string, more = ''): string =>
    `{\n${more}  "generator-django-cloud": {\n    "server": "${server}"\n  }\n}\n`;
  const other = '  "generator-other": {\n    "a": 1\n  },\n';

  it("never get markers: the answers are ours, the rest of the file is the user's", () => {
    const of = (ours: string) =>
      merged({ '.yo-rc.json': answers('a') }, { '.yo-rc.json': ours }, { '.yo-rc.json': answers('b') }).map(
        outcome,
      );
    assert.deepEqual(of(answers('a')), [answers('b')]);
    assert.deepEqual(of(answers('c', other)), [answers('b', other)]);
    const tabs = answers('a', other).replaceAll('  ', '\t');
    assert.deepEqual(
      of(tabs).map((text) => JSON.parse(text ?? '')),
      [JSON.parse(answers('b', other))],
    );
    assert.deepEqual(of(answers('b', other)), [answers('b', other)]);
  });
});

import { strict as assert } from 'node:assert';
import type { FileState } from '../../src/merge/file-state.ts';
import { type ThreeStates, verdictOf } from '../../src/merge/three-way.ts';
import { TEN } from '../support/edited-project.ts';
import { file, onDisk, outcome } from '../support/merge.ts';

type Side = FileState | string | undefined;

/** The verdict of one path, in one line: `action reason: what is there afterwards`. */
function verdict(
  base: Side,
  ours: Side | { readonly kind: 'folder' | 'symlink' | 'blocked' },
  theirs: Side,
): string {
  const state = (side: Side): FileState | undefined => (typeof side === 'string' ? file(side) : side);
  const found = typeof ours === 'object' && 'kind' in ours ? ours : onDisk(ours);
  const states: ThreeStates = { base: state(base), ours: found, theirs: state(theirs) };
  const { action, reason, ...rest } = { path: 'p', ...states, ...verdictOf('p', states) };
  const after = outcome({ action, reason, ...rest } as Parameters<typeof outcome>[0]);
  return `${action} ${reason}${after === undefined ? '' : `: ${after}`}`;
}

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const binary = (text: string): FileState => file(Buffer.from(`\0${text}`));

describe('merge: what the user did not touch', () => {
  it('is replaced, removed or written', () => {
    assert.equal(verdict('a\n', 'a\n', 'b\n'), 'write changed: b\n');
    assert.equal(verdict('a\n', 'a\n', undefined), 'remove no-longer-rendered');
    assert.equal(verdict(undefined, undefined, 'b\n'), 'write new: b\n');
    assert.equal(verdict(binary('a'), binary('a'), binary('b')), 'write changed: \0b');
  });

  it('is nothing where it is gone or already so', () => {
    assert.equal(verdict('a\n', undefined, undefined), 'keep gone');
    assert.equal(verdict('a\n', 'b\n', 'b\n'), 'keep agreed: b\n');
    assert.equal(verdict(undefined, 'b\n', 'b\n'), 'keep agreed: b\n');
  });

  it('counts as untouched when only its line endings differ, and keeps them', () => {
    assert.equal(verdict('a\nb\n', 'a\r\nb\r\n', 'a\nc\n'), 'write changed: a\r\nc\r\n');
    assert.equal(verdict('a\nb\n', 'a\r\nb\r\n', undefined), 'remove no-longer-rendered');
  });
});

describe('merge: what both changed', () => {
  it('is merged', () => {
    const ours = TEN.replace('2\n', '2\nmine\n');
    const theirs = TEN.replace('9\n', 'nine\n');
    assert.equal(verdict(TEN, ours, theirs), `merge both-changed: ${ours.replace('9\n', 'nine\n')}`);
  });

  it('keeps the line ending of each line of the user, and gives ours the ending of most', () => {
    const ours = crlf(TEN.replace('2\n', '2\nmine\n')).replace('5\r\n', '5\n');
    const theirs = TEN.replace('9\n', 'nine\n');
    const merged = ours.replace('9\r\n', 'nine\r\n');
    assert.equal(verdict(TEN, ours, theirs), `merge both-changed: ${merged}`);
    const few = TEN.replace('2\n', '2\r\n');
    assert.equal(verdict(TEN, few, theirs), `write changed: ${few.replace('9\n', 'nine\n')}`);
    const shifted = crlf(TEN).replace('4\r\n', '').replace('3\r\n', '3\n');
    assert.equal(
      verdict(TEN, shifted, theirs),
      `merge both-changed: ${shifted.replace('9\r\n', 'nine\r\n')}`,
    );
  });

  it('is a conflict where the same lines changed, marked with all three sides', () => {
    const [ours, theirs] = [TEN.replace('5', 'five'), TEN.replace('5', 'V')];
    const marked = '<<<<<<< yours\nfive\n||||||| rendered before\n5\n=======\nV\n>>>>>>> rendered now\n';
    assert.equal(verdict(TEN, ours, theirs), `conflict both-changed: ${TEN.replace('5\n', marked)}`);
    assert.equal(
      verdict(TEN, crlf(ours), theirs),
      `conflict both-changed: ${crlf(TEN.replace('5\n', marked))}`,
    );
  });

  it('marks only lines that differ, and ends a last line without newline before a marker', () => {
    const ours = 'a\nsame\nmine\nend\n';
    const theirs = 'a\nsame\nours\nend\n';
    const marked =
      'same\n<<<<<<< yours\nmine\n||||||| rendered before\nx\n=======\nours\n>>>>>>> rendered now\nend\n';
    assert.equal(verdict('a\nx\n', ours, theirs), `conflict both-changed: a\n${marked}`);
    assert.match(verdict('a\nb\n', 'a\nmine', 'a\nours\n'), /mine\n\|{7} rendered before\nb\n=======/);
  });

  it("marks nothing that both changed alike, and lets the user's line endings be", () => {
    const [ours, theirs] = [TEN.replace('5', 'V'), TEN.replace('5', 'V').replace('9', 'nine')];
    assert.equal(verdict(TEN, crlf(ours), theirs), `merge both-changed: ${crlf(theirs)}`);
  });

  it('marks each line once where one side has the other twice', () => {
    const marked = 'a\n<<<<<<< yours\n||||||| rendered before\n=======\na\n>>>>>>> rendered now\n';
    assert.equal(verdict(undefined, 'a\n', 'a\na\n'), `conflict both-added: ${marked}`);
  });

  it('is one conflict where one side wrote another file, however its blank lines lie', () => {
    const base = 'one\n\ntwo\n\nthree\n';
    const other = 'eins\n\nzwei\n\ndrei\n';
    const edited = base.replace('two\n', '');
    const whole = (ours: string, theirs: string): string =>
      `<<<<<<< yours\n${ours}||||||| rendered before\n${base}=======\n${theirs}>>>>>>> rendered now\n`;
    assert.equal(verdict(base, edited, other), `conflict both-changed: ${whole(edited, other)}`);
    assert.equal(verdict(base, other, edited), `conflict both-changed: ${whole(other, edited)}`);
    assert.equal(verdict(base, crlf(base), other), `write changed: ${crlf(other)}`);
    const more = `${base}${'mine\n'.repeat(99)}`;
    assert.equal(verdict(base, more, `new\n${base}`), `merge both-changed: new\n${more}`);
  });

  it('is merged in a moment, however long the file is', () => {
    const lines = Array.from({ length: 20_000 }, (_, line) => (line % 5 === 4 ? '\n' : `line ${line}\n`));
    const base = lines.join('');
    const ours = base.replace('line 19000\n', 'line 19000\nmine\n');
    const theirs = base.replace('line 100\n', '').replace('line 9998\n', 'theirs\n');
    const merged = theirs.replace('line 19000\n', 'line 19000\nmine\n');
    assert.equal(verdict(base, ours, theirs), `merge both-changed: ${merged}`);
    assert.equal(verdict(base, crlf(ours), theirs), `merge both-changed: ${crlf(merged)}`);
  });

  it('loses no line of a long file in which blocks were exchanged, whatever its line endings', () => {
    const lines = (name: string, count: number): string =>
      Array.from({ length: count }, (_, line) => `${name} ${line}\n`).join('');
    const repeated = 'try:\n    pass\nfinally:\n    pass\n'.repeat(2);
    const file = (middle: string): string => `${lines('head', 200)}${middle}${lines('tail', 280)}`;
    const base = file(`${lines('block', 10)}${repeated}`);
    const ours = file(`${repeated}${lines('block', 10)}`);
    const added = lines('new', 10);
    assert.equal(verdict(base, ours, `${base}${added}`), `merge both-changed: ${ours}${added}`);
    assert.equal(verdict(base, crlf(ours), `${base}${added}`), `merge both-changed: ${crlf(ours + added)}`);
  });

  it('keeps bytes of any encoding', () => {
    const latin1 = Buffer.from(TEN.replace('2', 'a\xf1o'), 'latin1');
    const merged = verdictOf('p', {
      base: file(TEN),
      ours: { kind: 'file', contents: latin1, executable: false },
      theirs: file(TEN.replace('9', '\u00f1')),
    });
    assert.ok('result' in merged && merged.result);
    const expected = TEN.replace('2', 'a\xf1o').replace('9', '\xc3\xb1');
    assert.equal(merged.result.contents.toString('latin1'), expected);
  });

  it('is a conflict without markers where the user has a binary file', () => {
    assert.equal(verdict('a\n', binary('x'), 'b\n'), 'conflict binary: \0x');
  });

  it('merges modes apart from contents', () => {
    assert.equal(verdict('a\n', file('a\n', true), 'b\n'), 'write changed: b\n-x');
    assert.equal(verdict('a\n', 'mine\n', file('a\n', true)), 'write changed: mine\n-x');
    assert.equal(verdict(file('a\n', true), file('a\n', false), file('b\n', true)), 'write changed: b\n');
    assert.equal(verdict('a\n', binary('x'), file('b\n', true)), 'conflict binary: \0x-x');
  });
});

describe('merge: what the user decided', () => {
  it('stays deleted where the new rendering changes it, and is no conflict', () => {
    assert.equal(verdict('a\n', undefined, 'b\n'), 'keep deleted-by-you');
  });

  it('stays edited where it is no longer rendered, and is listed', () => {
    assert.equal(verdict('a\n', 'mine\n', undefined), 'conflict no-longer-rendered: mine\n');
    assert.equal(verdict('a\n', file('a\n', true), undefined), 'conflict no-longer-rendered: a\n-x');
    assert.equal(verdict('a\n', { kind: 'symlink' }, undefined), 'conflict no-longer-rendered');
  });

  it('is a conflict where a new file of ours comes to one of the user, unless one of them is empty', () => {
    const marked =
      '<<<<<<< yours\nmine\n||||||| rendered before\n=======\nours\n>>>>>>> rendered now\nsame\n';
    assert.equal(verdict(undefined, 'mine\nsame\n', 'ours\nsame\n'), `conflict both-added: ${marked}`);
    assert.equal(verdict(undefined, binary('x'), 'ours\n'), 'conflict binary: \0x');
    assert.equal(verdict(undefined, 'mine\n', ''), 'keep yours: mine\n');
    assert.equal(verdict(undefined, '', 'ours\n'), 'merge both-added: ours\n');
  });

  it('is a conflict, and untouched, where something else than a file is', () => {
    for (const kind of ['folder', 'symlink', 'blocked'] as const) {
      assert.equal(verdict('a\n', { kind }, 'b\n'), 'conflict not-a-file');
      assert.equal(verdict(undefined, { kind }, 'b\n'), 'conflict not-a-file');
    }
  });
});

/** Merges of texts of so many lines that lines are compared in parts, with lines that repeat and blocks that moved. */
import { strict as assert } from 'node:assert';
import { mergeText, type TextMerge } from '../../src/merge/text.ts';
import { numberFrom, Random } from './random.ts';

const TRIALS = numberFrom('LONG_TRIALS', 150);
const SEED = numberFrom('LONG_SEED', Date.now() % 1_000_000_000);

/** A text of 500 lines and more: some of its lines are there once, some many times. */
function text(random: Random): string[] {
  return Array.from({ length: 501 + random.below(1500) }, (_, line) =>
    random.below(3) === 0 ? random.pick(['\n', 'try:\n', '    pass\n', 'else:\n']) : `line ${line}\n`,
  );
}

/** A text with lines removed, moved, and added, each of which only this side has. */
function changed(random: Random, lines: readonly string[], side: string): string[] {
  const result = [...lines];
  for (let edit = random.below(6); edit >= 0; edit -= 1) {
    const at = random.below(result.length);
    const block = result.splice(at, random.below(12));
    const kind = random.below(3);
    if (kind === 0) result.splice(at, 0, ...block, `${side} ${edit}\n`);
    if (kind === 1) result.splice(random.below(result.length), 0, ...block);
  }
  return result;
}

function merged(...sides: readonly string[][]): TextMerge {
  const [base, ours, theirs] = sides.map((lines) => Buffer.from(lines.join('')));
  const merge = mergeText(base!, ours!, theirs!);
  assert.ok(merge);
  return merge;
}

describe('merge: long texts', () => {
  it(`${TRIALS} trials from seed ${SEED}`, () => {
    let clean = 0;
    for (let seed = SEED; seed < SEED + TRIALS; seed += 1) {
      const random = new Random(seed);
      const base = text(random);
      const ours = changed(random, base, 'ours');
      const theirs = changed(random, base, 'theirs');
      const { contents, conflicts } = merged(base, ours, theirs);
      const result = contents.toString();
      const crlf = ours.map((line) => line.replace('\n', '\r\n'));
      const windows = merged(base, crlf, theirs);
      assert.equal(windows.contents.toString(), result.replaceAll('\n', '\r\n'), `seed ${seed}: CRLF`);
      assert.equal(windows.conflicts, conflicts, `seed ${seed}`);
      const lines = new Set(result.split(/(?<=\n)/));
      const own = [...ours, ...theirs].filter((line) => /^(ours|theirs) /.test(line));
      assert.deepEqual(
        own.filter((line) => !lines.has(line)),
        [],
        `seed ${seed}: lost`,
      );
      if (conflicts === 0) clean += 1;
      const alone = merged(base, ours, base);
      assert.equal(alone.contents.toString(), ours.join(''), `seed ${seed}: only one side changed`);
      assert.equal(alone.conflicts, 0);
    }
    console.log(`      ${clean} clean merges, ${TRIALS - clean} with conflicts`);
  }).timeout(120_000);
});

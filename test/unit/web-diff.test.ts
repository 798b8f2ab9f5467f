/** Diffs in the page, beside those of the real git. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf } from '../../src/web/differences.ts';
import { numberFrom, Random } from '../property/random.ts';
import { inFolder } from '../support/command.ts';

const SIGNS = { same: ' ', added: '+', removed: '-', hunk: '', note: '' } as const;

/** A diff as git prints it, from its first heading on. */
const written = (before: string, after: string): string =>
  linesOf(before, after)
    .map(({ kind, text }) => `${SIGNS[kind]}${text}\n`)
    .join('');

const name = (index: number): string => `f${String(index).padStart(4, '0')}`;

/** What git says of each pair, from its first heading on; without the line that it finds for a heading. */
function gitDiffs(folder: string, pairs: readonly Pair[]): readonly string[] {
  for (const side of ['before', 'after'] as const) {
    mkdirSync(join(folder, side));
    for (const [index, pair] of pairs.entries()) writeFileSync(join(folder, side, name(index)), pair[side]);
  }
  const words = ['diff', '--no-index', '--no-color', '--no-ext-diff', 'before', 'after'];
  const { stdout } = spawnSync('git', words, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return stdout
    .split(/^diff --git .*\n/m)
    .slice(1)
    .map((one) => one.slice(one.search(/^@@/m)).replaceAll(/^(@@ .*? @@).*$/gm, '$1'));
}

interface Pair {
  readonly before: string;
  readonly after: string;
}

/** Whether a text ends with a line feed is one of the things that are drawn. */
function textOf(lines: readonly string[], random: Random): string {
  const text = lines.map((line) => `${line}\n`).join('');
  return random.below(3) === 0 ? text.slice(0, -1) : text;
}

/** Texts of which one was made from the other, by lines that are nowhere twice: there is one shortest diff. */
function distinctPair(random: Random): Pair {
  let fresh = 0;
  const line = (): string => {
    fresh += 1;
    return `line ${fresh}`;
  };
  const before = Array.from({ length: random.below(30) }, line);
  const after = before.flatMap((one) => {
    const draw = random.below(12);
    if (draw === 0) return [];
    if (draw === 1) return [line()];
    return draw === 2 ? [one, line(), line()] : [one];
  });
  const isGone = random.below(8) === 0;
  return { before: textOf(before, random), after: isGone ? '' : textOf(after, random) };
}

/** Texts of few different lines, some of them empty: many diffs are right. */
function anyPair(random: Random): Pair {
  const words = ['', 'a', 'b', '-- c', '++ d', '\\ e', '@@ f', 'ñ'];
  const lines = (): string[] =>
    Array.from({ length: random.below(25) }, () => words[random.below(words.length)]!);
  return { before: textOf(lines(), random), after: textOf(lines(), random) };
}

const SEED = numberFrom('SEED', 20_261_130);

describe(`diffs in the page (seed ${SEED})`, () => {
  const random = new Random(SEED);
  const distinct = Array.from({ length: 300 }, () => distinctPair(random));
  const pairs: readonly Pair[] = [
    { before: '', after: 'one\n' },
    { before: 'one\n', after: '' },
    { before: '', after: 'one' },
    { before: '', after: 'one\ntwo\nthree\n' },
    { before: 'one\ntwo\n', after: '' },
    { before: 'one', after: 'one\n' },
    { before: 'one\n', after: 'one' },
    { before: '\n', after: '' },
    { before: '', after: '\n' },
    ...distinct,
  ].filter(({ before, after }) => before !== after);

  it('have the lines of git diff --no-index', () =>
    inFolder(async (folder) => {
      const expected = gitDiffs(folder, pairs);
      for (const [index, { before, after }] of pairs.entries())
        assert.equal(written(before, after), expected[index], JSON.stringify({ before, after }));
      assert.ok(pairs.some(({ after }) => after === '') && pairs.some(({ before }) => before === ''));
    }));

  it('are taken by git apply, whatever lines they have', () =>
    inFolder(async (folder) => {
      const all = [...pairs, ...Array.from({ length: 300 }, () => anyPair(random))].filter(
        ({ before, after }) => before !== after,
      );
      const patch = all.map(({ before, after }, index) => {
        writeFileSync(join(folder, name(index)), before);
        // A file that was empty is no new one, and one that becomes empty stays.
        return `--- a/${name(index)}\n+++ b/${name(index)}\n${written(before, after)}`;
      });
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch.join('') });
      for (const [index, { after }] of all.entries())
        assert.equal(readFileSync(join(folder, name(index)), 'utf8'), after, patch[index]);
    }));
});

/** What the page compresses, beside Node's zlib: the same bytes. */
import { strict as assert } from 'node:assert';
import { gunzipSync, gzipSync } from 'node:zlib';
import { gzipAsNode } from '../../src/web/node-zlib/gzip.ts';
import { numberFrom, Random } from '../property/random.ts';

const SEED = numberFrom('WEB_GZIP_SEED', 20_261_130);
const TRIALS = numberFrom('WEB_GZIP_TRIALS', 25);

/** Texts of every kind that compresses otherwise: noise, few letters, runs, words, and copies from near and far. */
const KINDS: Readonly<Record<string, (random: Random, size: number) => Buffer>> = {
  noise: (random, size) => Buffer.from(Array.from({ length: size }, () => random.below(256))),
  letters: (random, size) => Buffer.from(Array.from({ length: size }, () => 97 + random.below(3))),
  runs: (random, size) => {
    const parts: Buffer[] = [];
    for (let length = 0; length < size; length += parts.at(-1)!.length)
      parts.push(Buffer.alloc(1 + random.below(700), random.below(256)));
    return Buffer.concat(parts).subarray(0, size);
  },
  words: (random, size) => {
    const words = Array.from({ length: 200 }, () => `w${random.below(10 ** (1 + random.below(8)))} `);
    let text = '';
    while (text.length < size) text += random.pick(words);
    return Buffer.from(text.slice(0, size));
  },
  copies: (random, size) => {
    const bytes = Buffer.alloc(size);
    for (let at = 0; at < size; ) {
      const length = Math.min(size - at, 1 + random.below(400));
      const back = random.below(Math.min(at + 1, 80_000));
      if (back > length && random.chance(0.8)) bytes.copy(bytes, at, at - back, at - back + length);
      else for (let one = 0; one < length; one += 1) bytes[at + one] = random.below(256);
      at += length;
    }
    return bytes;
  },
};

/** Where zlib's window is full, slides, and has been read to its end. */
const EDGES = [0, 1, 2, 3, 4, 258, 262, 32_505, 32_768, 65_273, 65_536, 65_537, 98_042, 98_304, 131_072];

describe(`gzip in the page (seed ${SEED})`, () => {
  const random = new Random(SEED);
  for (const [kind, make] of Object.entries(KINDS))
    it(`has the bytes of Node's zlib, for ${kind}`, function () {
      this.timeout(120_000);
      for (let trial = 0; trial < TRIALS; trial += 1) {
        const size =
          trial < EDGES.length ? EDGES[trial]! : random.below(random.pick([50, 5000, 70_000, 200_000]));
        const bytes = make(random, size);
        const expected = gzipSync(bytes);
        expected[9] = 255;
        const found = Buffer.from(gzipAsNode(bytes));
        assert.ok(gunzipSync(found).equals(bytes), `${kind}, ${size} bytes, trial ${trial}`);
        assert.ok(found.equals(expected), `${kind}, ${size} bytes, trial ${trial}`);
      }
    });
});

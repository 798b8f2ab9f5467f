import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBlobs } from '../../src/git/git-blobs.ts';
import { type GitObject, gitObject } from '../../src/git/object.ts';
import { packed, packedTexts, packFiles } from '../../src/git/pack.ts';
import { addToRepository } from '../../src/workshop/repository-addition.ts';
import { randomOf } from '../support/cloudfoundry/random.ts';
import { inFolder } from '../support/command.ts';

/** A text that is edited again and again: lines come, go, and are said anew; some are of bytes, some are long. */
function edited(random: () => number, before: Buffer): Buffer {
  const at = Math.floor(random() * before.length);
  const to = Math.min(before.length, at + Math.floor(random() ** 3 * before.length));
  const length = Math.floor(random() ** 4 * 200_000);
  const fill = Buffer.from(Array.from({ length: 1 + Math.floor(random() * 300) }, () => random() * 256));
  const piece = random() < 0.3 ? Buffer.alloc(0) : Buffer.alloc(length, fill);
  return Buffer.concat([before.subarray(0, at), piece, before.subarray(random() < 0.2 ? at : to)]);
}

/** Some histories of objects, each of which may be a delta of the one before. */
function histories(seed: number): readonly GitObject[] {
  const random = randomOf(seed);
  const objects = new Map<string, GitObject>();
  for (let chain = 0; chain < 6; chain += 1) {
    let object: GitObject | undefined;
    for (let step = 0; step < 12; step += 1) {
      const data = edited(random, object?.data ?? Buffer.from('first line\n'.repeat(chain * 40)));
      object = gitObject('blob', data, object);
      if (!objects.has(object.id)) objects.set(object.id, object);
    }
  }
  return [...objects.values()];
}

const git = (folder: string, ...words: readonly string[]): Buffer =>
  execFileSync('git', ['-C', folder, ...words], { maxBuffer: 2 ** 28 });

describe('packs', () => {
  // Only root may open a file of mode 0444 a second time: a trainer's second run ended there, with half a class.
  it('that are there are left as they are, as is what a kill left behind: nobody may write to them', () =>
    inFolder(async (folder) => {
      git(folder, 'init', '--quiet');
      const pack = packFiles(packed(histories(5)));
      const path = join(folder, '.git/objects/pack', `pack-${pack.id}`);
      writeFileSync(`${path}.pack.part`, 'half', { mode: 0o444 });
      const written = () => {
        addToRepository(folder, [pack], [], []);
        return ['pack', 'idx'].map((end) => {
          const { ino, mode } = statSync(`${path}.${end}`);
          return [ino, mode & 0o222];
        });
      };
      const first = written();
      assert.deepEqual(written(), first);
      assert.deepEqual(
        first.map(([, mode]) => mode),
        [0, 0],
      );
      git(folder, 'verify-pack', `${path}.idx`);
    }));

  for (const seed of [1, 2, 3, 4]) {
    it(`are what git reads, and give back every byte: seed ${seed}`, () =>
      inFolder(async (folder) => {
        git(folder, 'init', '--quiet');
        const objects = histories(seed);
        const half = Math.floor(objects.length / 2);
        // As repositories of a class: what several have in common comes first, and is packed once.
        const { id, pack, index } = packFiles(
          packed(objects.slice(half), packed(objects.slice(0, half), packedTexts(objects.slice(0, half)))),
        );
        const path = join(folder, '.git/objects/pack', `pack-${id}`);
        const whole = Buffer.concat(pack);
        writeFileSync(`${path}.pack`, whole);
        writeFileSync(`${path}.idx`, index);
        const verified = git(folder, 'verify-pack', '--verbose', `${path}.idx`).toString();
        assert.match(verified, /^chain length = \d+: \d+ objects?$/m);
        for (const one of objects)
          assert.ok(git(folder, 'cat-file', 'blob', one.id).equals(one.data), one.id);
        const plain = objects.reduce((sum, { data }) => sum + data.length, 0);
        assert.ok(whole.length < plain, `${whole.length} of ${plain}`);
        git(folder, 'fsck', '--full', '--strict');
      }));

    it(`are smaller than each file by itself, as soon as files have something in common: seed ${seed}`, () => {
      const random = randomOf(seed);
      const words = Array.from({ length: 300 }, () => `word${Math.floor(random() * 2 ** 32)}`);
      const files = Array.from({ length: 40 }, () => {
        const text = Array.from({ length: 200 }, () => words[Math.floor(random() ** 2 * words.length)]).join(
          ' ',
        );
        return gitObject('blob', Buffer.from(text));
      });
      const texts = packedTexts(files);
      assert.deepEqual(packedTexts([...files].reverse()).entries.length, texts.entries.length);
      const together = packed(files, texts).size;
      assert.ok(together < 0.8 * packed(files).size, `${together}`);
    });
  }

  it('are read without the configuration of their repository, and what they lack is not fetched', () =>
    inFolder(async (folder) => {
      git(folder, 'init', '--quiet');
      const text = 'a file\nof two lines\n';
      writeFileSync(join(folder, 'file'), text);
      const id = git(folder, 'hash-object', '-w', 'file').toString().trim();
      const missing = '0123456789'.repeat(4);
      const marker = join(folder, 'was-run');
      // A partial clone asks its remote for what it lacks, by the program that its configuration names.
      for (const [name, value] of [
        ['extensions.partialClone', 'origin'],
        ['remote.origin.url', folder],
        ['remote.origin.promisor', 'true'],
        ['remote.origin.uploadpack', `touch ${marker};`],
      ] as const)
        git(folder, 'config', name, value);
      assert.deepEqual([...readBlobs(folder, [id, missing])], [[id, text]]);
      assert.throws(() => execFileSync('ls', [marker], { stdio: 'ignore' }));
    }));
});

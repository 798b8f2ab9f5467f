/** Tests of one table in several files, which run beside each other: `name-1.test.ts` to `name-N.test.ts`. */
import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * The rows that one of the files has: every N-th.
 *
 * @param file the path of the file of tests: its number is its share, and how many there are, its neighbours tell
 */
export function shareOf<T>(rows: readonly T[], file: string): readonly T[] {
  const [, stem = '', number = ''] = /^(.+)-(\d+)\.test\.ts$/.exec(basename(file)) ?? [];
  const numbers = readdirSync(dirname(file))
    .map((name) =>
      name.startsWith(`${stem}-`) ? /^(\d+)\.test\.ts$/.exec(name.slice(stem.length + 1)) : null,
    )
    .flatMap((match) => (match ? Number(match[1]) : []))
    .sort((a, b) => a - b);
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
    `${stem}: a file is missing`,
  );
  return rows.filter((_, index) => index % numbers.length === Number(number) - 1);
}

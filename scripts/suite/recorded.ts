/** How long test files took, as `npm test -- --record` writes it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileResult } from './events.ts';
import { testFiles } from './files.ts';
import type { Duration } from './schedule.ts';

const FILE = join(import.meta.dirname, 'durations.json');

/** The durations by test file; a file that is not there was never measured. */
export const durations: Readonly<Record<string, Duration>> = existsSync(FILE)
  ? JSON.parse(readFileSync(FILE, 'utf8'))
  : {};

/**
 * The share of the processors that others used during a run: 0 to 1.
 *
 * @param idle the share that nobody used
 * @param own the share that the tests used
 */
export function othersShare(idle: number, own: number): number {
  return Math.max(0, 1 - idle - own);
}

/**
 * How long a file would have taken had the machine been the tests' own: others made it longer by what they used, and it
 * takes at least its own work.
 */
export function quietDuration({ seconds, processor }: Duration, others: number): Duration {
  const round = (number: number): number => Number(number.toFixed(1));
  const quiet = Math.max(seconds * (1 - others), Math.min(seconds, processor));
  return { seconds: round(quiet), processor: round(processor) };
}

/**
 * Writes the durations of these results beside those of the other files, and forgets files that are gone.
 *
 * @param others the share of the processors that was not the tests' (`othersShare`)
 */
export function record(results: readonly FileResult[], others: number): void {
  const measured = Object.fromEntries(
    results
      .filter(({ failed }) => failed.length === 0)
      .map((result) => [result.file, quietDuration(result, others)]),
  );
  const all = { ...durations, ...measured };
  const lines = testFiles
    .filter((file) => all[file])
    .map((file) => {
      const { seconds, processor } = all[file]!;
      // As Biome formats it.
      return `  ${JSON.stringify(file)}: { "seconds": ${seconds}, "processor": ${processor} }`;
    });
  writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`);
}

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

/** Writes the durations of these results beside those of the other files, and forgets files that are gone. */
export function record(results: readonly FileResult[]): void {
  const round = (number: number): number => Number(number.toFixed(1));
  const measured = Object.fromEntries(
    results
      .filter(({ failed }) => failed.length === 0)
      .map(({ file, seconds, processor }) => [
        file,
        { seconds: round(seconds), processor: round(processor) },
      ]),
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

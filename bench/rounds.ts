/** Contenders that take turns in one run, because this hardware is never quiet: medians, ranges, ratios. */
import { parseArgs } from 'node:util';

/** What one run of a contender gave: how long it took, in milliseconds, and what it did. */
export interface Run {
  readonly took: number;
  readonly did: string;
}

/** The words of a benchmark's command line. Ends the process where they cannot be used. */
export function asked(): { readonly rounds: number; readonly json: boolean; readonly against?: string } {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '15' },
      json: { type: 'boolean', default: false },
      against: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds);
  const { against, json } = values;
  if (Number.isInteger(rounds) && rounds >= 1) return { rounds, json, ...(against ? { against } : {}) };
  console.error(`--rounds ${values.rounds}: it must be an integer from 1 on.`);
  process.exit(2);
}

/**
 * Lets the contenders take turns, and prints how they did.
 *
 * @param contenders each with the name of the one that its ratio is to, where that is not the first
 * @param time runs one of them once
 */
export function compare<T extends { readonly name: string; readonly against?: string }>(
  contenders: readonly T[],
  time: (contender: T) => Run,
): void {
  const { rounds, json } = asked();
  const runs = new Map<T, Run[]>(contenders.map((contender) => [contender, []]));
  // The first round fills caches of bytecode and code, as the first use of each does.
  for (const contender of contenders) time(contender);
  for (let round = 1; round <= rounds; round += 1)
    for (const contender of contenders) runs.get(contender)?.push(time(contender));
  const results = [...runs].map(([{ name, against }, all]) => {
    const sorted = all.map(({ took }) => took).sort((a, b) => a - b);
    const at = (part: number): number => sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
    return { name, against, median: at(0.5), min: at(0), max: at(1), did: all.at(-1)?.did ?? '' };
  });
  const rows = results.map(({ against, ...result }) => {
    const base = results.find(({ name }) => name === against) ?? results[0];
    return { ...result, against: base?.name, ratio: result.median / (base?.median ?? Number.NaN) };
  });
  if (json) {
    console.log(JSON.stringify({ rounds, results: rows }, null, 2));
    return;
  }
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  console.log(`${rounds} rounds, milliseconds: median (min to max), ratio`);
  for (const { name, against, median, min, max, ratio, did } of rows) {
    const figures = `${median.toFixed(0)} (${min.toFixed(0)} to ${max.toFixed(0)})`;
    console.log(`  ${name.padEnd(width)}${figures.padStart(20)}  ${ratio.toFixed(2)} of ${against}: ${did}`);
  }
}

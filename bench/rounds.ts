/** Contenders that take turns in one run, because this hardware is never quiet: medians, ranges, ratios. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What one run of a contender gave: how long it took, in milliseconds, its processor time, and what it did. */
export interface Run {
  readonly took: number;
  readonly processor?: number;
  readonly did: string;
}

/**
 * Runs a command once.
 *
 * @param until what it must have printed in a terminal; else it is timed to its end
 * @returns milliseconds, and those of a processor
 * @throws Error when it fails
 */
export function timed(
  argv: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
  until?: string,
): { readonly took: number; readonly processor: number } {
  const words = [...(until === undefined ? [] : ['--until', until]), ...argv];
  const script = join(import.meta.dirname, 'timed.py');
  const { status, stdout, stderr } = spawnSync('python3', [script, ...words], {
    ...options,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${argv.join(' ')}: ${status}\n${stdout}${stderr}`);
  const [took = Number.NaN, processor = Number.NaN] = stdout.split(' ').map(Number);
  return { took, processor };
}

/** The least, the middle and the most of some numbers. */
function spread(numbers: readonly number[]): {
  readonly min: number;
  readonly median: number;
  readonly max: number;
} {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
  return { min: at(0), median: at(0.5), max: at(1) };
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
    const processor = spread(all.map(({ processor }) => processor ?? Number.NaN)).median;
    return { name, against, ...spread(all.map(({ took }) => took)), processor, did: all.at(-1)?.did ?? '' };
  });
  const rows = results.map(({ against, ...result }) => {
    const base = results.find(({ name }) => name === against) ?? results[0];
    const to = (figure: 'median' | 'processor'): number => result[figure] / (base?.[figure] ?? Number.NaN);
    return { ...result, against: base?.name, ratio: to('median'), processorRatio: to('processor') };
  });
  if (json) {
    console.log(JSON.stringify({ rounds, results: rows }, null, 2));
    return;
  }
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  console.log(`${rounds} rounds, milliseconds: median (min to max), ratio; processor time, ratio`);
  for (const { name, against, median, min, max, ratio, processor, processorRatio, did } of rows) {
    const figures = `${median.toFixed(0)} (${min.toFixed(0)} to ${max.toFixed(0)})`;
    const ofProcessor = Number.isNaN(processor)
      ? ''
      : `; ${processor.toFixed(0)}, ${processorRatio.toFixed(2)}`;
    console.log(
      `  ${name.padEnd(width)}${figures.padStart(20)}  ${ratio.toFixed(2)}${ofProcessor} of ${against}: ${did}`,
    );
  }
}

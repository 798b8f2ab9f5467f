/** What is printed while tests run, and at the end. */
import { availableParallelism } from 'node:os';
import type { FileResult } from './events.ts';
import { KINDS, kindOf } from './files.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const seconds = (number: number): string => `${number.toFixed(1)} s`;
const short = (file: string): string => file.replace(/^test\//, '').replace(/\.test\.ts$/, '');

/** One line for a file that has ended. */
export function lineOf(result: FileResult): string {
  const { passed, failed, skipped } = result;
  const word = failed.length > 0 ? 'FAILED' : 'passed';
  const counts = [
    `${passed.length} tests`,
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ].join(', ');
  return `${word}  ${short(result.file)}: ${counts}, ${seconds(result.seconds)}, processor ${seconds(result.processor)}`;
}

/** What a run came to. */
export interface Summary {
  readonly results: readonly FileResult[];
  /** What was wrong beside the tests, or nothing. */
  readonly problem: string;
  /** Seconds of each phase before the tests: what it is called, and how long it took. */
  readonly phases: Readonly<Record<string, number>>;
  /** Seconds from the start of the run. */
  readonly total: number;
  /** Bytes of memory: the highest use of the machine during the run, and before it. */
  readonly memory: { readonly highest: number; readonly before: number };
  /** Files that were asked for and not run: only root can. */
  readonly notRun: readonly string[];
  /** Whether a skipped test is a failure. */
  readonly strict: boolean;
}

/** How many tests have failed; in CI, what did not run has failed too. */
function failures({ results, problem, notRun, strict }: Summary): number {
  const failed = sum(results.map((result) => result.failed.length));
  const skipped = sum(results.map((result) => result.skipped.length)) + notRun.length;
  return failed + (problem ? 1 : 0) + (strict ? skipped : 0);
}

function kinds(results: readonly FileResult[]): readonly string[] {
  return KINDS.flatMap((kind) => {
    const of = results.filter(({ file }) => kindOf(file) === kind);
    if (of.length === 0) return [];
    const first = Math.min(...of.map(({ began }) => began));
    const last = Math.max(...of.map((result) => result.began + result.seconds));
    const tests = sum(of.map(({ passed, failed }) => passed.length + failed.length));
    return [
      `  ${kind}: ${of.length} files, ${tests} tests, between ${seconds(first)} and ${seconds(last)}; one after the other ${seconds(sum(of.map((result) => result.seconds)))}, processor ${seconds(sum(of.map(({ processor }) => processor)))}`,
    ];
  });
}

/** The closing lines; the last is `N passed, N failed`. */
export function closing(summary: Summary): { readonly text: string; readonly failed: number } {
  const { results, problem, phases, total, memory, notRun } = summary;
  const failed = failures(summary);
  const passed = sum(results.map((result) => result.passed.length));
  const skipped = results.flatMap((result) => result.skipped);
  const slowest = [...results].sort((a, b) => b.seconds - a.seconds).slice(0, 10);
  const processor = sum(results.map((result) => result.processor));
  const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  const property = results.filter(({ file }) => kindOf(file) === 'property');
  const list = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`)] : [];
  const lines = [
    '',
    ...list(
      'Failed:',
      results.flatMap((result) => result.failed.map((title) => `${short(result.file)}: ${title}`)),
    ),
    ...(problem ? [`Failed: ${problem.trimEnd()}`] : []),
    ...list('Skipped:', skipped),
    ...list('Not run, for only root can:', notRun.map(short)),
    ...list(
      'Property tests:',
      property.flatMap((result) => result.passed),
    ),
    'Slowest files:',
    ...slowest.map(
      (result) =>
        `  ${seconds(result.seconds)} ${short(result.file)}, processor ${seconds(result.processor)}`,
    ),
    'Phases:',
    ...Object.entries(phases).map(([name, took]) => `  ${name}: ${seconds(took)}`),
    ...kinds(results),
    `Total: ${seconds(total)}; processor of the tests ${seconds(processor)}, ${Math.round((100 * processor) / (total * availableParallelism()))} % of ${availableParallelism()} processors`,
    `Memory: ${gigabytes(memory.highest)} of the machine's at the most, ${gigabytes(memory.before)} before`,
    `Tests: ${passed + sum(results.map((result) => result.failed.length))} run, ${passed} passed, ${failed} failed, ${skipped.length} skipped`,
    `${passed} passed, ${failed} failed`,
  ];
  return { text: lines.join('\n'), failed };
}

/** How much two texts have in common, in bytes of the same lines: lines count by their length, as git counts for renames. */
import { comparedLines, isBinary } from './lines.ts';

/** As much as must be the same for two files to be one that was changed: git's default for renames (diffcore.h). */
export const SIMILAR = 0.5;

interface Weights {
  /** How many bytes each line has, all its occurrences together. */
  readonly lines: ReadonlyMap<string, number>;
  readonly total: number;
}

function weigh(lines: readonly string[]): Weights {
  const weights = new Map<string, number>();
  let total = 0;
  for (const line of lines) {
    weights.set(line, (weights.get(line) ?? 0) + line.length);
    total += line.length;
  }
  return { lines: weights, total };
}

function shared(one: Weights, other: Weights): number {
  let bytes = 0;
  for (const [line, weight] of one.lines) bytes += Math.min(weight, other.lines.get(line) ?? 0);
  return bytes;
}

/** From 0, nothing in common, to 1, the same lines in whatever order. */
export function similarity(a: Buffer, b: Buffer): number {
  if (isBinary(a) || isBinary(b)) return a.equals(b) ? 1 : 0;
  const [one, other] = [weigh(comparedLines(a)), weigh(comparedLines(b))];
  return shared(one, other) / Math.max(one.total, other.total, 1);
}

/** How much of a text is left in another, from 0 to 1, however much was added. */
export function partLeft(base: readonly string[], other: readonly string[]): number {
  const one = weigh(base);
  return one.total === 0 ? 1 : shared(one, weigh(other)) / one.total;
}

/** Repeatable chance: the same seed makes the same choices, on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 on, below the limit. Mulberry32, of which the low quality is good enough to choose edits. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  chance(part: number): boolean {
    return this.below(1000) < part * 1000;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }
}

/** A number from the environment, or what stands for it. @throws Error when it is none */
export function numberFrom(name: string, fallback: number): number {
  const given = process.env[name];
  const value = given === undefined ? fallback : Number(given);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name}=${given}: it must be a whole number.`);
  return value;
}

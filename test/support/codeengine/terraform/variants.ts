/** Combinations of every option that changes a rendered file of Terraform. */
import type { PartialAnswers } from '../../../../src/choices/choice.ts';

interface Variant {
  readonly options: Readonly<Record<string, string>>;
  readonly answers: PartialAnswers;
}

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  strategy: ['dockerfile', 'buildpacks'],
  'database-service': ['', 'shop db'],
  services: ['', 'shop-cache=key, shop-store'],
  domain: ['', 'www.example.com'],
  exports: ['', 'shop-exports'],
  outbound: ['', '10.0.0.0/8, 203.0.113.0/24'],
  'trusted-profiles': ['no', 'yes'],
  'min-scale': ['0', '2'],
  'array-size': ['1', '4'],
  visibility: ['public', 'private', 'project'],
  cpu: ['0.125', '0.5', '1'],
  'probe-interval': ['10', '60'],
  'job-time': ['3600', '86400'],
};
const ANSWERS: readonly PartialAnswers[] = [
  {},
  { server: 'uvicorn' },
  { services: ['tasks'] },
  { server: 'uvicorn', services: ['tasks', 'redis'] },
  { server: 'daphne', database: 'mysql' },
];

/**
 * Variants in which every pair of values of two options is found.
 *
 * @param seed of the order in which they are tried: the same seed, the same variants
 */
export function combinations(seed: number): readonly Variant[] {
  let state = seed;
  const pick = <Value>(values: readonly Value[]): Value => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return values[Math.floor((state / 2 ** 32) * values.length)]!;
  };
  const pairsOf = (options: Readonly<Record<string, string>>): readonly string[] => {
    const entries = Object.entries(options).map((entry) => entry.join('='));
    return entries.flatMap((one, index) => entries.slice(index + 1).map((other) => `${one} ${other}`));
  };
  const wanted = new Set<string>();
  const names = Object.keys(OPTIONS);
  for (const [index, one] of names.entries())
    for (const other of names.slice(index + 1))
      for (const a of OPTIONS[one] ?? [])
        for (const b of OPTIONS[other] ?? []) wanted.add(`${one}=${a} ${other}=${b}`);
  const variants: Variant[] = [];
  while (wanted.size > 0) {
    // Of some that are drawn, the one with most new pairs.
    const drawn = Array.from({ length: 30 }, () =>
      Object.fromEntries(Object.entries(OPTIONS).map(([name, values]) => [name, pick(values)])),
    );
    const news = (options: Readonly<Record<string, string>>): number =>
      pairsOf(options).filter((pair) => wanted.has(pair)).length;
    const [best = {}] = drawn.sort((a, b) => news(b) - news(a));
    if (news(best) === 0) continue;
    for (const pair of pairsOf(best)) wanted.delete(pair);
    variants.push({ options: best, answers: pick(ANSWERS) });
  }
  return variants;
}

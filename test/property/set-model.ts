/** Sets of entries and what two sides do to them, as a model: what a merge of their texts must hold is said here. */
import { hashOf } from '../support/sets/compiled.ts';
import type { Random } from './random.ts';

/** Versions by name; for entries without one, always 0. */
export type Model = ReadonlyMap<string, number>;

/** Three sides of a set, in the order in which each has its entries. */
export interface Trial {
  readonly base: Model;
  readonly ours: Model;
  readonly theirs: Model;
}

const NAMES = Array.from(
  { length: 60 },
  (_, index) => `pkg-${String.fromCharCode(97 + (index % 26))}${index}`,
);

function inserted(
  random: Random,
  entries: (readonly [string, number])[],
  name: string,
  version: number,
): void {
  const at = random.below(entries.length + 1);
  entries.splice(at, 0, [name, version]);
}

/** What one side makes of a set: some entries less, some more, some raised; seldom one that goes back. */
function changed(random: Random, base: Model, added: readonly string[], mayGoBack: boolean): Model {
  const entries = [...base].flatMap(([name, version]): (readonly [string, number])[] => {
    if (random.chance(0.15)) return [];
    if (random.chance(0.25)) return [[name, version + 1 + random.below(3)]];
    return [[name, mayGoBack && random.chance(0.02) ? version - 1 : version]];
  });
  for (const name of added.filter(() => random.chance(0.4)))
    inserted(random, entries, name, 5 + random.below(3));
  return new Map(entries);
}

/** A set and what both sides made of it; some additions are the same on both. */
export function randomTrial(random: Random): Trial {
  const shuffled = [...NAMES].sort(() => random.below(3) - 1);
  const size = 1 + random.below(10);
  const base = new Map(shuffled.slice(0, size).map((name) => [name, 3 + random.below(4)]));
  const more = shuffled.slice(size, size + 6);
  return {
    base,
    ours: changed(random, base, more.slice(0, 4), true),
    theirs: changed(random, base, more.slice(2), false),
  };
}

/** The same without versions: sets whose entries only come and go. */
export function withoutVersions({ base, ours, theirs }: Trial): Trial {
  const plain = (model: Model): Model => new Map([...model.keys()].map((name) => [name, 0]));
  return { base: plain(base), ours: plain(ours), theirs: plain(theirs) };
}

/** Names that a merged set must have. */
export function members({ base, ours, theirs }: Trial): ReadonlySet<string> {
  const names = [...new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])];
  return new Set(
    names.filter((name) => (ours.has(name) === theirs.has(name) ? ours.has(name) : !base.has(name))),
  );
}

/** The version that an entry must have; undefined where a person decides: held back on one side, raised on the other. */
export function versionOf({ base, ours, theirs }: Trial, name: string): number | undefined {
  const [was, mine, now] = [base.get(name), ours.get(name), theirs.get(name)];
  if (mine === undefined || now === undefined) return mine ?? now;
  if (mine === now || now === was) return mine;
  if (mine === was) return now;
  return was !== undefined && mine < was ? undefined : Math.max(mine, now);
}

/** Whether both sides removed one entry, and both added some: perhaps in its place. */
export function mayReplace({ base, ours, theirs }: Trial): boolean {
  const both = [...base.keys()].some((name) => !ours.has(name) && !theirs.has(name));
  const adds = (side: Model): boolean => [...side.keys()].some((name) => !base.has(name));
  return both && adds(ours) && adds(theirs);
}

/** The hashes of a version: some versions have one, some three. */
export function hashesOf(name: string, version: number): readonly string[] {
  return Array.from({ length: 1 + (version % 3) }, (_, file) => hashOf(`${name} ${version} ${file}`)).sort();
}

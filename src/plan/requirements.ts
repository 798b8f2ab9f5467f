/**
 * The locked requirements of a project: a walk over the graph that uv resolved once (locks/<line>.json), from the groups
 * that the answers select. Offline, in milliseconds; no version number is written anywhere else.
 */

/** A dependency as a package or a group asks for it. */
export interface Requirement {
  readonly name: string;
  readonly extras?: readonly string[];
  /** A PEP 508 marker under which it is needed. */
  readonly marker?: string;
}

/** A group's dependency, with the bounds that people read and edit. */
export interface DirectRequirement extends Requirement {
  readonly specifier: string;
}

export interface LockedPackage {
  readonly version: string;
  /** `sha256:…`, of every file that an installer may choose. */
  readonly hashes: readonly string[];
  readonly requires: readonly Requirement[];
  readonly extras?: Readonly<Record<string, readonly Requirement[]>>;
}

/** One Django line's resolution; no download addresses: the index is the user's own business. */
export interface Lock {
  readonly requiresPython: string;
  readonly groups: Readonly<Record<string, readonly DirectRequirement[]>>;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** The conditions under which a package is needed: any of several conjunctions; an empty one is "always". */
type Conjunction = readonly string[];

function isImplied(conjunction: Conjunction, by: readonly Conjunction[]): boolean {
  return by.some((known) => known.every((atom) => conjunction.includes(atom)));
}

function markerOf(conjunctions: readonly Conjunction[]): string {
  if (conjunctions.some((conjunction) => conjunction.length === 0)) return '';
  const several = conjunctions.length > 1;
  const texts = conjunctions.map((conjunction) => {
    const text = conjunction.map((atom) => (atom.includes(' or ') && conjunction.length > 1 ? `(${atom})` : atom)).join(' and ');
    return several && conjunction.length > 1 ? `(${text})` : text;
  });
  return ` ; ${texts.sort().join(' or ')}`;
}

/** Every package that the groups need, with the conditions under which they do. */
function closure(lock: Lock, groups: readonly string[]): ReadonlyMap<string, readonly Conjunction[]> {
  const needed = new Map<string, Conjunction[]>();
  const queue: { readonly requirement: Requirement; readonly path: Conjunction }[] = groups
    .flatMap((group) => groupOf(lock, group))
    .map((requirement) => ({ requirement, path: [] }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { requirement, path } = next;
    const { name, marker, extras = [] } = requirement;
    const conjunction = [...new Set(marker ? [...path, marker] : path)].sort();
    const found = lock.packages[name];
    if (!found) throw new Error(`The lock has no package "${name}".`);
    const follow = [...extras.flatMap((extra) => found.extras?.[extra] ?? [])];
    const known = needed.get(name) ?? [];
    if (!isImplied(conjunction, known)) {
      needed.set(name, [...known.filter((other) => !isImplied(other, [conjunction])), conjunction]);
      follow.push(...found.requires);
    }
    queue.push(...follow.map((one) => ({ requirement: one, path: conjunction })));
  }
  return needed;
}

function groupOf(lock: Lock, name: string): readonly DirectRequirement[] {
  const group = lock.groups[name];
  if (!group) throw new Error(`The lock has no dependency group "${name}".`);
  return group;
}

/**
 * The text of a requirements file: every package pinned and hashed, installable by pip and by uv.
 *
 * @param groups names of dependency groups of locks/<line>/pyproject.toml
 * @throws Error when the lock has no such group: a mistake of a choice
 */
export function lockedRequirements(lock: Lock, groups: readonly string[]): string {
  const needed = [...closure(lock, groups)].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = needed.map(([name, conditions]) => {
    const { version, hashes } = lock.packages[name]!;
    const hashLines = hashes.map((hash) => `    --hash=${hash}`);
    return [`${name}==${version}${markerOf(conditions)}`, ...hashLines].join(' \\\n');
  });
  return `${lines.join('\n')}\n`;
}

/**
 * The direct dependencies as PEP 508 requirements with their bounds, for pyproject.toml: sorted, each once.
 *
 * @throws Error when the lock has no such group
 */
export function directRequirements(lock: Lock, groups: readonly string[]): string[] {
  const texts = groups.flatMap((group) =>
    groupOf(lock, group).map(({ name, extras = [], specifier, marker }) => {
      const extra = extras.length > 0 ? `[${extras.join(',')}]` : '';
      return `${name}${extra}${specifier}${marker ? ` ; ${marker}` : ''}`;
    }),
  );
  return [...new Set(texts)].sort();
}

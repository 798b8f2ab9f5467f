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

/** A choice named a group, or a group a package, that the lock does not hold. */
export class LockError extends Error {
  override readonly name = 'LockError';
  readonly missing: { readonly kind: 'group' | 'package'; readonly name: string };

  constructor(kind: 'group' | 'package', name: string, known: readonly string[] = []) {
    super(`The lock has no ${kind} "${name}"${known.length > 0 ? `; it has ${known.join(', ')}` : ''}.`);
    this.missing = { kind, name };
  }
}

/** The conditions under which a package is needed: any of several conjunctions; an empty one is "always". */
type Conjunction = readonly string[];

const header = (
  python: string,
): string => `# Written by generator-django-cloud: every package with its version and the hashes of its files.
# For Python ${python}: it lacks hashes of files for others, which pip calls a mismatch.
# To change it, edit pyproject.toml and compile both files again:
#   uv pip compile --universal --generate-hashes pyproject.toml -o requirements.txt
#   uv pip compile --universal --generate-hashes --group dev pyproject.toml -o requirements-dev.txt
`;

/** Whether a conjunction adds nothing to those known: one of them holds whenever it does. */
function isImplied(conjunction: Conjunction, by: readonly Conjunction[]): boolean {
  return by.some((known) => known.every((atom) => conjunction.includes(atom)));
}

function markerOf(conjunctions: readonly Conjunction[]): string {
  if (conjunctions.some((conjunction) => conjunction.length === 0)) return '';
  const several = conjunctions.length > 1;
  const texts = conjunctions.map((conjunction) => {
    const atoms = conjunction.map((atom) =>
      conjunction.length > 1 && atom.includes(' or ') ? `(${atom})` : atom,
    );
    return several && conjunction.length > 1 ? `(${atoms.join(' and ')})` : atoms.join(' and ');
  });
  return ` ; ${texts.sort().join(' or ')}`;
}

function own<T>(table: Readonly<Record<string, T>>, kind: 'group' | 'package', name: string): T {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw new LockError(kind, name, kind === 'group' ? Object.keys(table) : []);
  return found;
}

/**
 * Every package that the groups need, with the conditions under which they do. A package and each of its extras are
 * nodes of their own (`psycopg`, `psycopg[pool]`); a node is followed again only under a condition that is news to it,
 * so that cycles end.
 */
function closure(lock: Lock, groups: readonly string[]): ReadonlyMap<string, readonly Conjunction[]> {
  const packages = new Map<string, readonly Conjunction[]>();
  const extrasOf = new Map<string, readonly Conjunction[]>();
  const isNews = (
    nodes: Map<string, readonly Conjunction[]>,
    node: string,
    condition: Conjunction,
  ): boolean => {
    const known = nodes.get(node) ?? [];
    if (isImplied(condition, known)) return false;
    nodes.set(node, [...known.filter((other) => !isImplied(other, [condition])), condition]);
    return true;
  };
  const follow = ({ name, marker, extras = [] }: Requirement, path: Conjunction): void => {
    const condition = marker ? [...new Set([...path, marker])].sort() : path;
    const found = own(lock.packages, 'package', name);
    if (isNews(packages, name, condition)) for (const next of found.requires) follow(next, condition);
    for (const extra of extras) {
      // uv leaves out an extra that brings nothing on the platforms of the lock.
      const needs = found.extras?.[extra] ?? [];
      if (isNews(extrasOf, `${name}[${extra}]`, condition)) for (const next of needs) follow(next, condition);
    }
  };
  for (const requirement of groups.flatMap((group) => own(lock.groups, 'group', group)))
    follow(requirement, []);
  return packages;
}

/**
 * The text of a requirements file: every package pinned and hashed, sorted, installable by pip and by uv.
 *
 * Cloud Foundry's Python buildpack runs collectstatic only where a line starts with `django==`, and so ours does.
 *
 * @param groups names of dependency groups of locks/<line>/pyproject.toml
 * @throws LockError when the lock has no such group: a mistake of a choice, never of a user
 */
export function lockedRequirements(lock: Lock, groups: readonly string[]): string {
  return `${header(lock.requiresPython)}${hashedRequirements(lock, groups, [])
    .map((entry) => `${entry}\n`)
    .join('')}`;
}

/**
 * Every package that the groups need, pinned and hashed, sorted: entries of several lines each.
 *
 * @param except normalized names of packages that somebody else pins
 * @throws LockError when the lock has no such group
 */
export function hashedRequirements(
  lock: Lock,
  groups: readonly string[],
  except: readonly string[],
): readonly string[] {
  const needed = [...closure(lock, groups)].sort(([a], [b]) => (a < b ? -1 : 1));
  return needed
    .filter(([name]) => !except.includes(name))
    .map(([name, conditions]) => {
      const { version, hashes } = own(lock.packages, 'package', name);
      const hashLines = hashes.map((hash) => `    --hash=${hash}`);
      return [`${name}==${version}${markerOf(conditions)}`, ...hashLines].join(' \\\n');
    });
}

/**
 * The direct dependencies as PEP 508 requirements with their bounds, for pyproject.toml: sorted by name, each once.
 *
 * @throws LockError when the lock has no such group
 */
export function directRequirements(lock: Lock, groups: readonly string[]): string[] {
  const direct = groups
    .flatMap((group) => own(lock.groups, 'group', group))
    .sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1));
  const texts = direct.map(({ name, extras = [], specifier, marker }) => {
    const extra = extras.length > 0 ? `[${extras.join(',')}]` : '';
    return `${name}${extra}${specifier}${marker ? ` ; ${marker}` : ''}`;
  });
  return [...new Set(texts)];
}

/**
 * The direct dependencies with the versions of the lock, for a project that requires others itself: sorted, each once.
 *
 * @param except normalized names of packages that somebody else requires
 * @throws LockError when the lock has no such group or package
 */
export function pinnedRequirements(
  lock: Lock,
  groups: readonly string[],
  except: readonly string[],
): readonly string[] {
  const direct = groups
    .flatMap((group) => own(lock.groups, 'group', group))
    // Somebody else's version stays; of the extras, theirs may lack one.
    .filter(({ name, extras = [] }) => !except.includes(name) || extras.length > 0)
    .map(({ name, extras = [], marker }) => {
      const extra = extras.length > 0 ? `[${extras.join(',')}]` : '';
      const { version } = own(lock.packages, 'package', name);
      return `${name}${extra}${except.includes(name) ? '' : `==${version}`}${marker ? ` ; ${marker}` : ''}`;
    });
  return [...new Set(direct)].sort();
}

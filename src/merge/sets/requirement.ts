/** One requirement (PEP 508), and what becomes of one that both sides changed. */
import { boundsOf, compareVersions, pinOf, satisfies } from '../../answers/versions.ts';

export interface Requirement {
  /** Normalized, as PEP 503 has it. */
  readonly name: string;
  /** As it is written, with its extras. */
  readonly spelled: string;
  /** Sorted. */
  readonly extras: readonly string[];
  /** Without spaces: `==5.2.1`, `>=5,<6`, `@https://…`; empty where any version will do. */
  readonly specifier: string;
  /** With its quotes all alike; empty where it is needed always. */
  readonly marker: string;
}

const NAME = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(\[[^\]]*\])?\s*(.*)$/s;

const ORDER = ['===', '==', '~=', '>=', '>', '!=', '<=', '<'];

/** The bounds of a specifier in one order, the lower ones first. */
function inOrder(specifier: string): string {
  const bounds = boundsOf(specifier) ?? [];
  const place = (operator: string): number => ORDER.indexOf(operator);
  return [...bounds]
    .sort((a, b) => place(a.operator) - place(b.operator) || (a.version < b.version ? -1 : 1))
    .map(({ operator, version }) => operator + version)
    .join(',');
}

/** A requirement; undefined for what is none. */
export function requirementIn(text: string): Requirement | undefined {
  const match = NAME.exec(text.trim());
  if (!match) return undefined;
  const [, name = '', brackets = '', rest = ''] = match;
  const isAddress = rest.startsWith('@');
  const end = rest.search(isAddress ? /\s;/ : /;/);
  const bounds = (end < 0 ? rest : rest.slice(0, end)).trim().replace(/^\((.*)\)$/s, '$1');
  const specifier = bounds.replaceAll(/\s+/g, '');
  if (!isAddress && !boundsOf(specifier)) return undefined;
  const marker = end < 0 ? '' : rest.slice(rest.indexOf(';', end) + 1);
  const extras = brackets
    .slice(1, -1)
    .split(',')
    .map((extra) => extra.trim().toLowerCase())
    .filter((extra) => extra !== '');
  return {
    name: name.toLowerCase().replaceAll(/[-_.]+/g, '-'),
    spelled: `${name}${brackets}`,
    extras: extras.sort(),
    specifier: isAddress ? specifier : inOrder(specifier),
    marker: marker.trim().replaceAll(/\s+/g, ' ').replaceAll("'", '"'),
  };
}

/** What a requirement says, whatever its layout. */
export const meaningOf = ({ name, extras, specifier, marker }: Requirement): string =>
  [name, extras.join(','), specifier, marker].join(';');

/** Which side a specifier is of, once both changed it; undefined: a person decides. */
type Side = 'ours' | 'theirs' | undefined;

/** Of two bounds of the same operators, the side that has all the higher ones. */
function higherBounds(ours: string, theirs: string): Side {
  const [mine, now] = [boundsOf(ours) ?? [], boundsOf(theirs) ?? []];
  if (mine.length !== now.length || mine.length === 0) return undefined;
  const orders = mine.map((bound, index) =>
    bound.operator === now[index]!.operator ? compareVersions(bound.version, now[index]!.version) : undefined,
  );
  if (orders.some((order) => order === undefined)) return undefined;
  if (orders.every((order) => order! >= 0)) return 'ours';
  return orders.every((order) => order! <= 0) ? 'theirs' : undefined;
}

/**
 * Whose version it is where both changed it. Of two pins the higher one, so that security releases arrive whoever brings
 * them; but not where the user went back behind what was rendered, which is a decision, nor where the new rendering did:
 * then it is another line of the package. A pin that the other side's bounds allow is the more exact one.
 */
function decided(base: string | undefined, ours: string, theirs: string): Side {
  const [was, mine, now] = [base === undefined ? undefined : pinOf(base), pinOf(ours), pinOf(theirs)];
  if (mine !== undefined && now !== undefined) {
    const order = compareVersions(mine, now);
    if (order === undefined) return undefined;
    const back = (pin: string): boolean => was !== undefined && (compareVersions(pin, was) ?? 0) < 0;
    if (back(mine) !== back(now)) return back(now) ? 'theirs' : undefined;
    return order >= 0 ? 'ours' : 'theirs';
  }
  if (now !== undefined && satisfies(now, ours)) return base === undefined ? 'theirs' : 'ours';
  if (mine !== undefined && satisfies(mine, theirs)) return 'ours';
  const isLoose = (specifier: string): boolean => specifier === '';
  if (base === undefined && isLoose(ours)) return 'theirs';
  if (base === undefined && isLoose(theirs)) return 'ours';
  const lowest = (boundsOf(theirs) ?? []).find(({ operator }) => operator === '>=' || operator === '~=');
  if (base === undefined && lowest && satisfies(lowest.version, ours)) return 'theirs';
  return higherBounds(ours, theirs);
}

/** The side whose value it is; undefined where both changed it to different ones. */
function sideOf(base: string | undefined, ours: string, theirs: string): Side {
  if (ours === theirs || theirs === base) return 'ours';
  return ours === base ? 'theirs' : undefined;
}

/** What a requirement becomes: a side as it is, or parts of both; undefined: a person decides. */
export type Resolution =
  | { readonly side: 'ours' | 'theirs' }
  | { readonly side: 'both'; readonly specifier: 'ours' | 'theirs'; readonly value: Requirement };

/** What becomes of a requirement that both sides have. */
export function mergedRequirement(
  base: Requirement | undefined,
  ours: Requirement,
  theirs: Requirement,
): Resolution | undefined {
  const whole = sideOf(base && meaningOf(base), meaningOf(ours), meaningOf(theirs));
  if (whole) return { side: whole };
  const specifier =
    sideOf(base?.specifier, ours.specifier, theirs.specifier) ??
    decided(base?.specifier, ours.specifier, theirs.specifier);
  // A requirement of a new project's that names no condition is needed always.
  const always = base ? undefined : [ours, theirs].find(({ marker }) => marker === '');
  const marker = sideOf(base?.marker, ours.marker, theirs.marker);
  if (!specifier || (!marker && !always)) return undefined;
  const extras = [...new Set([...ours.extras, ...theirs.extras])]
    .filter(
      (extra) => !base?.extras.includes(extra) || [ours, theirs].every((one) => one.extras.includes(extra)),
    )
    .sort();
  const value = {
    name: ours.name,
    spelled: `${ours.spelled.replace(/\[.*$/s, '')}${extras.length > 0 ? `[${extras.join(',')}]` : ''}`,
    extras,
    specifier: { ours, theirs }[specifier].specifier,
    marker: always ? '' : { ours, theirs }[marker!].marker,
  };
  for (const [side, one] of Object.entries({ ours, theirs }))
    if (meaningOf(one) === meaningOf(value)) return { side: side as 'ours' | 'theirs' };
  return { side: 'both', specifier, value };
}

/** A requirement as text. @param separator between version and marker */
export function textOf({ spelled, specifier, marker }: Requirement, separator = ' ; '): string {
  const version = specifier.startsWith('@') ? ` @ ${specifier.slice(1)}` : specifier;
  return `${spelled}${version}${marker === '' ? '' : `${separator}${marker}`}`;
}

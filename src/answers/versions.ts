/** Versions of Python packages, as PEP 440 orders them: as much of it as pins and bounds use. */

interface Version {
  readonly epoch: number;
  readonly release: readonly number[];
  /** Before the release itself: dev, a, b, rc; after it: post. */
  readonly phase: readonly [number, number];
}

const PHASES: Readonly<Record<string, number>> = { dev: 0, a: 1, b: 2, rc: 3, '': 4, post: 5 };

function parsed(text: string): Version | undefined {
  const match = /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(a|b|rc|alpha|beta|c|pre|dev|post)[-_.]?(\d*))?$/.exec(
    text.trim().toLowerCase(),
  );
  if (!match) return undefined;
  const [, epoch = '0', release = '', name = '', number = ''] = match;
  const short = { alpha: 'a', beta: 'b', c: 'rc', pre: 'rc' }[name] ?? name;
  return {
    epoch: Number(epoch),
    release: release.split('.').map(Number),
    phase: [PHASES[short]!, Number(number)],
  };
}

/** Below 0, 0 or above 0, as a is lower than b, the same, or higher; undefined where one of them is not understood. */
export function compareVersions(a: string, b: string): number | undefined {
  const [one, other] = [parsed(a), parsed(b)];
  if (!one || !other) return undefined;
  if (one.epoch !== other.epoch) return one.epoch - other.epoch;
  for (let index = 0; index < Math.max(one.release.length, other.release.length); index += 1) {
    const difference = (one.release[index] ?? 0) - (other.release[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.phase[0] - other.phase[0] || one.phase[1] - other.phase[1];
}

/** A bound of a specifier: `>=` and `5.2`. */
export interface Bound {
  readonly operator: string;
  readonly version: string;
}

/** The bounds of a specifier; undefined where it is none of PEP 440's. */
export function boundsOf(specifier: string): readonly Bound[] | undefined {
  const bounds = specifier
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => /^(===|==|!=|>=|<=|~=|>|<)\s*([\w.!*+-]+)$/.exec(part));
  if (bounds.some((bound) => bound === null)) return undefined;
  return bounds.map((bound) => ({ operator: bound![1]!, version: bound![2]! }));
}

/** The version of a specifier that allows one only. */
export function pinOf(specifier: string): string | undefined {
  const [bound, ...more] = boundsOf(specifier) ?? [];
  const isPin = bound !== undefined && more.length === 0 && /^===?$/.test(bound.operator);
  return isPin && !bound.version.includes('*') ? bound.version : undefined;
}

function holds({ operator, version }: Bound, candidate: string): boolean | undefined {
  if (version.endsWith('.*')) {
    const stem = version.slice(0, -2);
    const isBelow = candidate === stem || candidate.startsWith(`${stem}.`);
    return operator === '==' ? isBelow : operator === '!=' ? !isBelow : undefined;
  }
  const order = compareVersions(candidate, version);
  if (order === undefined) return undefined;
  if (operator === '~=') {
    const stem = version.split('.').slice(0, -1).join('.');
    return order >= 0 && (candidate === stem || candidate.startsWith(`${stem}.`));
  }
  const results: Readonly<Record<string, boolean>> = {
    '==': order === 0,
    '===': candidate === version,
    '!=': order !== 0,
    '>=': order >= 0,
    '<=': order <= 0,
    '>': order > 0,
    '<': order < 0,
  };
  return results[operator];
}

/** Whether a version is within a specifier; false where that is not understood. */
export function satisfies(version: string, specifier: string): boolean {
  const bounds = boundsOf(specifier);
  return bounds?.every((bound) => holds(bound, version)) ?? false;
}

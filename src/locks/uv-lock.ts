/** What uv has resolved, as this package keeps it: each package with its version and the hashes of its files. */
import { parse } from 'smol-toml';
import type { DirectRequirement, Lock, LockedPackage, Requirement } from '../plan/requirements.ts';

interface UvRequirement {
  name: string;
  marker?: string;
  extra?: string[];
}

export interface UvPackage {
  name: string;
  version: string;
  dependencies?: UvRequirement[];
  'optional-dependencies'?: Record<string, UvRequirement[]>;
  sdist?: { hash: string; url: string };
  wheels?: { hash: string; url: string }[];
}

export interface Pyproject {
  project: { 'requires-python': string };
  'dependency-groups': Record<string, string[]>;
}

/** `psycopg[binary,pool]>=3.2 ; marker` in its parts. */
function direct(text: string): DirectRequirement {
  const match = /^([\w.-]+)(?:\[([^\]]+)\])?\s*([^;]*?)\s*(?:;\s*(.+))?$/.exec(text);
  if (!match) throw new Error(`"${text}" is no requirement.`);
  const [, name = '', extras, specifier = '', marker] = match;
  return {
    name: name.toLowerCase().replaceAll(/[-_.]+/g, '-'),
    ...(extras ? { extras: extras.split(',') } : {}),
    specifier,
    ...(marker ? { marker } : {}),
  };
}

function requirement({ name, marker, extra }: UvRequirement): Requirement {
  return { name, ...(extra ? { extras: extra } : {}), ...(marker ? { marker } : {}) };
}

/** The minor versions of Python 3 that a line's `requires-python` allows: `>=3.11,<3.15`. */
interface Bounds {
  readonly oldest: number;
  readonly newest: number;
}

function boundsOf(requiresPython: string): Bounds {
  const [, oldest, next] = /^>=3\.(\d+),<3\.(\d+)$/.exec(requiresPython) ?? [];
  if (!oldest || !next) throw new Error(`requires-python "${requiresPython}" must be as ">=3.11,<3.15".`);
  return { oldest: Number(oldest), newest: Number(next) - 1 };
}

/**
 * Whether an installer for one of these CPythons on Linux, macOS or Windows could choose this file: an sdist, a pure wheel,
 * an abi3 wheel or one of its own. Wheels for PyPy, free threading, browsers and phones only make files longer.
 */
function installable(url: string, { oldest, newest }: Bounds): boolean {
  const tags = /-([a-z0-9.]+)-([a-z0-9_.]+)-([a-z0-9_.]+)\.whl$/i.exec(url);
  if (!tags) return true;
  const [, python = '', abi = '', platform = ''] = tags;
  if (!/^(any|linux|manylinux|musllinux|macosx|win)/.test(platform)) return false;
  if (python.startsWith('py')) return true;
  const minor = Number(/^cp3(\d+)/.exec(python)?.[1] ?? Number.NaN);
  if (abi.split('.').includes('abi3')) return minor <= newest;
  return minor >= oldest && minor <= newest && !abi.endsWith('t');
}

function locked(found: UvPackage, bounds: Bounds): LockedPackage {
  const files = [...(found.sdist ? [found.sdist] : []), ...(found.wheels ?? [])];
  const extras = Object.entries(found['optional-dependencies'] ?? {});
  const hashes = files.filter((file) => installable(file.url, bounds)).map((file) => file.hash);
  if (!hashes.every((hash) => /^sha256:[0-9a-f]{64}$/.test(hash)) || hashes.length === 0) {
    throw new Error(
      `${found.name} ${found.version}: the index gave no sha256 of a file that CPython can install.`,
    );
  }
  return {
    version: found.version,
    hashes: hashes.sort(),
    requires: (found.dependencies ?? []).map(requirement),
    ...(extras.length > 0
      ? { extras: Object.fromEntries(extras.map(([name, list]) => [name, list.map(requirement)])) }
      : {}),
  };
}

/** The groups of a pyproject.toml, with the bounds that people wrote. */
export function groupsOf(project: Pyproject): Lock['groups'] {
  return Object.fromEntries(
    Object.entries(project['dependency-groups']).map(([name, list]) => [name, list.map(direct)]),
  );
}

/** What is read of a pyproject.toml. @throws Error when it is no TOML */
export function pyprojectIn(text: string): Pyproject {
  return parse(text) as unknown as Pyproject;
}

/**
 * The lock of one line of Django.
 *
 * @param uvLock the text of uv.lock
 * @param project the pyproject.toml that it was resolved from
 * @throws Error when a package has two versions, or no hash that an installer could compare
 */
export function lockFrom(uvLock: string, project: Pyproject): Lock {
  const { package: all } = parse(uvLock) as unknown as { package: UvPackage[] };
  const packages = all.filter((found) => found.sdist || found.wheels);
  const twice = packages.find(
    (one, index) => packages.findIndex((other) => other.name === one.name) !== index,
  );
  if (twice)
    throw new Error(`${twice.name} was resolved to more than one version; bound it in the pyproject.`);
  const bounds = boundsOf(project.project['requires-python']);
  return {
    requiresPython: project.project['requires-python'],
    groups: groupsOf(project),
    packages: Object.fromEntries(packages.map((found) => [found.name, locked(found, bounds)])),
  };
}

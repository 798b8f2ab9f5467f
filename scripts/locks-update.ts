/**
 * Resolves locks/<line>/pyproject.toml with uv and writes locks/<line>.json. `--check`, used by the linter, works offline:
 * the data must have the groups, names and bounds of the pyproject.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import type { DirectRequirement, Lock, LockedPackage, Requirement } from '../src/plan/requirements.ts';
import { findPython } from '../src/run/python.ts';
import { uvProgram } from './uv.ts';

const locks = join(import.meta.dirname, '../locks');

interface UvRequirement {
  name: string;
  marker?: string;
  extra?: string[];
}

interface UvPackage {
  name: string;
  version: string;
  dependencies?: UvRequirement[];
  'optional-dependencies'?: Record<string, UvRequirement[]>;
  sdist?: { hash: string; url: string };
  wheels?: { hash: string; url: string }[];
}

interface Pyproject {
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

function pyproject(line: string): Pyproject {
  return parse(readFileSync(join(locks, line, 'pyproject.toml'), 'utf8')) as unknown as Pyproject;
}

function groupsOf(project: Pyproject): Lock['groups'] {
  return Object.fromEntries(
    Object.entries(project['dependency-groups']).map(([name, list]) => [name, list.map(direct)]),
  );
}

function resolve(line: string): Lock {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  try {
    cpSync(join(locks, line), folder, { recursive: true });
    const uv = uvProgram();
    const python = findPython('3.13', line, process.env, uv);
    // Where the machine has its own certificates, uv must know them too; elsewhere this changes nothing.
    const env = { UV_SYSTEM_CERTS: 'true', ...process.env };
    execFileSync(uv, ['lock', '--quiet', '--python', python.path], { cwd: folder, env, stdio: 'inherit' });
    const { package: all } = parse(readFileSync(join(folder, 'uv.lock'), 'utf8')) as unknown as {
      package: UvPackage[];
    };
    const packages = all.filter((found) => found.sdist || found.wheels);
    const twice = packages.find(
      (one, index) => packages.findIndex((other) => other.name === one.name) !== index,
    );
    if (twice)
      throw new Error(
        `${line}: ${twice.name} was resolved to more than one version; bound it in the pyproject.`,
      );
    const project = pyproject(line);
    const bounds = boundsOf(project.project['requires-python']);
    return {
      requiresPython: project.project['requires-python'],
      groups: groupsOf(project),
      packages: Object.fromEntries(packages.map((found) => [found.name, locked(found, bounds)])),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = readdirSync(locks, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
for (const line of lines) {
  const path = join(locks, `${line}.json`);
  if (process.argv.includes('--check')) {
    const lock = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Lock) : undefined;
    const project = pyproject(line);
    const asked = [project.project['requires-python'], groupsOf(project)];
    if (JSON.stringify([lock?.requiresPython, lock?.groups]) !== JSON.stringify(asked)) {
      console.error(
        `locks/${line}.json is older than locks/${line}/pyproject.toml. Run npm run locks:update.`,
      );
      process.exitCode = 1;
    }
  } else {
    console.log(`Resolving Django ${line} …`);
    const lock = resolve(line);
    writeFileSync(path, `${JSON.stringify(lock, null, 1)}\n`);
    console.log(`locks/${line}.json: ${Object.keys(lock.packages).length} packages`);
  }
}

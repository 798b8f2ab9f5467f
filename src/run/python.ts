import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { choiceOf, djangoLines } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { allOnPath, output } from './programs.ts';

/** A Python interpreter that was found and asked for its version. */
export interface Python {
  readonly path: string;
  /** `3.13.0` */
  readonly version: string;
}

/** `3.13.0` as numbers that compare: 3013. */
function lineNumber(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}

/** Whether a line's lock has the files for an interpreter of that version. @param version `3.15.0` */
export function isTooNew(version: string, django: string): boolean {
  return lineNumber(version) > lineNumber(choiceOf(djangoLines, django).newestPython);
}

/** The first of these interpreters that starts. */
function firstOf(
  paths: readonly string[],
  env: NodeJS.ProcessEnv,
  modules: readonly string[],
): Python | undefined {
  for (const path of paths) {
    const version = versionOf(path, env, modules);
    if (version) return { path, version };
  }
  return undefined;
}

/** @param modules what it must have: without uv, it makes the virtual environment itself, which Debian's may not */
function versionOf(path: string, env: NodeJS.ProcessEnv, modules: readonly string[]): string | undefined {
  // A shim of pyenv answers for the version that is active: its real interpreter is found below its root.
  const code = `import ${['sys', ...modules].join(', ')}; print(".".join(map(str, sys.version_info[:3])))`;
  return output(path, ['-I', '-c', code], env);
}

/** Where pyenv keeps its versions and shims. Source: its README, "Environment variables". */
export function pyenvRoot(env: NodeJS.ProcessEnv): string {
  return env.PYENV_ROOT ?? join(env.HOME ?? homedir(), '.pyenv');
}

/** pyenv's interpreters whose versions fit. @param line `3.13`; all of them when not given */
export function pyenvInterpreters(line: string | undefined, env: NodeJS.ProcessEnv): readonly string[] {
  const root = join(pyenvRoot(env), 'versions');
  const versions = existsSync(root) ? readdirSync(root).filter((name) => /^3\.\d+\.\d+$/.test(name)) : [];
  return versions
    .filter((name) => line === undefined || name.startsWith(`${line}.`))
    .map((name) => join(root, name, 'bin/python'));
}

/**
 * Where interpreters lie on this machine: PATH, pyenv's versions, what uv knows.
 *
 * @returns groups of paths: of each, the first that starts counts, as of a name on PATH
 */
function candidates(
  line: string,
  env: NodeJS.ProcessEnv,
  uv: string | undefined,
): readonly (readonly string[])[] {
  const others = ['python3', 'python', ...['3.14', '3.13', '3.12', '3.11'].map((other) => `python${other}`)];
  const wanted = pyenvInterpreters(line, env);
  const known = uv
    ? output(uv, ['python', 'find', '--no-python-downloads', '--system', line], env)
    : undefined;
  return [
    allOnPath(`python${line}`, env),
    // Before the other names of PATH: to ask each of pyenv's shims, which cannot start, takes a tenth of a second.
    ...wanted.map((path) => [path]),
    ...others.map((name) => allOnPath(name, env)),
    ...pyenvInterpreters(undefined, env)
      .filter((path) => !wanted.includes(path))
      .map((path) => [path]),
    known ? [known] : [],
  ];
}

/**
 * The interpreter for a project: of the chosen line if there is one, else the nearest that the Django line supports,
 * newer before older.
 *
 * @param hashed whether its packages come with hashes, which those for a Python that is too new are not among
 * @throws UserError when no interpreter fits
 */
export function findPython(
  line: string,
  django: string,
  env: NodeJS.ProcessEnv,
  uv: string | undefined,
  hashed = true,
): Python {
  const { oldestPython, newestPython } = choiceOf(djangoLines, django);
  const oldest = lineNumber(oldestPython);
  const wanted = lineNumber(line);
  const distance = (version: string): number => {
    const gap = lineNumber(version) - wanted;
    return gap < 0 ? -gap + 0.5 : gap;
  };
  const groups = candidates(line, env, uv);
  const nearest = (modules: readonly string[]): Python | undefined => {
    let best: Python | undefined;
    for (const group of groups) {
      const starts = firstOf(group, env, modules);
      if (!starts || lineNumber(starts.version) < oldest) continue;
      if (hashed && isTooNew(starts.version, django)) continue;
      if (!best || distance(starts.version) < distance(best.version)) best = starts;
      if (distance(best.version) === 0) break;
    }
    return best;
  };
  // One that cannot make an environment is better than none: what it lacks is said when it is needed.
  const found = nearest(uv ? [] : ['venv', 'ensurepip']) ?? (uv ? undefined : nearest([]));
  if (found) return found;
  throw new UserError(
    say`--run: no Python from ${oldestPython} to ${newestPython} was found (PATH, pyenv, uv), which the packages of Django ${django} are locked for. Install Python ${line}, or choose another --django.`,
    1,
  );
}

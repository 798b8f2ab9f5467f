import { spawnSync } from 'node:child_process';
import { UserError } from '../answers/user-error.ts';
import { inspectScript } from '../generated/inspect.ts';
import { say } from '../languages/say.ts';
import { starting } from '../run/programs.ts';

/** Where something was read: `shop/settings.py`, line 12. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A file that names a settings module: manage.py, wsgi.py, asgi.py. */
export interface Naming {
  readonly file: string;
  readonly settings: string | null;
  /** The line that sets it whatever the environment says; null where the environment goes before. */
  readonly forced: number | null;
}

export interface Layout {
  readonly manage: readonly Naming[];
  readonly wsgi: readonly Naming[];
  readonly asgi: readonly Naming[];
  /** Files that look like settings. */
  readonly candidates: readonly string[];
  /** All files of Python, by their paths. */
  readonly modules: readonly string[];
}

/** A variable as settings read it: the first place that does. */
export interface ReadVariable extends Place {
  /** The name that it is assigned to; empty where it is part of something else. */
  readonly setting: string;
  /** The default as Python's source has it; null where there is none. */
  readonly default: string | null;
  /** Whether the import ends without it. */
  readonly required: boolean;
}

export interface ReadSettings {
  readonly exists: boolean;
  /** Constants by the setting's name; what is computed is null, or names the call that computes it. */
  readonly values: Readonly<Record<string, Place & { readonly value: unknown }>>;
  /** Variables that it reads, by their names. */
  readonly variables: Readonly<Record<string, ReadVariable>>;
  /** Settings that follow from another one, by that one, each with its place. */
  readonly derived: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Settings that depend on a condition. */
  readonly unread: readonly (Place & { readonly name: string })[];
}

/** The interpreter itself, once it has said where it is: what is on PATH may be a shim, which takes longer than the reader. */
let interpreter: string | undefined;

/** Runs a reader: Python's own parser knows every Python that it runs; nothing of the project is imported. */
export function runReader(script: string, args: readonly string[]): Record<string, unknown> {
  const python = interpreter ?? starting('python3', process.env) ?? starting('python', process.env);
  if (!python)
    throw new UserError(
      say`adopt: Python was not found, whose parser reads the settings. Install Python 3.`,
      1,
    );
  // -I: neither the project's folder nor the user's variables decide what is imported.
  const { status, stdout, stderr } = spawnSync(python, ['-I', '-', ...args], {
    input: script,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  if (status !== 0)
    throw new UserError(say`adopt: the project cannot be read: ${stderr.trim().split('\n').at(-1)}`, 1);
  const found = JSON.parse(stdout) as Record<string, unknown>;
  if (typeof found.executable === 'string' && found.executable !== '') interpreter = found.executable;
  return found;
}

interface Problem extends Place {
  readonly message: string;
}

function refuseProblems(found: Record<string, unknown>): void {
  const [problem] = found.problems as readonly Problem[];
  if (problem)
    throw new UserError(
      say`adopt: ${problem.file}:${problem.line} is not valid Python (${problem.message}). Fix it first: its contents decide what is added.`,
    );
}

/** The files of a project that say how it is laid out. @throws UserError when one of them is no Python */
export function layoutOf(folder: string): Layout {
  const found = runReader(inspectScript, [folder]);
  refuseProblems(found);
  return found as unknown as Layout;
}

/**
 * What a settings module says, with those from which it takes everything.
 *
 * @param source the folder of the project's packages, relative to the root
 * @throws UserError when one of them is no Python
 */
export function settingsOf(folder: string, source: string, module: string): ReadSettings {
  const found = runReader(inspectScript, [folder, source || '.', module]);
  refuseProblems(found);
  return found.settings as ReadSettings;
}

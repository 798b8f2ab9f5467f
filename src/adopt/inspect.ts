import { UserError } from '../errors/user-error.ts';
import { inspectScript } from '../generated/inspect.ts';
import { say } from '../languages/say.ts';
import { LIMITS } from '../reading/limits.ts';
import { parseJson } from '../reading/parse.ts';
import { NEUTRAL_FOLDER, startAndWait } from '../run/child.ts';
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
  /** Where a library puts something else in the place of the module. */
  readonly replaced: readonly (Place & { readonly by: string })[];
  /** Calls that are given the module's own names, or include other files: what they set is not known here. */
  readonly changed: readonly (Place & { readonly by: string })[];
  /** Settings that depend on a condition. */
  readonly unread: readonly (Place & { readonly name: string })[];
}

/** The interpreter itself, once it has said where it is: what is on PATH may be a shim, which takes longer than the reader. */
let interpreter: string | undefined;

/** How long a reader may take, in milliseconds: thousands of files take a second. */
const LONGEST = 120_000;

/** A Python that starts where it is called. */
const pythonIn = (cwd: string): string | undefined =>
  ['python3', 'python'].map((name) => starting(name, process.env, undefined, cwd)).find(Boolean);

/**
 * Of a reader that asks for nothing but Python's own library: what is installed beside it is not looked at, and does not run
 * at the start, which takes most of it (https://docs.python.org/3/using/cmdline.html#cmdoption-S).
 */
const LIBRARY_ALONE = ['-S'];

/**
 * Runs a reader: Python's own parser knows every Python that it runs; nothing of the project is imported.
 *
 * @param options of Python's, beside -I
 */
export function runReader(
  script: string,
  args: readonly string[],
  options: readonly string[] = [],
): Record<string, unknown> {
  const python = interpreter ?? pythonIn(NEUTRAL_FOLDER);
  if (!python)
    throw new UserError(
      say`adopt: Python was not found, whose parser reads the settings. Install Python 3.`,
      1,
    );
  // -I: neither the folder nor the user's variables decide what is imported, and no file of the user's site is.
  const { status, signal, stdout, stderr } = startAndWait(python, ['-I', ...options, '-', ...args], {
    // Not in the project: version managers look there for what to start.
    cwd: NEUTRAL_FOLDER,
    input: script,
    encoding: 'utf8',
    maxBuffer: LIMITS.inflated,
    timeout: LONGEST,
    killSignal: 'SIGKILL',
  });
  if (signal === 'SIGKILL')
    throw new UserError(say`adopt: the project cannot be read within ${LONGEST / 1000} s.`, 1);
  if (status !== 0)
    throw new UserError(say`adopt: the project cannot be read: ${stderr.trim().split('\n').at(-1)}`, 1);
  const found = parseJson(stdout) as Record<string, unknown>;
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
  const found = runReader(inspectScript, [folder], LIBRARY_ALONE);
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
  const found = runReader(inspectScript, [folder, source || '.', module], LIBRARY_ALONE);
  refuseProblems(found);
  return found.settings as ReadSettings;
}

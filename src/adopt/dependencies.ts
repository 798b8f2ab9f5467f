/** What an existing project requires, in whichever form it says so: Python's own parser of requirements reads it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { requirementsScript } from '../generated/inspect.ts';
import { say } from '../languages/say.ts';
import { runReader } from './inspect.ts';

/** A distribution that a project requires, and how: `django`, `==5.2.1`. */
export interface Required {
  /** Normalized: PEP 503. */
  readonly name: string;
  readonly specifier: string;
  readonly extras: readonly string[];
  readonly marker: string;
  /** An address or a path: the name alone would be another package. */
  readonly url: string;
  readonly file: string;
  readonly line: number;
}

export interface Dependencies {
  /** The file that says so, relative to the root. */
  readonly file: string;
  readonly required: readonly Required[];
  /** Versions that are allowed, where something is required. */
  readonly constraints: readonly Required[];
  /** What the lines below say, where the file is not pip's. */
  readonly installed?: readonly Required[];
  /** What pip installs of a file that it cannot read itself, as lines of a requirements file. */
  readonly lines: readonly string[];
  /** Whether these are the exact versions of a lock. */
  readonly locked: boolean;
  /** What is required and not in the lock, by name. */
  readonly unlocked?: readonly string[];
  /** Whether the file is one that pip reads. */
  readonly isPip: boolean;
  /** Whether each package has hashes there: then every package must. */
  readonly hashed: boolean;
  /** How the file is encoded, where it is pip's: `utf-8`, `utf-16-le`. */
  readonly encoding: string;
  /** The Python that it asks for, as it says it. */
  readonly python: string;
}

interface Printed {
  readonly found: Dependencies | null;
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

/** What a project says of its Django: the requirement itself, and every bound, those of constraints and locks too. */
export function djangoOf({ required, constraints, installed = [] }: Dependencies): {
  readonly django: Required | undefined;
  readonly bounds: string;
} {
  const django = required.find(({ name }) => name === 'django');
  // A constraint or a lock pins what the requirement leaves open.
  const pinned = [...constraints, ...installed, ...(django ? [django] : [])];
  const specifiers = pinned.filter(({ name }) => name === 'django').map((one) => one.specifier);
  return { django, bounds: [...new Set(specifiers.filter(Boolean))].join(',') };
}

/** Files that say what a project requires. */
const SAYING = ['requirements.txt', 'pyproject.toml', 'Pipfile', 'requirements'];

/**
 * What the project in a folder requires. A file that pip reads is what platforms install from, and goes before others.
 *
 * @param source the folder of its packages, relative to the root: where the project begins, if its requirements are there
 * @throws UserError when there is nothing of the kind, or a line of it is not understood
 */
export function dependenciesOf(folder: string, source = ''): Dependencies {
  const { found, problems } = runReader(requirementsScript, [folder]) as unknown as Printed;
  const [problem] = problems;
  if (problem)
    throw new UserError(
      say`adopt: ${problem.file}:${problem.line}: ${problem.message}. Fix that line first: nothing of what a project requires is left out or guessed.`,
    );
  if (!found && source !== '' && SAYING.some((name) => existsSync(join(folder, source, name))))
    throw new UserError(
      say`adopt: the project is in ${source}/, with its requirements. Go there: cd ${source}`,
    );
  if (!found)
    throw new UserError(
      say`adopt: no file says what the project requires. Make one of requirements.txt, pyproject.toml and Pipfile: pip freeze > requirements.txt`,
    );
  return found;
}

/** What an existing project requires, in whichever form it says so. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { UserError } from '../answers/user-error.ts';
import { say } from '../languages/say.ts';
import { normalized, pep440, type Required, requirementOf } from './requirement-lines.ts';

export interface Dependencies {
  /** The file that says so, relative to the root. */
  readonly file: string;
  readonly required: readonly Required[];
  /** The exact versions of a lock, as lines of a requirements file; empty where there is no lock. */
  readonly locked: readonly string[];
  /** Whether the file is one that pip reads. */
  readonly isPip: boolean;
  /** The Python that it asks for, as it says it. */
  readonly python: string;
}

type Table = Readonly<Record<string, unknown>>;

/** Files of pip's, those of production first. */
const PIP_FILES = [
  'requirements.txt',
  'requirements/production.txt',
  'requirements/prod.txt',
  'requirements/base.txt',
  'requirements/common.txt',
  'requirements-prod.txt',
  'requirements-production.txt',
];

function textOf(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file, 'utf8').replace(/^\uFEFF/, '') : undefined;
}

function tomlOf(folder: string, path: string): Table | undefined {
  const text = textOf(folder, path);
  if (text === undefined) return undefined;
  try {
    return parseToml(text) as Table;
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    throw new UserError(say`adopt: ${path}: it is no TOML (${reason}). Mend it first.`);
  }
}

/** Everything that a requirements file asks for, those that it includes as well. */
function pipRequired(folder: string, path: string, seen = new Set<string>()): readonly Required[] {
  const text = textOf(folder, path);
  if (text === undefined || seen.has(path)) return [];
  seen.add(path);
  return text.split(/\r?\n/).flatMap((line) => {
    const [, included] = /^\s*(?:-r|--requirement)[\s=]+(\S+)/.exec(line) ?? [];
    if (included) return pipRequired(folder, posix.normalize(posix.join(dirname(path), included)), seen);
    return requirementOf(line) ?? [];
  });
}

const table = (value: unknown): Table =>
  typeof value === 'object' && value !== null ? (value as Table) : {};

/** The packages of a lock of Poetry's or uv's that production needs. */
function tomlLocked(lock: Table | undefined, own: string): readonly string[] {
  return ((lock?.package ?? []) as readonly Table[])
    .filter(({ category, groups, name }) => {
      const inMain = !Array.isArray(groups) || groups.includes('main');
      return category !== 'dev' && inMain && name !== own;
    })
    .map(({ name, version }) => `${String(name)}==${String(version)}`);
}

function poetry(folder: string, pyproject: Table): Dependencies | undefined {
  const { dependencies } = table(table(pyproject.tool).poetry) as { dependencies?: Table };
  if (!dependencies) return undefined;
  const { python = '', ...rest } = dependencies;
  return {
    file: 'pyproject.toml',
    required: Object.entries(rest).map(([name, one]) => ({ name: normalized(name), specifier: pep440(one) })),
    locked: tomlLocked(tomlOf(folder, 'poetry.lock'), ''),
    isPip: false,
    python: String(python),
  };
}

function pep621(pyproject: Table): Dependencies | undefined {
  const project = table(pyproject.project);
  if (!Array.isArray(project.dependencies)) return undefined;
  return {
    file: 'pyproject.toml',
    required: project.dependencies.flatMap((line) => requirementOf(String(line)) ?? []),
    locked: [],
    isPip: false,
    python: String(project['requires-python'] ?? ''),
  };
}

function pipenv(folder: string): Dependencies | undefined {
  const pipfile = tomlOf(folder, 'Pipfile');
  if (!pipfile) return undefined;
  const lock = textOf(folder, 'Pipfile.lock');
  const pinned = lock ? table(table(JSON.parse(lock)).default) : {};
  const requires = table(pipfile.requires);
  return {
    file: 'Pipfile',
    required: Object.entries(table(pipfile.packages)).map(([name, one]) => ({
      name: normalized(name),
      specifier: pep440(one),
    })),
    locked: Object.entries(pinned).map(([name, one]) => `${name}${String(table(one).version ?? '')}`),
    isPip: false,
    python: String(requires.python_version ?? ''),
  };
}

/**
 * What the project in a folder requires. A file that pip reads is what platforms install from, and goes before others.
 *
 * @throws UserError when there is nothing of the kind, or it cannot be read
 */
export function dependenciesOf(folder: string): Dependencies {
  const pyproject = tomlOf(folder, 'pyproject.toml');
  const pip = PIP_FILES.find((path) => pipRequired(folder, path).length > 0);
  const found = pip
    ? { file: pip, required: pipRequired(folder, pip), locked: [], isPip: true, python: '' }
    : ((pyproject && (poetry(folder, pyproject) ?? pep621(pyproject))) ?? pipenv(folder));
  if (!found)
    throw new UserError(
      say`adopt: no file says what the project requires. Make one of requirements.txt, pyproject.toml and Pipfile: pip freeze > requirements.txt`,
    );
  const python = [
    textOf(folder, '.python-version')?.trim(),
    textOf(folder, 'runtime.txt')
      ?.trim()
      .replace(/^python-/, ''),
    found.python,
    String(table(pyproject?.project)['requires-python'] ?? ''),
  ].find((one) => one);
  return { ...found, python: python ?? '' };
}

/**
 * Lists that a merge cannot complete: which versions go together, only a resolver knows. What completes them is a command,
 * made here from the kind of file alone, and never taken from what stands in it.
 */
import { changesOf } from '../merge/apply.ts';
import type { MergePlan } from '../merge/merge-project.ts';
import { pyprojectRequirements } from '../merge/sets/pyproject.ts';
import { type RequirementsFile, requirementsIn } from '../merge/sets/requirements-file.ts';
import type { MergeEntry } from '../merge/three-way.ts';

export interface Completion {
  /** The file that is not complete, or no longer up to date. */
  readonly file: string;
  readonly command: readonly string[];
  /** Packages that the user's requirements have and pyproject.toml has not: they must go there first. */
  readonly missing: readonly string[];
}

/** Locks of tools, and what makes them anew. */
const LOCKS: Readonly<Record<string, readonly string[]>> = {
  'uv.lock': ['uv', 'lock'],
  'poetry.lock': ['poetry', 'lock'],
  'pdm.lock': ['pdm', 'lock'],
  'Pipfile.lock': ['pipenv', 'install', '-r', 'requirements.txt'],
};

const PYPROJECT = 'pyproject.toml';

/** A name that no program takes for an option, and no shell for anything else. */
const isPlain = (path: string): boolean => /^[\w.][\w./-]*$/.test(path);

const textOf = (state: { readonly contents: Buffer } | undefined): string | undefined =>
  state?.contents.toString();

const namesIn = (file: RequirementsFile | undefined): ReadonlySet<string> =>
  new Set(file?.entries.filter(({ requirement }) => requirement).map(({ key }) => key));

const areSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((name) => b.has(name));

/** The command that compiles a requirements file as it was compiled before. */
function compileCommand(path: string, text: string, has: (path: string) => boolean): readonly string[] {
  const input = path.replace(/\.txt$/, '.in');
  const source = has(input) ? input : PYPROJECT;
  const hashes = text.includes('--hash') ? ['--generate-hashes'] : [];
  const isDev = source === PYPROJECT && /\bdev/.test(path);
  if (has('poetry.lock')) return ['poetry', 'export', ...(isDev ? ['--with', 'dev'] : []), '--output', path];
  if (/^#.*\buv export\b/m.test(text)) return ['uv', 'export', ...(isDev ? [] : ['--no-dev']), '-o', path];
  // pip-compile knows no dependency groups.
  if (/^#.*\bpip-compile\b/m.test(text) && !isDev)
    return ['pip-compile', ...hashes, '--output-file', path, source];
  const dev = isDev ? ['--group', 'dev'] : [];
  return ['uv', 'pip', 'compile', '--universal', ...hashes, ...dev, source, '-o', path];
}

/** A requirements file that both sides changed: with other packages than ours, or one without hashes among hashed ones. */
function requirementsCompletion(
  entry: MergeEntry,
  pyproject: () => ReadonlySet<string>,
  has: (path: string) => boolean,
): Completion | undefined {
  const { path, base, ours, theirs } = entry;
  const result = 'result' in entry ? entry.result : undefined;
  if (entry.action !== 'merge' || !result || ours.kind !== 'file' || !isPlain(path)) return undefined;
  const [was, mine, now] = [base, ours, theirs].map((state) => requirementsIn(textOf(state) ?? ''));
  const merged = requirementsIn(textOf(result)!);
  if (!mine || !merged) return undefined;
  const own = [...namesIn(mine)].filter((name) => !namesIn(was).has(name) && !namesIn(now).has(name));
  const unhashed = merged.entries.filter(({ requirement, hashes }) => requirement && hashes.length === 0);
  const isMixed = unhashed.length > 0 && merged.entries.some(({ hashes }) => hashes.length > 0);
  if (areSame(namesIn(mine), namesIn(was)) && !isMixed) return undefined;
  const command = compileCommand(path, textOf(result)!, has);
  // Where nothing was rendered before, what the user required is in no other file.
  const isListed = base !== undefined || !command.includes(PYPROJECT);
  return { file: path, command, missing: isListed ? [] : own.filter((name) => !pyproject().has(name)) };
}

/**
 * What completes the lists that a change leaves to a resolver, and the locks that no longer fit.
 *
 * @param has whether the project has a file
 */
export function completionsOf(plan: MergePlan, has: (path: string) => boolean): readonly Completion[] {
  const change = changesOf(plan).find(({ path }) => path === PYPROJECT);
  const after = change?.after && 'contents' in change.after ? textOf(change.after) : undefined;
  // Most projects have neither a lock nor a list that both sides changed: then nothing is taken apart.
  const now = (): readonly string[] => pyprojectRequirements(after ?? '');
  const isStale = (): boolean =>
    pyprojectRequirements(textOf(change?.before) ?? '').join('\n') !== now().join('\n');
  const names = (): ReadonlySet<string> => new Set(now().map((requirement) => requirement.split(';')[0]!));
  const there = change ? Object.entries(LOCKS).filter(([file]) => has(file)) : [];
  const locks = there.length > 0 && isStale() ? there : [];
  const files = plan.entries
    .filter(({ path }) => /requirements[\w-]*\.txt$/.test(path))
    .flatMap((entry) => requirementsCompletion(entry, names, has) ?? []);
  // What is exported from a lock comes after it.
  return [...locks.map(([file, command]) => ({ file, command, missing: [] })), ...files];
}

/** The part of README.md that shows the default project. Imported once the catalogue of choices is written. */
import { resolveAnswers } from '../src/answers/resolve.ts';
import { chosen } from '../src/choices/chosen.ts';
import { withRecord } from '../src/merge/rendered-file.ts';

const defaults = resolveAnswers(new Map());

/** Files, or folders with all that is in them, and what they are. */
type Described = readonly (readonly [remark: string, ...paths: string[]])[];

/** In the project's package: what `startproject` makes is known, and not described. */
const PACKAGE: Described = [
  ['one set of settings, for development and production', 'settings.py', 'database.py'],
  ['every environment variable: type, default, meaning', 'env.py'],
  ['the probes /healthz and /readyz', 'health.py'],
  ['JSON logs with request ids', 'logs.py'],
  ['error pages that show no secret', 'errors.py'],
];

/** In the project's root. */
const ROOT: Described = [
  ['', 'manage.py'],
  ['a first app: model, form, views, admin, a command', 'pages/'],
  ['the user model', 'users/'],
  ['tests of all of it', 'tests/'],
  ['ruff, mypy and the tests, for each pull request', '.github/'],
  ['dependencies, and the settings of ruff and mypy', 'pyproject.toml'],
  ['all packages, pinned and hashed', 'requirements.txt', 'requirements-dev.txt'],
  ['the start command, for platforms that read it', 'Procfile'],
  ['how to develop, run, deploy and change this project', 'README.md'],
  ['the variables, with values for development', '.env.example'],
  ['the answers that it was rendered from', '.yo-rc.json'],
  ['what was rendered last: the base of later merges', '.django-cloud.lock'],
];

/**
 * Lines of the tree: what is described, then what a choice brought, then the rest.
 *
 * @param origins the entries of a folder, with the template area that made each
 * @throws Error when something is described that is not there
 */
function entries(
  origins: ReadonlyMap<string, string>,
  described: Described,
): [names: string, remark: string][] {
  const rest = new Set(origins.keys());
  const line = (remark: string, names: readonly string[]): [string, string] => {
    const absent = names.find((name) => !rest.delete(name));
    if (absent)
      throw new Error(`scripts/readme-tree.ts describes ${absent}, which the default project has not.`);
    return [names.join(' '), remark];
  };
  const lines = described.map(([remark, ...names]) => line(remark, names));
  for (const { area, choice } of chosen(defaults)) {
    const own = [...rest].filter((name) => origins.get(name) === area);
    if (own.length > 0) lines.push(line(`for ${choice.title}`, own));
  }
  return [...lines, line('', [...rest])];
}

/** The default project: its root and its package, with folders in them as one entry each. */
export function tree(): string {
  const inside = `${defaults.project}/`;
  const files = withRecord(defaults).map(({ path, origin }) => [path, origin] as const);
  const top = (paths: typeof files) =>
    new Map(paths.map(([path, origin]) => [path.replace(/\/.*/, '/'), origin] as const));
  const own = files.filter(([path]) => path.startsWith(inside));
  const inPackage = own.map(([path, origin]) => [path.slice(inside.length), origin] as const);
  const lines = [
    [inside, `${files.length} files`],
    [`  ${inside}`, 'settings, URLs, entry points'],
    ...entries(top(inPackage), PACKAGE).map(([names, remark]) => [`    ${names}`, remark]),
    ...entries(top(files.filter((file) => !own.includes(file))), ROOT).map(([names, remark]) => [
      `  ${names}`,
      remark,
    ]),
  ] as [string, string][];
  const width = Math.max(...lines.map(([names, remark]) => (remark ? names.length : 0)));
  const text = lines
    .map(([names, remark]) => (remark ? `${names.padEnd(width)}   ${remark}` : names))
    .join('\n');
  return `\`\`\`text\n${text}\n\`\`\``;
}

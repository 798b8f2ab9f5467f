/** Projects of tools that lock, with the versions and hashes of our own lock: what pip installs of them is real. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lock } from '../../src/plan/requirements.ts';

const LOCK = JSON.parse(readFileSync(join(import.meta.dirname, '../../locks/5.2.json'), 'utf8')) as Lock;

/** What Django leads to on Linux. */
const NAMES = ['asgiref', 'django', 'sqlparse'] as const;

const versionOf = (name: string): string => LOCK.packages[name]!.version;

/** The hashes of a package; of none where it is to have none. */
const hashesOf = (name: string, without: string): readonly string[] =>
  name === without ? [] : LOCK.packages[name]!.hashes;

const files = (name: string, without: string): string =>
  hashesOf(name, without)
    .map((hash, index) => `    {file = "${name}-${index}.whl", hash = "${hash}"},\n`)
    .join('');

const PEP621 =
  '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ["django>=5.2,<6"]\n';

/** A project's files for a tool. @param without a package that has no hashes in the lock */
type Locked = (without: string) => Readonly<Record<string, string>>;

export const LOCKED: Readonly<Record<string, Locked>> = {
  uv: (without) => ({
    'pyproject.toml': PEP621,
    'uv.lock': `version = 1\n[[package]]\nname = "shop"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [{ name = "django" }]\n${NAMES.map(
      (name) =>
        `[[package]]\nname = "${name}"\nversion = "${versionOf(name)}"\nsource = { registry = "https://pypi.org/simple" }\n${name === 'django' ? 'dependencies = [{ name = "asgiref" }, { name = "sqlparse" }]\n' : ''}wheels = [\n${hashesOf(
          name,
          without,
        )
          .map((hash) => `    { url = "https://files.pythonhosted.org/${name}.whl", hash = "${hash}" },\n`)
          .join('')}]\n`,
    ).join('')}`,
  }),
  Poetry: (without) => ({
    'pyproject.toml':
      '[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.12"\nDjango = "^5.2"\n',
    'poetry.lock': NAMES.map(
      (name) =>
        `[[package]]\nname = "${name}"\nversion = "${versionOf(name)}"\ngroups = ["main"]\nfiles = [\n${files(name, without)}]\n${name === 'django' ? '[package.dependencies]\nasgiref = ">=3.8.1"\nsqlparse = ">=0.3.1"\n' : ''}`,
    ).join(''),
  }),
  PDM: (without) => ({
    'pyproject.toml': PEP621,
    'pdm.lock': NAMES.map(
      (name) =>
        `[[package]]\nname = "${name}"\nversion = "${versionOf(name)}"\ngroups = ["default"]\nfiles = [\n${files(name, without)}]\n`,
    ).join(''),
  }),
  Pipenv: (without) => ({
    Pipfile: '[packages]\ndjango = "~=5.2.0"\n[requires]\npython_version = "3.13"\n',
    'Pipfile.lock': JSON.stringify({
      default: Object.fromEntries(
        NAMES.map((name) => [name, { version: `==${versionOf(name)}`, hashes: hashesOf(name, without) }]),
      ),
    }),
  }),
};

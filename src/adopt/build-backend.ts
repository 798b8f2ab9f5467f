/**
 * Projects that setuptools builds without being told what is in them: it takes the one folder that could be a package, and
 * ends with an error as soon as there is a second one, such as what is added here.
 * https://setuptools.pypa.io/en/latest/userguide/package_discovery.html#flat-layout
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tomlValues } from '../merge/sets/pyproject.ts';
import { textWithin } from '../reading/read.ts';

/** Folders that are no packages to setuptools, by their names (FlatLayoutPackageFinder.DEFAULT_EXCLUDE). */
const NO_PACKAGES =
  /^(ci|bin|debian|docs?|documentation|manpages|news|newsfragments|changelog|(unit_?)?tests?|examples?|scripts|tools|utils?|python|build|benchmarks?|exercises?|htmlcov|site_scons|[._].*)$/;

const isPackage = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && !NO_PACKAGES.test(name);

/** Whether a project says itself what its packages are, or has another backend than setuptools. */
function isSaid(folder: string, pyproject: string): boolean {
  const read = tomlValues(pyproject);
  if (!read) return true;
  const textOfValue = (table: string, key: string): string =>
    read.values
      .filter((value) => value.table === table && value.key === key)
      .map(({ start, end }) => pyproject.slice(start, end))
      .join('');
  const isSetuptools = /\bsetuptools\b/.test(textOfValue('build-system', 'build-backend'));
  const keys = ['packages', 'py-modules', 'package-dir'];
  const hasKey =
    keys.some((key) => textOfValue('tool.setuptools', key) !== '') ||
    read.tables.some(({ name }) => /^tool\.setuptools\.(packages|package-dir)\b/.test(name));
  const others = ['setup.py', 'setup.cfg'].map((name) => textWithin(join(folder, name), 'file') ?? '');
  return !isSetuptools || hasKey || others.some((text) => /\b(packages|py_modules|package_dir)\b/.test(text));
}

/** The one package that setuptools finds in a folder by itself; undefined where it is told, finds several or none. */
export function discoveredPackage(folder: string, pyproject: string): string | undefined {
  if (existsSync(join(folder, 'src')) || isSaid(folder, pyproject)) return undefined;
  const found = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && isPackage(entry.name),
  );
  return found.length === 1 ? found[0]!.name : undefined;
}

/** A pyproject.toml that names its package, as setuptools found it. */
export function withPackageNamed(pyproject: string, name: string): string {
  const end = pyproject.includes('\r\n') ? '\r\n' : '\n';
  const lines = [
    ...(pyproject === '' || pyproject.endsWith('\n') ? [] : ['']),
    '',
    '[tool.setuptools.packages.find]',
    '# What deployment needs is a second package beside it: setuptools finds one by itself, and no more.',
    `include = ["${name}", "${name}.*"]`,
    '',
  ];
  return `${pyproject}${lines.join(end)}`;
}

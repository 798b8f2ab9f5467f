/** From areas and changed files to the test files that they mean. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { AREAS, type Area } from '../../test/areas.ts';
import { testFiles } from './files.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The test files that a pattern of an area means. */
export function filesOf(pattern: string): readonly string[] {
  const escaped = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^test/${escaped.join('.*')}\\.test\\.ts$`);
  return testFiles.filter((file) => expression.test(file));
}

/** The test files of each area. */
export const areaFiles: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(AREAS).map(([name, { tests }]) => [name, [...new Set(tests.flatMap(filesOf))]]),
);

/** Whether a path belongs to an area's sources. */
export function isSourceOf({ sources }: Area, path: string): boolean {
  return sources.some((source) => path === source || path.startsWith(`${source}/`));
}

/** The files below test/ and scripts/ that a file of ours imports, and what these import. */
export function importsOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  const text = readFileSync(join(ROOT, file), 'utf8');
  for (const [, path = ''] of text.matchAll(/(?:from|import|import\() ?'(\.[^']+\.ts)'/g)) {
    const imported = relative(ROOT, join(ROOT, dirname(file), path));
    if (seen.has(imported) || imported.startsWith('src/')) continue;
    seen.add(imported);
    importsOf(imported, seen);
  }
  return seen;
}

/** The test files that changes of these paths can break: those of their areas, and those that import them. */
export function filesForChanges(paths: readonly string[]): readonly string[] {
  const found = new Set(paths.filter((path) => testFiles.includes(path)));
  for (const [name, area] of Object.entries(AREAS)) {
    if (paths.some((path) => isSourceOf(area, path)))
      for (const file of areaFiles[name] ?? []) found.add(file);
  }
  const below = new Set(paths.filter((path) => /^(test|scripts)\//.test(path)));
  for (const file of testFiles) {
    if (below.size > 0 && [...importsOf(file)].some((path) => below.has(path))) found.add(file);
  }
  return testFiles.filter((file) => found.has(file));
}

/** The paths that differ from where this branch left `main`, committed or not. @throws Error outside of git */
export function changedPaths(): readonly string[] {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' });
  const base = git('merge-base', 'main', 'HEAD').trim();
  const listed = [git('diff', '--name-only', base), git('ls-files', '--others', '--exclude-standard')];
  return [...new Set(listed.join('').split('\n'))].filter((path) => path !== '');
}

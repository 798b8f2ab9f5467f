/** A project whose example app is taken away, as its own README says. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What only the example has: its app, its model, its commands and task. */
export const OF_THE_EXAMPLE = /\bpages[./]|"pages"|\bMessage\.objects|prune_messages|count_words/;

/** Files in which it may be named: how to replace it, the answers, the record. */
const TOLD = /^(\.yo-rc\.json|\.django-cloud\.lock)$/;

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  assert.notEqual(after, before, path);
  writeFileSync(path, after);
}

/** The files and folders that the README tells to remove. */
export function namedByReadme(folder: string): readonly string[] {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8').replaceAll(/\s+/g, ' ');
  const [, sentence = ''] = /remove the folder (.*?), its line in `INSTALLED_APPS`/.exec(readme) ?? [];
  return [...sentence.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
}

/**
 * Removes the example word by word as the README says.
 *
 * @param own a line of INSTALLED_APPS and one of urls.py that take its places; empty for none
 */
export function removeExample(
  folder: string,
  project: string,
  own: readonly [string, string] = ['', ''],
): void {
  const paths = namedByReadme(folder);
  assert.ok(paths.length >= 4, `the README names ${paths}`);
  for (const path of paths) rmSync(join(folder, path), { recursive: true });
  edit(join(folder, project, 'settings.py'), (text) => text.replace('    "pages",\n', own[0]));
  edit(join(folder, project, 'urls.py'), (text) =>
    text.replace('    path("", include("pages.urls")),\n', own[1]),
  );
}

/** Every line of a project that is the example's. */
export function leftOfExample(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => !/^(\.venv|\.git|\.django-cloud)(\/|$)/.test(path) && !TOLD.test(path))
    .filter((path) => statSync(join(folder, path)).isFile())
    .flatMap((path) =>
      readFileSync(join(folder, path), 'utf8')
        .split('\n')
        .filter((line) => OF_THE_EXAMPLE.test(line))
        .map((line) => `${path}: ${line}`),
    );
}

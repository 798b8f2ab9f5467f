/** Which test files there are, and which of them a command line means. */
import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The kinds of tests, which are the folders below test/ that have test files. */
export const KINDS = ['unit', 'property', 'e2e'] as const;
export type Kind = (typeof KINDS)[number];

/** Every test file, as a sorted path from the checkout's root: `test/unit/names.test.ts`. */
export const testFiles: readonly string[] = KINDS.flatMap((kind) =>
  readdirSync(join(ROOT, 'test', kind), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `test/${kind}/${path}`)
    .sort(),
);

/** The kind of a test file. */
export function kindOf(file: string): Kind {
  const kind = KINDS.find((name) => file.startsWith(`test/${name}/`));
  if (!kind) throw new Error(`${file}: not below test/${KINDS.join(', test/')}`);
  return kind;
}

/**
 * The test files that words name: kinds, areas, or paths of test files; all of them where there is no word.
 *
 * @throws Error that names the word that is none of these
 */
export function filesNamed(
  words: readonly string[],
  areas: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  if (words.length === 0) return testFiles;
  const named = new Set(
    words.flatMap((word): readonly string[] => {
      if ((KINDS as readonly string[]).includes(word))
        return testFiles.filter((file) => kindOf(file) === word);
      if (areas[word]) return areas[word];
      const path = relative(ROOT, resolve(word));
      if (testFiles.includes(path)) return [path];
      throw new Error(
        `${word}: must be a test file, one of ${KINDS.join(', ')}, or an area: ${Object.keys(areas).join(', ')}`,
      );
    }),
  );
  return testFiles.filter((file) => named.has(file));
}

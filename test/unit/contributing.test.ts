/** What CONTRIBUTING and comments name is there: they are read by people who have nothing else. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** What is made here, and not of the repository. */
const MADE = ['node_modules', 'dist'];
const atTop = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !MADE.includes(entry.name))
  .map(({ name }) => name);
const paths = atTop.flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((path) => `${top}/${path}`),
);

/** What is named and not there, each with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'locks/pyproject.toml': 'of a plug-in',
  'src/languages/fr.po': 'of a language that is yet to come',
  'findings/NAME.sh': 'a placeholder',
  'src/core/socket.c': "systemd's",
};

const PATH =
  /(?<![\w./<~@*-])(?:src|test|scripts|generators|bench|templates|examples|locks|deploy|findings)\/[\w./<>*|{},\\-]*/g;

/** The pattern of a path as documents write it: `<id>` for any name, `*` for any characters, `{a,b}` for one of them. */
function patternOf(path: string): RegExp {
  const pattern = path
    .replaceAll('\\|', '|')
    .replaceAll('.', '\\.')
    .replaceAll(/<[^>]*>/g, '[^/]+')
    .replaceAll(/\*+/g, '.*')
    .replaceAll(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`);
  return new RegExp(`^${pattern}(?:\\.test)?(?:\\.tsx?)?$`);
}

/** The paths that a text names and the repository does not have. */
function missingIn(text: string): readonly string[] {
  const named = [...text.matchAll(PATH)].map(([path]) => path.replace(/[.,/]+$/, ''));
  return named.filter((path) => {
    if (Object.hasOwn(ELSEWHERE, path) || path.startsWith('src/generated')) return false;
    const pattern = patternOf(path);
    return ![...atTop, ...paths].some((one) => pattern.test(one));
  });
}

const comments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^\s*(\*|\/\/|\/\*|#)/.test(line))
    .join('\n');

describe('what documents and comments name', () => {
  const documents = ['CONTRIBUTING.md', 'ARCHITECTURE.md', 'RELEASING.md', 'README.md'];
  for (const path of documents) it(`is there: ${path}`, () => assert.deepEqual(missingIn(read(path)), []));

  it('is there: comments of sources and tests', () => {
    const sources = paths.filter((path) =>
      /^(src(?!\/generated)|generators|scripts|test|bench)\/.*\.(tsx?|py|sh)$/.test(path),
    );
    const missing = sources.flatMap((path) =>
      missingIn(comments(read(path))).map((one) => `${path}: ${one}`),
    );
    assert.deepEqual(missing, []);
  });

  it('would be noticed when it moved', () => {
    assert.deepEqual(
      missingIn('See `src/plan/plans.ts`, src/choices/<axis>/<id>/choice.ts, `test/{unit,none}/`.'),
      ['src/plan/plans.ts'],
    );
    assert.deepEqual(missingIn('`src/platforms/`'), ['src/platforms']);
  });

  it('has every folder of the sources in the layout', () => {
    const layout = read('CONTRIBUTING.md').split('## Layout')[1]!.split('\n## ')[0]!;
    const inSources = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `src/${name}`);
    const isNamed = (path: string): boolean =>
      new RegExp(`[\`{, ]${path.replaceAll('.', '\\.')}/`).test(layout);
    assert.deepEqual(
      [...inSources, ...atTop.filter((path) => path !== 'src')].filter((path) => !isNamed(path)),
      [],
    );
  });
});

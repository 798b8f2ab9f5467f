import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageName } from '../../src/answers/project-name.ts';
import { databases, platforms, servers, services, staticFiles } from '../../src/choices/catalog.ts';

const root = join(import.meta.dirname, '../..');

/** Files of the choices of every axis but services, with their own templates, rules and Spanish. */
const CHOICES = /^(src\/choices|templates)\/(servers|platforms|static|databases)\//;

/** Files of services, what is generated from all choices, and generators that are a choice's own. */
const OWN = /^(src\/(choices\/services|generated)|templates\/services|generators\/(?!app\/|service\/)\w+)\//;

/** Every file of the generator's source, by its path. */
const sources = ['src', 'generators', 'templates']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8', withFileTypes: true }),
  )
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));

/** Code without its prose: a reason may name a server, and help may say what a word means. */
function withoutProse(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\/|"""[\s\S]*?"""/g, '')
    .replaceAll(/^\s*(\/\/|#|<!--|help: |description: ).*$/gm, '');
}

const naming = (paths: readonly string[], pattern: RegExp): readonly string[] =>
  paths.filter((path) => pattern.test(withoutProse(readFileSync(join(root, path), 'utf8'))));

describe('names of servers, platforms, static files, databases and services', () => {
  /** Words in which an id occurs and means something else: examples of help, Yeoman's USAGE, headings of rosters. */
  const EXAMPLES = /^(generators\/\w+\/USAGE|src\/commands\/help\.ts|src\/workshop\/columns\.ts)$/;
  /** Texts of others, and what they are called. */
  const LICENCES = /^(templates|src\/choices)\/licenses\//;
  /** Prose and nothing else. */
  const TRANSLATIONS = /\.po$/;
  const elsewhere = sources.filter(
    (path) => ![CHOICES, OWN, EXAMPLES, LICENCES, TRANSLATIONS].some((own) => own.test(path)),
  );

  for (const { id } of [...servers, ...platforms, ...staticFiles, ...databases, ...services]) {
    it(`${id} is named in its own file and folder only`, () =>
      assert.deepEqual(naming(elsewhere, new RegExp(`(?<![\\w.-])${id}(?![\\w-])`, 'i')), []));
  }

  /** What a platform's catalogue calls each service. */
  const CATALOGUES = /^src\/choices\/platforms\/\w+\/providers\.ts$/;
  const choices = sources.filter((path) => CHOICES.test(path) && !CATALOGUES.test(path));

  for (const { id } of services) {
    it(`${id} is named by no other choice, but in the catalogue of a platform`, () => {
      // In quotes, or in a path: "mail" and "tasks" are words of their own in the guide of a platform.
      assert.deepEqual(naming(choices, new RegExp(`(['"\`])${id}\\1|services/${id}\\b`)), []);
    });
  }
});

describe('folders of choices', () => {
  const axes = readdirSync(join(root, 'src/choices'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  for (const { name: axis } of axes)
    it(`of ${axis} are named by the ids`, async () => {
      const ids = readdirSync(join(root, 'src/choices', axis)).filter((name) => !name.endsWith('.ts'));
      for (const id of ids) {
        const { default: choice } = await import(`../../src/choices/${axis}/${id}/choice.ts`);
        assert.equal(choice.id, id);
      }
    });
});

describe('project names', () => {
  for (const [name, expected] of [
    ['mysite', 'mysite'],
    ['My Site', 'my_site'],
    ['my-site', 'my_site'],
    ['my.site', 'my_site'],
    [' shop2 ', 'shop2'],
    ['a'.repeat(32), 'a'.repeat(32)],
  ] as const) {
    it(`${JSON.stringify(name)} is ${expected}`, () => assert.equal(packageName(name), expected));
  }
});

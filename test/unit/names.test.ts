import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageName } from '../../src/answers/project-name.ts';
import { databases, platforms, servers, staticFiles } from '../../src/choices/catalog.ts';

const root = join(import.meta.dirname, '../..');

/** Source files that may name no choice: everything outside the choices and their own templates. */
function sources(): readonly string[] {
  const own =
    /^(src\/(choices\/(servers|platforms|static|databases)|generated|languages\/es|platforms)|templates\/(servers|platforms|static|databases)|generators\/(?!app\/)\w+\/)/;
  return ['src', 'generators', 'templates']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8', withFileTypes: true }),
    )
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !own.test(path));
}

/** Code without its comments: a reason may name a server. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*(\/\/|#|<!--).*$/gm, '');
}

describe('names of servers, platforms, static files and databases', () => {
  /** Words in which an id occurs and means something else: help texts of examples, Yeoman's USAGE. */
  const EXAMPLES = /^(generators\/\w+\/USAGE|src\/cli\/help\.ts)$/;

  for (const { id } of [...servers, ...platforms, ...staticFiles, ...databases]) {
    it(`${id} is named in its own file and folder only`, () => {
      const pattern = new RegExp(`(?<![\\w.-])${id}(?![\\w-])`, 'i');
      const naming = sources().filter(
        (path) =>
          !EXAMPLES.test(path) && pattern.test(withoutComments(readFileSync(join(root, path), 'utf8'))),
      );
      assert.deepEqual(naming, []);
    });
  }
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

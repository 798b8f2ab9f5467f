/** What a plug-in may be and bring, where it is looked for, and what of a project's answers is believed. */
import { strict as assert } from 'node:assert';
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTranslated } from '../../scripts/languages/names.ts';
import { paragraphsOf, textsOf } from '../../scripts/languages/texts.ts';
import { UserError } from '../../src/errors/user-error.ts';
import { isDocument } from '../../src/languages/documents.ts';
import { CATALOGUES } from '../../src/languages/say.ts';
import { pluginsAsked } from '../../src/plugins/asked.ts';
import { readPlugin } from '../../src/plugins/load.ts';
import { installedAt, isPackageName, isPath } from '../../src/plugins/reference.ts';
import { storedPlugins } from '../../src/plugins/stored.ts';
import { BAD_PLUGINS, EXAMPLE } from '../support/bad-plugins.ts';
import { temporaryFolder } from '../support/processes.ts';

describe('a plug-in', () => {
  let parent = '';
  let count = 0;
  before(() => {
    parent = temporaryFolder('plugins-');
  });
  after(() => rmSync(parent, { recursive: true, force: true }));
  const folder = (): string => {
    count += 1;
    const path = join(parent, String(count));
    mkdirSync(path);
    return path;
  };

  it('is read whole', () => {
    const { plugin, brought, languages } = readPlugin(EXAMPLE);
    assert.deepEqual(plugin.choices, ['waitress']);
    assert.equal(plugin.version, '1.0.0');
    assert.equal(brought.servers?.length, 1);
    assert.ok(Object.keys(languages.es ?? {}).length > 0);
  });

  // What only shows when a project is planned is tried with the command: test/e2e/plugins.test.ts.
  for (const { title, change, says } of BAD_PLUGINS.filter(({ says }) => !/no project/.test(says.source))) {
    it(`is refused in one line with ${title}`, () => {
      const copy = folder();
      cpSync(EXAMPLE, copy, { recursive: true });
      change(copy);
      assert.throws(
        () => readPlugin(copy),
        (error: unknown) => {
          assert.ok(error instanceof UserError, String(error));
          assert.match(error.message, says);
          assert.equal(error.message.split('\n').length, 1);
          return true;
        },
      );
    });
  }

  for (const example of ['kubernetes', 'waitress']) {
    it(`says each of its texts in Spanish, and no other: the example ${example}`, () => {
      const folder = `examples/${example}`;
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path}`,
      );
      const texts = [
        ...files.filter((path) => path.endsWith('.js')).flatMap(textsOf),
        ...files.filter((path) => path.includes('/templates/') && isDocument(path)).flatMap(paragraphsOf),
      ].filter((text) => isTranslated(text) && text.toLowerCase() !== example);
      const spanish = JSON.parse(readFileSync(`${folder}/languages/es.json`, 'utf8'));
      const stale = Object.keys(spanish).filter((text) => !texts.includes(text));
      // What the product says too has its words.
      const known = { ...CATALOGUES.es, ...spanish };
      const missing = texts.filter((text) => !Object.hasOwn(known, text));
      assert.deepEqual({ stale, missing }, { stale: [], missing: [] });
    });
  }

  it('is told from a path by its name, as npm does', () => {
    for (const name of ['a', 'django-cloud-waitress', '@scope/name', 'a.b_c~1']) {
      assert.ok(isPackageName(name), name);
      assert.ok(!isPath(name), name);
    }
    for (const path of ['.', '..', './a', '../a', '/a', '~', '~/a']) assert.ok(isPath(path), path);
    for (const other of ['', '../a', 'A', 'a b', '@scope', '@scope/a/b', '.a/b', 'a/../b', 'a'.repeat(215)])
      assert.ok(!isPackageName(other), other);
  });

  it('is found beside the project, above it, and beside this package', () => {
    const root = realpathSync(folder());
    const own = join(root, 'lib/node_modules/generator-django-cloud');
    const place = (path: string): string => {
      mkdirSync(join(root, path), { recursive: true });
      writeFileSync(join(root, path, 'package.json'), '{}');
      return join(root, path);
    };
    const global = place('lib/node_modules/one');
    const project = join(root, 'work/shop');
    mkdirSync(project, { recursive: true });
    assert.equal(installedAt('one', project, own), global);
    const above = place('work/node_modules/one');
    assert.equal(installedAt('one', project, own), above);
    const beside = place('work/shop/node_modules/@a/one');
    assert.equal(installedAt('@a/one', project, own), beside);
    assert.equal(installedAt('two', project, own), undefined);
  });

  it('is asked for by the command line, and by the answers of a project that it may be about', () => {
    const root = folder();
    const project = join(root, 'shop');
    mkdirSync(project);
    assert.equal(pluginsAsked(['shop', '--defaults'], root), undefined);
    assert.deepEqual(pluginsAsked(['shop', '--plugin', './a', '--plugin=b'], root), {
      typed: ['./a', 'b'],
      projects: [],
    });
    assert.equal(pluginsAsked(['shop', '--', '--plugin', 'a'], root), undefined);
    writeFileSync(join(project, '.yo-rc.json'), '{"generator-django-cloud": {"plugins": []}}');
    assert.deepEqual(pluginsAsked(['shop'], root)?.projects, [project]);
    assert.deepEqual(pluginsAsked(['service', 'redis'], project)?.projects, [project]);
    assert.deepEqual(pluginsAsked(['django-cloud:service', 'redis'], project)?.projects, [project]);
    for (const command of ['undo', 'django-cloud:undo', 'web', 'completion'])
      assert.equal(pluginsAsked([command], project), undefined, command);
  });

  it('is named by the answers of a project, or the list is refused in one line', () => {
    const project = folder();
    const answers = (plugins: unknown): void =>
      writeFileSync(
        join(project, '.yo-rc.json'),
        JSON.stringify({ 'generator-django-cloud': { server: 'a', plugins } }),
      );
    const good = [{ name: '@a/b', version: '1.0.0-rc.1' }];
    answers(good);
    assert.deepEqual(storedPlugins(project), good);
    for (const bad of [
      'a',
      {},
      [1],
      [{ name: 'a' }],
      [{ name: '../a', version: '1.0.0' }],
      [{ name: 'a', version: '1.0.0\nx' }],
      [{ name: 'a', version: 'latest' }],
      Array.from({ length: 21 }, () => good[0]),
    ]) {
      answers(bad);
      assert.throws(() => storedPlugins(project), /"plugins" must list packages by name and version/);
    }
    writeFileSync(join(project, '.yo-rc.json'), '{');
    assert.deepEqual(storedPlugins(project), []);
  });
});

/** The map from sources to tests is complete, and names nothing that is not there. */
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { areaFiles, filesForChanges, filesOf, isSourceOf } from '../../scripts/suite/areas.ts';
import { KINDS, testFiles } from '../../scripts/suite/files.ts';
import { AREAS } from '../areas.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Folders whose own folders are areas' concern, one by one. */
const DEEP = ['src/choices', 'src/choices/platforms', 'templates/platforms'];

/** What needs no test of an area: what git ignores, what npm brought, the tests themselves, texts for people. */
const LEFT =
  /^(node_modules|dist|\.git|\.cache|src\/generated|test\/(unit|e2e)|[^/]+\.(md|json|tgz)|LICENSE|THIRD-PARTY-NOTICES|\.gitignore|\.editorconfig|findings|examples)$/;

/** Every folder of sources, and each file beside folders: what a change is mapped from. */
function sources(folder = ''): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (LEFT.test(path)) return [];
    const isRoof = ['src', 'templates', 'generators', 'scripts', 'test', ...DEEP].includes(path);
    return entry.isDirectory() && isRoof ? sources(path) : [path];
  });
}

describe('areas of tests', () => {
  it('have every test file', () => {
    const all = new Set(Object.values(areaFiles).flat());
    assert.deepEqual(
      testFiles.filter((file) => !all.has(file)),
      [],
      'add them to an area of test/areas.ts',
    );
  });

  it('have every folder of sources', () => {
    assert.ok(sources().length > 60, sources().join('\n'));
    assert.deepEqual(
      sources().filter((path) => !Object.values(AREAS).some((area) => isSourceOf(area, path))),
      [],
      'add them to an area of test/areas.ts',
    );
  });

  for (const [name, area] of Object.entries(AREAS)) {
    it(`${name} names only what is there`, () => {
      assert.deepEqual(
        area.sources.filter((path) => !existsSync(join(ROOT, path))),
        [],
      );
      assert.deepEqual(
        area.tests.filter((pattern) => filesOf(pattern).length === 0),
        [],
      );
      assert.ok(!(KINDS as readonly string[]).includes(name), 'it is the name of a kind of tests');
    });
  }

  it('follow a change of a source to the tests of its areas', () => {
    const files = filesForChanges(['src/merge/text.ts']);
    assert.ok(files.includes('test/property/merge.test.ts') && files.includes('test/unit/merge.test.ts'));
    assert.ok(!files.includes('test/unit/readme.test.ts'));
  });

  it('follow a change of the tests’ support to the files that import it', () => {
    const files = filesForChanges(['test/support/onprem-host.ts']);
    assert.ok(files.includes('test/e2e/onprem-host-1.test.ts'));
    assert.ok(!files.includes('test/e2e/servers.test.ts'));
    assert.deepEqual(filesForChanges(['test/unit/flags.test.ts']), ['test/unit/flags.test.ts']);
  });
});

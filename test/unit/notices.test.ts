import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledPackages, noticesText } from '../../scripts/package/notices.ts';

describe('third-party notices', () => {
  const root = mkdtempSync(join(tmpdir(), 'notices-'));
  after(() => rmSync(root, { recursive: true }));

  /** Makes a package, and names a file of it as a bundle would. */
  function input(name: string, license: string | undefined, text: string | undefined): string {
    const folder = join(root, 'node_modules', name);
    mkdirSync(join(folder, 'lib'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
    if (text !== undefined) writeFileSync(join(folder, 'LICENSE.md'), text);
    return `node_modules/${name}/lib/index.js`;
  }

  it('holds each bundled package once, by name, with its text', () => {
    const inputs = [
      input('@scope/second', 'ISC', 'text of the second'),
      input('first', 'MIT', 'text of the first'),
      'node_modules/first/lib/more.js',
      'src/own.ts',
    ];
    const text = noticesText(bundledPackages(root, inputs));
    assert.deepEqual(text.match(/^\S+ 1\.2\.3 \(\S+\)$/gm), [
      '@scope/second 1.2.3 (ISC)',
      'first 1.2.3 (MIT)',
    ]);
    assert.match(text, /text of the first/);
    assert.match(text, /text of the second/);
  });

  for (const [what, license, text, says] of [
    ['a licence that may not be bundled', 'GPL-3.0-only', 'text', /bad 1\.2\.3: licence GPL-3\.0-only/],
    ['no licence at all', undefined, 'text', /bad 1\.2\.3: licence none/],
    ['no text', 'MIT', undefined, /bad 1\.2\.3: it brings no text/],
  ] as const) {
    it(`ends the build at ${what}`, () => {
      rmSync(join(root, 'node_modules/bad'), { recursive: true, force: true });
      assert.throws(() => bundledPackages(root, [input('bad', license, text)]), says);
    });
  }
});

/** Which files of the package a command reads: each costs a part of its time. */
import { strict as assert } from 'node:assert';
import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ordinaryFolder, run, temporaryFolder } from '../support/processes.ts';

const COMMAND = join(import.meta.dirname, '../../dist/django-cloud.js');

describe('what is loaded', () => {
  let folder = '';
  before(() => {
    folder = ordinaryFolder(temporaryFolder('loaded-'));
    writeFileSync(
      join(folder, 'tell.cjs'),
      "process.on('exit', () => console.error('LOADED ' + JSON.stringify(Object.keys(require.cache))));",
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const loadedBy = (...words: readonly string[]): readonly string[] => {
    const { status, stderr } = run(
      [process.execPath, '--require', join(folder, 'tell.cjs'), COMMAND, ...words],
      {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder, XDG_STATE_HOME: folder, LANG: 'C.UTF-8' },
      },
    );
    assert.equal(status, 0, stderr);
    const [, list = '[]'] = /^LOADED (.*)$/m.exec(stderr) ?? [];
    const files: readonly string[] = JSON.parse(list);
    return files.filter((path) => path.includes('chunks')).map((path) => basename(path, '.js'));
  };

  for (const [words, parts] of [
    [['--version'], 0],
    [['--help'], 0],
    [['--help', '--lang', 'es'], 1],
    [['shop', '--defaults'], 0],
    [['store', '--defaults', '--platform', 'onprem', '--lang', 'es'], 2],
  ] as const)
    it(`${parts} of the parts that few commands need: ${words.join(' ')}`, () => {
      const loaded = loadedBy(...words);
      assert.ok(loaded.includes('pack-main'), loaded.join(' '));
      assert.equal(
        loaded.filter((name) => /^(es-messages|templates-)/.test(name)).length,
        parts,
        loaded.join(' '),
      );
      if (words[0] !== 'shop' && words[0] !== 'store') assert.ok(loaded.length <= 5, loaded.join(' '));
    });
});

/** Which files of the package a command reads: each costs a part of its time. */
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  it('a change compiles few functions anew: Node keeps the others compiled', () => {
    const log = join(folder, 'functions.log');
    const started = (...words: readonly string[]): void => {
      rmSync(log, { force: true });
      const flags = ['--log-function-events', '--no-logfile-per-isolate', `--logfile=${log}`];
      const { status, output } = run([process.execPath, ...flags, COMMAND, ...words], {
        cwd: words[0] === 'server' ? join(folder, 'books') : folder,
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          XDG_STATE_HOME: folder,
          TMPDIR: folder,
          LANG: 'C.UTF-8',
        },
      });
      assert.equal(status, 0, output);
    };
    started('books', '--defaults');
    // The second writes what the third finds.
    for (const server of ['uvicorn', 'gunicorn', 'uvicorn']) started('server', server);
    const compiled = readFileSync(log, 'utf8').match(/^function,interpreter,/gm)?.length ?? 0;
    console.log(`      ${compiled} functions`);
    // Some 280, most of them Node's own; with functions that are compiled at their first call, 1,300.
    assert.ok(compiled > 0 && compiled < 600, `${compiled} functions were compiled`);
  });
});

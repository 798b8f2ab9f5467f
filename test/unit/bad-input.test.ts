import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BAD_COMMANDS, BAD_FILES, BAD_PLACES } from '../support/bad-files.ts';
import { BAD_FLAGS, BAD_NAMES } from '../support/bad-words.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

let count = 0;
for (const [title, cases] of Object.entries({
  names: BAD_NAMES,
  flags: BAD_FLAGS,
  'answers files': BAD_FILES,
  destinations: BAD_PLACES,
  commands: BAD_COMMANDS,
})) {
  describe(`bad input: ${title}`, () => {
    for (const { argv, files = {}, says, status = 2 } of cases) {
      count += 1;
      it(`${argv.join(' ')} ${Object.values(files).join(' ')}`.slice(0, 90), () =>
        inFolder(async (folder) => {
          for (const [path, text] of Object.entries(files)) {
            mkdirSync(dirname(join(folder, path)), { recursive: true });
            writeFileSync(join(folder, path), text);
          }
          const before = snapshot(folder);
          const outcome = await djangoCloud(
            folder,
            ...argv,
            ...(argv.includes('--defaults') ? [] : ['--defaults']),
          );
          const stderr = outcome.stderr.replaceAll(`${folder}/`, '');
          if (typeof says === 'string') assert.equal(stderr, `${says}\n`);
          else assert.match(stderr, says);
          assert.equal(outcome.stdout, '');
          assert.equal(outcome.status, status);
          assert.deepEqual(snapshot(folder), before, 'nothing is written');
        }),
      );
    }
  });
}

describe('bad input', () => {
  it('has at least 40 cases', () => {
    assert.ok(count >= 40, `${count}`);
    console.log(`      ${count} cases`);
  });

  for (const version of ['18.20.0', '20.20.2', '22.17.1', '24.10.0']) {
    it(`Node ${version} is too old: one line, exit 1`, () => {
      const entry = join(import.meta.dirname, '../../src/django-cloud.ts');
      const code = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); await import(${JSON.stringify(entry)});`;
      const result = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
      assert.equal(
        result.stderr,
        `django-cloud needs Node.js 22.18 or a later 22, or 24.11 or newer; this is ${version}. Install a newer one from your system's packages or nodejs.org, and run it again.\n`,
      );
      assert.equal(result.status, 1);
    });
  }
});

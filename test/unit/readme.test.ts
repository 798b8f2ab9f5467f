import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AXES } from '../../src/choices/axes.ts';
import { servers } from '../../src/choices/catalog.ts';
import { FLAGS } from '../../src/cli/flags.ts';
import { inFolder } from '../support/command.ts';

const root = join(import.meta.dirname, '../..');
const script = join(root, 'scripts/readme.ts');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const parts = [...readme.matchAll(/^<!-- \/(\w+) -->$/gm)].map(([, name = '']) => name);

/** The text with one more line in a generated part. */
function withChanged(part: string, text: string): string {
  const end = `<!-- /${part} -->`;
  return text.replace(end, `| a change |\n${end}`);
}

/** Runs the script on a file with this text. */
async function run(text: string, ...argv: readonly string[]) {
  return inFolder(async (folder) => {
    const file = join(folder, 'README.md');
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...argv, 'README.md'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, stdout, stderr, text: readFileSync(file, 'utf8') };
  });
}

describe('README.md', () => {
  it('agrees with the choices and flags', async () => {
    assert.deepEqual(await run(readme, '--check'), { status: 0, stdout: '', stderr: '', text: readme });
  });

  it('names every choice and every flag', () => {
    for (const { choices } of AXES)
      for (const { id } of choices) assert.ok(readme.includes(`| \`${id}\``), id);
    for (const { name } of FLAGS) assert.match(readme, new RegExp(`^\\|.*\`--${name}[\` ].*\\|$`, 'm'));
    for (const { caution } of servers)
      if (caution) assert.ok(readme.includes(`**Mind:** ${caution}`), caution);
  });

  it('says which Node it needs', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.equal(engines.node, '^22.18.0 || >=24.11.0', 'README.md says this in words');
    assert.match(readme, /Node\.js 22\.18 or a later 22, or 24\.11 or newer/);
  });

  for (const part of parts) {
    it(`fails the check when its part "${part}" was changed`, async () => {
      const changed = withChanged(part, readme);
      const says = 'README.md: it differs from the choices and flags in src/. Run "npm run readme".\n';
      assert.deepEqual(await run(changed, '--check'), { status: 1, stdout: '', stderr: says, text: changed });
    });
  }

  it('is put right by the script, which keeps what people wrote', async () => {
    const own = `${readme}\nA line.\n`;
    const changed = parts.reduce((text, part) => withChanged(part, text), own);
    assert.notEqual(changed, own);
    assert.deepEqual(await run(changed), { status: 0, stdout: '', stderr: '', text: own });
  });

  it('fails the check when a part has no place', async () => {
    const { status, stderr } = await run(readme.replace(/^<!-- \/?servers -->$/gm, ''), '--check');
    assert.equal(stderr, 'README.md: it needs the lines <!-- servers --> and <!-- /servers -->.\n');
    assert.equal(status, 1);
  });

  it('is written by a script that names no choice', () => {
    const source = readFileSync(script, 'utf8');
    const named = AXES.flatMap(({ choices }) => choices).filter(({ id }) =>
      new RegExp(`(?<![\\w.-])${id.replace('.', '\\.')}(?![\\w-])`, 'i').test(source),
    );
    assert.deepEqual(named, []);
  });
});

import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AXES, type Axis } from '../../src/choices/axes.ts';
import { servers } from '../../src/choices/catalog.ts';
import type { Answers } from '../../src/choices/choice.ts';
import { OPTIONS } from '../../src/choices/chosen.ts';
import { COMMANDS } from '../../src/commands/commands.ts';
import { FLAGS } from '../../src/commands/flags.ts';
import { allAnswers } from '../support/answers.ts';
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

/** The text of a generated part. */
function textOf(part: string): string {
  return readme.slice(readme.indexOf(`<!-- ${part} -->`), readme.indexOf(`<!-- /${part} -->`));
}

/** The cells of a table, row by row: heads first. */
function rowsOf(table: string): string[][] {
  return table.split('\n').map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** The axes of a table of two: by its first head, and by the choices in the others. */
function axesOf([first, ...columns]: readonly string[]): readonly [Axis, Axis] {
  const has = ({ choices }: Axis) => columns.every((column) => choices.some(({ title }) => title === column));
  return [AXES.find(({ title }) => title === first)!, AXES.find(has)!];
}

/** The title of what these answers choose; one platform at most. */
function titleOf({ key, choices }: Axis, answers: Answers): string {
  const [id] = [answers[key]].flat();
  return choices.find((choice) => choice.id === id)?.title ?? 'None';
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
      if (caution) assert.ok(readme.includes(`**Warning:** ${caution}`), caution);
  });

  it('names every option with its flag, in a table of its own', () => {
    const options = textOf('options');
    for (const { flag } of OPTIONS) assert.ok(options.includes(`| \`--${flag}\` |`), flag);
    const flags = textOf('flags');
    for (const { flag } of OPTIONS) assert.ok(!flags.includes(`--${flag}`), flag);
  });

  it('names every command, with the generator that does the same, and the flags of each', async () => {
    for (const { name, summary, load } of COMMANDS) {
      assert.match(readme, new RegExp(`^\\| \`django-cloud ${name}\\b.*\\| ${summary} \\|$`, 'm'));
      assert.equal(
        readme.includes(`| \`yo django-cloud:${name}\` |`),
        existsSync(join(root, 'generators', name, 'index.ts')),
        name,
      );
      for (const flag of (await load()).flags)
        assert.match(readme, new RegExp(`^\\|.*\`--${flag.name}[\` ].*\\|$`, 'm'));
    }
  });

  it('says what goes with what as the choices do, and "default" only where nothing else decides', () => {
    const tables = textOf('combinations').trim().split('\n\n').slice(1).map(rowsOf);
    assert.ok(tables.length > 0);
    const all = allAnswers().filter(({ platforms }) => platforms.length <= 1);
    for (const [heads = [], , ...rows] of tables) {
      const [rowAxis, columnAxis] = axesOf(heads);
      for (const [title = '', ...cells] of rows) {
        for (const [index, text] of cells.entries()) {
          const inRow = all.filter((answers) => titleOf(rowAxis, answers) === title);
          const column = heads[index + 1]!;
          const both = inRow.filter((answers) => titleOf(columnAxis, answers) === column);
          assert.equal(text === 'no', both.length === 0, `${title} × ${column}: ${text}`);
          if (text === 'yes, default')
            for (const answers of inRow) {
              // Asked before this axis: what comes after it decides nothing.
              const before = AXES.slice(0, AXES.indexOf(columnAxis)).map(({ key }) => [key, answers[key]]);
              const given = { ...Object.fromEntries(before), [rowAxis.key]: answers[rowAxis.key] };
              const initial = columnAxis.fallback(given);
              assert.equal(columnAxis.choices.find(({ id }) => id === initial)?.title, column, title);
            }
        }
      }
    }
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
    // Of answers that stand aside, an id may be any word: "yes".
    const named = AXES.filter(({ aside }) => !aside)
      .flatMap(({ choices }) => choices)
      .filter(({ id }) => new RegExp(`(?<![\\w.-])${id.replace('.', '\\.')}(?![\\w-])`, 'i').test(source));
    assert.deepEqual(named, []);
  });
});

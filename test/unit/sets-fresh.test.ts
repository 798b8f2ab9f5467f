import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'smol-toml';
import { freshPyproject, freshPythonVersion } from '../../src/merge/sets/fresh.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { FRESH_REPOSITORIES, type Repository } from '../support/sets/fresh-repositories.ts';

const SHOP = answersWith({ project: 'shop' });

const textOf = (contents: string | Buffer): string =>
  typeof contents === 'string' ? contents : contents.toString('utf16le').replace('\ufeff', '');

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The one place where a line of the user's may become another: a version, and what a list of requirements holds. */
function checkRequirements(mine: readonly string[], after: readonly string[], path: string): void {
  const nameOf = (line: string): string => (/^["']?([\w.-]+)/.exec(line)?.[1] ?? line).toLowerCase();
  const names = after.map(nameOf);
  for (const line of mine) assert.ok(names.includes(nameOf(line)), `${path}: ${line} is lost`);
  const packages = names.filter((name) => /^[a-z]/.test(name));
  assert.deepEqual(packages, [...new Set(packages)], `${path}: no package is there twice`);
}

/** What pyproject.toml says, without what is merged. */
function checkToml(mine: string, after: string): void {
  type Table = { [name: string]: unknown };
  const walk = (user: Table, is: Table, at: string): void => {
    for (const [key, value] of Object.entries(user)) {
      if (key === 'dependencies') checkRequirements(value as string[], is[key] as string[], at);
      else if (key === 'requires-python') assert.ok(is[key], key);
      else if (typeof value === 'object' && !Array.isArray(value))
        walk(value as Table, is[key] as Table, key);
      else assert.deepEqual(is[key], value, `${at}.${key}`);
    }
  };
  walk(parse(mine) as Table, parse(after) as Table, '');
}

function checkKept(before: Repository, folder: string): number {
  let lines = 0;
  for (const [path, contents] of Object.entries(before)) {
    const [mine, after] = [textOf(contents), readFileSync(join(folder, path), 'utf8')];
    const found = linesOf(after);
    lines += linesOf(mine).length;
    if (path === 'pyproject.toml') checkToml(mine, after);
    else if (path === 'requirements.txt')
      checkRequirements(
        linesOf(mine).filter((line) => !line.startsWith('#')),
        found,
        path,
      );
    else for (const line of linesOf(mine)) assert.ok(found.includes(line), `${path}: ${line} is lost`);
    if (textOf(contents).includes('\r\n'))
      assert.equal(after.replaceAll('\r\n', '').includes('\n'), false, `${path}: line ends are the user's`);
  }
  return lines;
}

/** What of ours is not in the project: nothing but the title of our README, and versions. */
function checkBrought(before: Repository, folder: string): void {
  for (const { path, contents } of plan(SHOP)) {
    const found = linesOf(readFileSync(join(folder, path), 'utf8'));
    if (/pyproject|requirements|python-version/.test(path) && before[path] !== undefined) continue;
    for (const line of linesOf(contents)) {
      const isThere = found.includes(line) || (path === 'README.md' && line.startsWith('# '));
      assert.ok(isThere || (path === '.editorconfig' && before[path]), `${path}: ${line} did not come`);
    }
  }
}

describe('a first generation into a repository that was just made', () => {
  it(`is no conflict and loses no line, for ${Object.keys(FRESH_REPOSITORIES).length} kinds`, async function () {
    this.timeout(120_000);
    const rows: string[] = [];
    for (const [kind, files] of Object.entries(FRESH_REPOSITORIES)) {
      await inFolder(async (folder) => {
        spawnSync('git', ['init', '-q', folder]);
        for (const [path, contents] of Object.entries(files)) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), contents);
        }
        const { status, stdout } = await djangoCloud(folder, 'shop', '.', '--defaults', '--force', '--json');
        const { conflicts = [] } = JSON.parse(stdout) as { conflicts?: readonly unknown[] };
        assert.deepEqual([kind, status, conflicts], [kind, 0, []]);
        const kept = checkKept(files, folder);
        checkBrought(files, folder);
        const paths = plan(SHOP).map(({ path }) => path);
        const ignored = spawnSync('git', ['-C', folder, 'check-ignore', ...paths], { encoding: 'utf8' });
        assert.equal(ignored.stdout, '', `${kind}: what is ignored`);
        // Where there was nothing, nothing was merged.
        const undone = Object.keys(files).length > 0 ? await djangoCloud(folder, 'undo') : { status: 0 };
        assert.deepEqual([kind, undone.status], [kind, 0]);
        for (const [path, contents] of Object.entries(files))
          assert.ok(readFileSync(join(folder, path)).equals(Buffer.from(contents)), `${kind}: undo, ${path}`);
        rows.push(
          `      ${kind.padEnd(58)} ${String(conflicts.length).padStart(9)} ${String(kept).padStart(10)}`,
        );
      });
    }
    console.log(`      ${'repository'.padEnd(58)} conflicts lines kept\n${rows.join('\n')}`);
  });

  it('allows the Pythons that both allow', () => {
    const value = (text: string): string => `[project]\nrequires-python = ${text}\n`;
    for (const [mine, expected] of [
      ['">=3.10"', '">=3.11,<3.15"'],
      ['">=3.13"', '">=3.13,<3.15"'],
      ["'>=3.11, <4'", "'>=3.11,<3.15'"],
      ['">=3.12, <3.14"', '">=3.12, <3.14"'],
      ['"==3.13.*"', '"==3.13.*"'],
    ] as const)
      assert.equal(freshPyproject(value(mine), value('">=3.11,<3.15"')), value(expected), mine);
    assert.equal(freshPythonVersion('3.14.2\n', '3.13\n'), '3.14.2\n');
    assert.equal(freshPythonVersion('3.15\n', '3.13\n'), undefined);
  });
});

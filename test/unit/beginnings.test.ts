/** Licence and editors: what a project may begin with, or get later, and that is asked of nobody. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { editors, licences } from '../../src/choices/catalog.ts';
import { labsOf } from '../../src/labs/labs-of.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder, snapshot } from '../support/command.ts';

const filesOf = (given: Parameters<typeof answersWith>[0]): ReadonlyMap<string, string> =>
  new Map(plan(answersWith(given)).map(({ path, contents }) => [path, contents]));

describe('the licence', () => {
  it('is none unless it is chosen', () => {
    const files = filesOf({});
    assert.ok(!files.has('LICENSE'));
    assert.doesNotMatch(files.get('pyproject.toml')!, /^license/m);
  });

  for (const [id, says] of [
    ['mit', /^MIT License\n\nCopyright \(c\) the authors of mysite\n/],
    ['apache-2.0', /^\s+Apache License\n\s+Version 2\.0, January 2004\n/],
    ['bsd-3-clause', /^BSD 3-Clause License\n\nCopyright \(c\) the authors of mysite\n/],
    ['gpl-3.0-or-later', /^\s+GNU GENERAL PUBLIC LICENSE\n\s+Version 3, 29 June 2007\n/],
  ] as const)
    it(`${id} has its text, and its identifier in pyproject.toml`, () => {
      const files = filesOf({ license: id });
      assert.match(files.get('LICENSE')!, says);
      const { project } = parseToml(files.get('pyproject.toml')!) as { project: Record<string, unknown> };
      assert.equal(project.license, licences.find((one) => one.id === id)!.spdx);
      assert.match(files.get('README.md')!, new RegExp(`\\| \`LICENSE\` \\|.* ${project.license} \\|`));
    });

  it('names the holder that was given, with or without a year', () =>
    inFolder(async (folder) => {
      const words = ['shop', '--defaults', '--license', 'MIT', '--mit-holder', '2026 Ada Lovelace'];
      assert.equal((await djangoCloud(folder, ...words)).status, 0);
      assert.match(
        readFileSync(join(folder, 'shop/LICENSE'), 'utf8'),
        /^Copyright \(c\) 2026 Ada Lovelace$/m,
      );
      const again = await djangoCloud(join(folder, 'shop'), '--license', 'bsd-3-clause', '--force');
      assert.equal(again.status, 0, again.stdout);
      assert.match(readFileSync(join(folder, 'shop/LICENSE'), 'utf8'), /^BSD 3-Clause/);
    }));

  for (const holder of ['Ada\nLovelace', '<script>', 'a'.repeat(101), 'Ada\u202eLovelace', '%> <%'])
    it(`refuses the holder ${JSON.stringify(holder).slice(0, 30)}, and writes nothing`, () =>
      inFolder(async (folder) => {
        const words = ['shop', '--defaults', '--license', 'mit', `--mit-holder=${holder}`];
        const { status, stderr } = await djangoCloud(folder, ...words);
        assert.equal(status, 2);
        assert.match(stderr, /^--mit-holder [\s\S]*: it must be one line of up to 100 characters/);
        assert.deepEqual(snapshot(folder), {});
      }));

  it('refuses a holder of what names none', () =>
    inFolder(async (folder) => {
      const { stderr } = await djangoCloud(folder, 'shop', '--defaults', '--mit-holder', 'Ada');
      assert.match(stderr, /^--mit-holder Ada: it goes with MIT, which is not chosen\./);
    }));

  it('comes later, too, and goes', () =>
    inFolder(async (parent) => {
      await djangoCloud(parent, 'shop', '--defaults');
      const folder = join(parent, 'shop');
      const before = Object.keys(snapshot(folder));
      assert.equal((await djangoCloud(folder, '--license', 'apache-2.0', '--force')).status, 0);
      const added = Object.keys(snapshot(folder)).filter((path) => !before.includes(path));
      assert.deepEqual(
        added.filter((path) => !path.startsWith('.django-cloud')),
        ['LICENSE'],
      );
      assert.equal((await djangoCloud(folder, '--no-license', '--force')).status, 0);
      assert.ok(!('LICENSE' in snapshot(folder)));
    }));
});

describe('editors', () => {
  it('have settings that git takes, and nothing else of theirs', () =>
    inFolder(async (parent) => {
      const ids = editors.map(({ id }) => id).join(',');
      assert.equal((await djangoCloud(parent, 'shop', '--defaults', '--editor', ids)).status, 0);
      const folder = join(parent, 'shop');
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      execFileSync('git', ['add', '--all'], { cwd: folder });
      const taken = execFileSync('git', ['ls-files', '.vscode', '.devcontainer'], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.deepEqual(taken.trim().split('\n'), [
        '.devcontainer/Dockerfile',
        '.devcontainer/devcontainer.json',
        '.vscode/extensions.json',
        '.vscode/launch.json',
        '.vscode/settings.json',
      ]);
      const ignored = execFileSync('git', ['check-ignore', '.vscode/.ropeproject'], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.equal(ignored, '.vscode/.ropeproject\n');
    }));

  it('run the tests under what the project has', () => {
    for (const [tests, key] of [
      ['pytest', 'python.testing.pytestEnabled'],
      ['django', 'python.testing.unittestEnabled'],
    ] as const) {
      const settings = JSON.parse(filesOf({ editors: ['vscode'], tests }).get('.vscode/settings.json')!);
      assert.equal(settings[key], true);
    }
  });

  it('give a course its own dev container, once', () => {
    const labs = (list: readonly string[]) =>
      labsOf(answersWith({ editors: list }), [
        { id: 'lab-1', change: { server: 'runserver', static: 'unserved' } },
      ])[0]!.solution.filter(({ path }) => path.startsWith('.devcontainer'));
    assert.deepEqual(labs(['devcontainer']), labs([]));
    assert.equal(labs([]).length, 1);
    assert.match(labs([])[0]!.contents, /docker-in-docker:2": \{\},\n[\s\S]*-m labs prepare"/);
  });
});

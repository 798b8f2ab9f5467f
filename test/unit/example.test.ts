/** The example app: taken away, or never there, nothing of it comes back. */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databases, platforms, servers, services } from '../../src/choices/catalog.ts';
import type { PartialAnswers } from '../../src/choices/choice.ts';
import { writeProject } from '../../src/commands/destination.ts';
import { withRecord } from '../../src/merge/rendered-file.ts';
import { plan } from '../../src/plan/plan.ts';
import { allAnswers, answersWith } from '../support/answers.ts';
import { djangoCloud, inFolder } from '../support/command.ts';
import { leftOfExample, namedByReadme, OF_THE_EXAMPLE, removeExample } from '../support/example.ts';

const network = databases.find(({ embedded }) => !embedded)!.id;
const wsgi = servers.find(({ interface: kind }) => kind === 'wsgi')!.id;
const asgi = servers.find(({ interface: kind }) => kind === 'asgi')!.id;
const all = services.map(({ id }) => id);

/** What is done to a project once its example is gone: every command that changes answers. */
const LATER: readonly (readonly string[])[] = [
  ['update'],
  ['server', asgi],
  ...platforms.map(({ id }) => [id]),
  ...all.map((id) => ['service', id]),
  ['service', ...all],
];

/** The projects of which it is taken away: one with nothing, and one to which nothing can be added. */
const BEFORE: readonly PartialAnswers[] = [
  { server: wsgi, database: network },
  { server: wsgi, database: network, platforms: platforms.map(({ id }) => id), services: all },
];

/** A project on disk with its record. */
const inProject = (given: PartialAnswers, use: (folder: string) => Promise<void>): Promise<void> =>
  inFolder(async (parent) => {
    const folder = join(parent, 'mysite');
    writeProject(folder, withRecord(answersWith(given)));
    await use(folder);
  });

const exampleIn = (folder: string): string =>
  JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-django-cloud'].example;

/** Runs a command that must succeed without a conflict. */
async function succeed(folder: string, ...argv: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await djangoCloud(folder, ...argv, '--force');
  assert.equal(status, 0, `${argv.join(' ')}\n${stdout}${stderr}`);
  assert.deepEqual(leftOfExample(folder), [], argv.join(' '));
  return stdout;
}

describe('the example app', () => {
  it('is named by the README with each test that needs it', () => {
    for (const answers of allAnswers()) {
      const files = plan(answers);
      const needing = files
        .filter(({ path, contents }) => path.startsWith('tests/') && /^from pages\b/m.test(contents))
        .map(({ path }) => `\`${path}\``);
      const readme = files.find(({ path }) => path === 'README.md')!.contents;
      assert.ok(
        readme.includes(`remove the folder \`pages/\` with ${needing.join(', ')}, its`),
        needing.join(),
      );
    }
  });

  it('is in no file of a project without it, whatever is chosen', () => {
    for (const answers of allAnswers().map((one) => ({ ...one, example: 'no' })))
      for (const { path, contents } of plan(answers)) {
        assert.doesNotMatch(path, /(^|\/)pages(\/|$)/);
        assert.doesNotMatch(contents, OF_THE_EXAMPLE, path);
      }
  });

  it('is needed by no file outside of it but settings and URLs', () => {
    for (const given of BEFORE)
      for (const { path, contents } of plan(answersWith(given)))
        if (/^mysite\/.*\.(py|html)$/.test(path) && !/\/(settings|urls)\.py$/.test(path))
          assert.doesNotMatch(contents, OF_THE_EXAMPLE, path);
  });

  for (const [index, given] of BEFORE.entries()) {
    for (const argv of index === 0 ? LATER : LATER.slice(0, 2)) {
      it(`that was removed stays away: ${argv.join(' ')}, project ${index + 1}`, () =>
        inProject(given, async (folder) => {
          removeExample(folder, 'mysite');
          const said = await succeed(folder, ...argv);
          assert.equal(exampleIn(folder), 'removed');
          assert.match(
            said,
            /Example app: now Removed, because .*: the folder pages\/ no\s+longer\s+exists\./,
          );
          assert.ok(existsSync(join(folder, 'mysite/static/mysite/site.css')));
          await succeed(folder, 'update');
        }));
    }

    it(`that was replaced leaves its places to another app, project ${index + 1}`, () =>
      inProject(given, async (folder) => {
        removeExample(folder, 'mysite', ['    "shop",\n', '    path("", include("shop.urls")),\n']);
        for (const argv of LATER.filter(([name]) => name !== 'service')) await succeed(folder, ...argv);
        assert.match(readFileSync(join(folder, 'mysite/settings.py'), 'utf8'), /^ {4}"shop",$/m);
        assert.match(readFileSync(join(folder, 'mysite/urls.py'), 'utf8'), /include\("shop\.urls"\)/);
      }));
  }

  it('is switched off later, too, and its files go', () =>
    inProject(BEFORE[1]!, async (folder) => {
      await succeed(folder, '--no-example');
      assert.equal(exampleIn(folder), 'no');
      assert.ok(!existsSync(join(folder, 'pages')));
      await succeed(folder, 'server', asgi);
    }));

  it('may be answered with true and false', () =>
    inFolder(async (folder) => {
      for (const [value, expected] of [
        ['false', 'no'],
        ['true', 'yes'],
      ]) {
        const file = join(folder, 'answers.json');
        writeFileSync(file, `{"project": "shop${value}", "example": ${value}}`);
        assert.equal((await djangoCloud(folder, '--answers', file, '--defaults')).status, 0);
        assert.equal(exampleIn(join(folder, `shop${value}`)), expected);
      }
    }));

  it('is not offered as what it becomes', async () => {
    for (const value of ['removed', 'before-0.3']) {
      const { status, stderr } = await inFolder((folder) => djangoCloud(folder, 'shop', '--example', value));
      assert.equal(status, 2);
      assert.match(stderr, /^--example \S+: unknown choice\..* Choose one of: yes, no\.\n$/);
    }
  });
});

describe('a project of version 0.2 whose example is gone', () => {
  const given = { ...BEFORE[0]!, example: 'before-0.3' };

  /** As `removeExample`: that README did not say how. */
  function remove(folder: string): void {
    rmSync(join(folder, 'pages'), { recursive: true });
    for (const name of ['admin', 'commands', 'pages']) rmSync(join(folder, `tests/test_${name}.py`));
    for (const [path, line] of [
      ['settings.py', '    "pages",\n'],
      ['urls.py', '    path("", include("pages.urls")),\n'],
    ] as const) {
      const file = join(folder, 'mysite', path);
      writeFileSync(file, readFileSync(file, 'utf8').replace(line, ''));
    }
  }

  it('gets pages that stand without it', () =>
    inProject(given, async (folder) => {
      assert.deepEqual(namedByReadme(folder), []);
      remove(folder);
      await succeed(folder, 'update');
      assert.equal(exampleIn(folder), 'mended-before-0.3');
      assert.doesNotMatch(readFileSync(join(folder, 'README.md'), 'utf8'), /uv run/);
      assert.match(readFileSync(join(folder, 'mysite/templates/base.html'), 'utf8'), /mysite\/site\.css/);
      assert.ok(existsSync(join(folder, 'mysite/static/mysite/site.css')));
    }));

  it('keeps pages that the user gave a stylesheet of their own', () =>
    inProject(given, async (folder) => {
      remove(folder);
      const frame = join(folder, 'mysite/templates/base.html');
      const own = readFileSync(frame, 'utf8')
        .replaceAll("'pages/", "'shop/")
        .replace("{% url 'home' %}", '/');
      writeFileSync(frame, own);
      // A line beside one that the user changed is theirs to settle, as it was.
      const routed = services.filter(({ urls }) => urls).map(({ id }) => id);
      const others = LATER.slice(1).filter((argv) => !argv.some((word) => routed.includes(word)));
      for (const argv of others) await succeed(folder, ...argv);
      assert.equal(exampleIn(folder), 'removed-before-0.3');
      assert.equal(readFileSync(frame, 'utf8'), own);
      assert.ok(!existsSync(join(folder, 'mysite/static')));
    }));
});

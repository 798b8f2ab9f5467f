/** Projects that are opened in the page, in a real browser. */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servers } from '../../src/choices/catalog.ts';
import { ANSWERS_FILE, answersFile, plan } from '../../src/plan/plan.ts';
import { answersOfFragment } from '../../src/web/link.ts';
import { openedProject } from '../../src/web/opened.ts';
import { answersWith } from '../support/answers.ts';
import { describeWith } from '../support/machine.ts';
import { DJANGO_CLOUD } from '../support/program.ts';
import type { Files } from '../support/sets/first-week.ts';
import { olderRendering, writeOlder } from '../support/sets/older-projects.ts';
import { WebPage } from '../support/web-page.ts';
import { servedSite } from '../support/web-site.ts';
import { zipOfEntries } from '../support/zip-maker.ts';

const PACK = join(import.meta.dirname, '../support/zip_folder.py');

/** What developers do: lines of their own, a file that is gone, a conflict with the next version. */
function editsOfAll(files: Files): void {
  const settings = [...files.keys()].find((path) => path.endsWith('/settings.py'))!;
  files.set(settings, `${files.get(settings)}\nSHOP_CURRENCY = 'EUR'\n`);
  files.set('README.md', `${files.get('README.md')}\n## Our own notes ñ\n`);
  files.set('serve.py', `# ours\n${files.get('serve.py') ?? ''}`);
  files.set('own/notes.md', 'ours\n');
  files.delete('.editorconfig');
}

/** The diffs that the command prints, by path; its library writes the count of a single line, which git leaves out. */
function commandDiffs(folder: string, words: readonly string[]): Readonly<Record<string, string>> {
  const [program = '', ...rest] = DJANGO_CLOUD;
  const { stdout } = spawnSync(program, [...rest, ...words, '--diff'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, XDG_STATE_HOME: `${folder}-state` },
  });
  const headed = stdout.replaceAll(/^@@ .* @@$/gm, (heading) => heading.replaceAll(',1 ', ' '));
  const files = headed.split(/^diff --git a\/.* b\/(.*)\n/m).slice(1);
  return Object.fromEntries(
    files.flatMap((path, index) => {
      const text = files[index + 1] ?? '';
      const start = text.search(/^@@/m);
      return index % 2 === 0 ? [[path, start < 0 ? '' : text.slice(start).trimEnd()]] : [];
    }),
  );
}

describeWith(['chromium'], 'The page, with a project that is there', () => {
  const site = servedSite();

  it('opens a project that is dropped, shows what another server changes, and refuses what is none', () =>
    WebPage.with(site.browser, site.url, {}, async (web) => {
      const { page } = web;
      const drop = (name: string, text: string) =>
        page.evaluate(`(() => {
          const data = new DataTransfer();
          data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
          dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        })()`);
      const own = answersWith({ project: 'shop' });
      await drop('.yo-rc.json', answersFile(own, '0.2.0'));
      await page.getByText('shop: rendered by 0.2.0.').waitFor();
      await page.locator(`#server-${servers[1]!.id}`).check();
      await page.locator('.opened code').getByText(`--server ${servers[1]!.id}`).waitFor();
      await page.getByRole('button', { name: /^Changes/ }).click();
      const changed = await page.locator('.changes .diffs > details').count();
      const other = answersWith({ project: 'shop', server: servers[1]!.id });
      const before = new Map(plan(own).map((file) => [file.path, file.contents]));
      const after = new Map(plan(other).map((file) => [file.path, file.contents]));
      const paths = new Set([...before.keys(), ...after.keys()]);
      assert.equal(changed, [...paths].filter((path) => before.get(path) !== after.get(path)).length);
      for (const [name, text] of [
        [
          '<img src=x onerror=alert(1)>.json',
          '{"generator-django-cloud": {"project": "<script>alert(1)</script>"}}',
        ],
        ['huge.json', 'x'.repeat(1_100_000)],
        ['foreign.json', '{"generator-node": {"name": "x"}}'],
        ['binary.json', '\u0000\u0001\uFFFD'],
      ] as const) {
        await drop(name, text);
        const alert = page.getByRole('alert');
        await alert.getByText(name.slice(0, 10)).or(alert.getByText('project name')).first().waitFor();
        assert.doesNotMatch((await alert.innerText()).trim(), /\n/);
        assert.equal(await page.locator('.notices img, .notices script').count(), 0);
      }
      assert.equal(answersOfFragment(await web.fragment())?.server, servers[1]!.id);
    }));

  for (const [way, language] of [
    ['a zip', 'en'],
    ['its folder', 'es'],
    ['its folder, dropped', 'en'],
  ] as const)
    it(`shows of a project that is opened as ${way} what the command would change, in ${language}`, () => {
      const folder = join(site.area, way.replaceAll(/\W+/g, '-'), 'shop');
      const texts = { title: /rendered by 0\.2\.0, opened with|generado por 0\.2\.0, abierto con/ };
      writeOlder(folder, olderRendering('0.2.0', 'host'), editsOfAll);
      return WebPage.with(
        site.browser,
        site.url,
        { locale: language === 'es' ? 'es-MX' : 'en-US', width: way === 'a zip' ? 360 : 1280 },
        async (web) => {
          const { page } = web;
          if (way === 'a zip') {
            execFileSync('python3', [PACK, folder, `${folder}.zip`]);
            await page.locator('#open').setInputFiles(`${folder}.zip`);
          } else if (way === 'its folder') await page.locator('#open-folder').setInputFiles(folder);
          else await web.drop(folder);
          await page.getByText(texts.title).waitFor();
          await page.getByRole('button', { name: /^(Changes|Cambios) \(/ }).click();
          await page.locator('.changes .told li').first().waitFor();
          assert.deepEqual(await web.diffs(), commandDiffs(folder, ['update']));
          await web.approves('a project that was opened');
          // It brings a file that is in the way.
          const server = servers.findLast(({ id }) =>
            plan(answersWith({ server: id })).some(({ path }) => path === 'serve.py'),
          )!.id;
          await page.locator(`#server-${server}`).check();
          await page.locator('.changes .quiet').getByText(`--server ${server}`).first().waitFor();
          await page.locator('.changes .told li').first().waitFor();
          assert.deepEqual(await web.diffs(), commandDiffs(folder, ['server', server]));
          assert.ok((await page.locator('.kind.conflict').count()) > 0);
        },
      );
    });

  it('tells of the answers of an older version what becomes of them', () =>
    WebPage.with(site.browser, site.url, { width: 360, scheme: 'dark' }, async (web) => {
      const { page } = web;
      const rendered = olderRendering('0.1.0', 'host');
      const text = rendered.files.find(({ path }) => path === ANSWERS_FILE)!.contents;
      await page
        .locator('#open')
        .setInputFiles({ name: '.yo-rc.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      const { news } = openedProject(text, ANSWERS_FILE);
      assert.ok(news.asked.length > 5 && news.migrated.length === 0);
      await page.getByText(`New questions, with their defaults (${news.asked.length})`).click();
      const shown = await page.locator('.news li').allInnerTexts();
      assert.deepEqual(
        shown,
        news.asked.map(({ title, to }) => `${title}: ${to}`),
      );
      await page.getByText('Its files are not here').waitFor();
      await web.approves('the answers of an older version');
      await page.getByRole('button', { name: 'Close this project' }).first().click();
      await page.locator('.opened').waitFor({ state: 'detached' });
    }));

  it('refuses hostile zips and folders in one line, and goes on', () =>
    WebPage.with(site.browser, site.url, {}, async (web) => {
      const { page } = web;
      const rc = {
        name: `shop/${ANSWERS_FILE}`,
        contents: answersFile(answersWith({ project: 'shop' }), '0.2.0'),
      };
      const empty = join(site.area, 'empty');
      mkdirSync(empty);
      writeFileSync(join(empty, 'notes.md'), 'x');
      for (const [entries, message] of [
        [[rc, { name: '../<img src=x onerror=alert(1)>' }], 'outside of its folder'],
        [[rc, { name: 'shop/x', contents: Buffer.alloc(20_000_000), size: 9 }], 'damaged'],
        [[rc, { name: 'shop/.django-cloud.lock', contents: 'x' }], 'is missing or damaged'],
        [[], 'not a django-cloud project'],
      ] as const) {
        const buffer = zipOfEntries(entries);
        await page.locator('#open').setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer });
        if (message === 'is missing or damaged') await page.getByRole('button', { name: /^Changes/ }).click();
        const told = page.locator('.problem').getByText(message).first();
        await told.waitFor();
        assert.doesNotMatch((await told.innerText()).trim(), /\n/);
        assert.equal(await page.locator('.problem img').count(), 0);
      }
      await page.locator('#open-folder').setInputFiles(empty);
      await page.getByRole('alert').getByText('empty: not a django-cloud project').waitFor();
      assert.equal(await web.count(), plan(answersOfFragment(await web.fragment())!).length);
    }));
});

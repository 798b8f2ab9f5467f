/** The page in a real browser: by keyboard, in both languages, on a telephone, offline, from the disk, behind nginx. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Download } from 'playwright-core';
import { writeWeb } from '../../scripts/package/web.ts';
import { presetAnswers } from '../../src/answers/presets.ts';
import { AXES } from '../../src/choices/axes.ts';
import { platforms, servers } from '../../src/choices/catalog.ts';
import type { Answers, PartialAnswers } from '../../src/choices/choice.ts';
import { commandWords } from '../../src/flags/command-line.ts';
import { decodeRendered, RENDERED_FILE, sameRendering, withRecord } from '../../src/merge/rendered-file.ts';
import { answersFile, plan } from '../../src/plan/plan.ts';
import { shellLine } from '../../src/terminal/shell-line.ts';
import { answersOfFragment, fragmentOf } from '../../src/web/link.ts';
import { servePage } from '../../src/web/page-server.ts';
import { answersWith } from '../support/answers.ts';
import { startBrowser } from '../support/browser.ts';
import { startStaticfileApp } from '../support/cloudfoundry/nginx.ts';
import { describeWith } from '../support/machine.ts';
import { Background, ordinaryFolder, temporaryFolder } from '../support/processes.ts';
import { DJANGO_CLOUD } from '../support/program.ts';
import { WebPage } from '../support/web-page.ts';
import { zipEntries } from '../support/zip.ts';

const ROOT = join(import.meta.dirname, '../..');
const everything = presetAnswers('everything', answersWith());

/** Subsets of the platforms: what decides about most other choices, together with the server. */
const SUBSETS: readonly (readonly string[])[] = Array.from({ length: 2 ** platforms.length }, (_, bits) =>
  platforms.filter((_platform, at) => bits & (1 << at)).map(({ id }) => id),
);

/**
 * Compares a downloaded project with what the command writes: every byte, but in the record, which a browser's own zlib may
 * compress otherwise. That must be taken for the same record, and hold the same.
 */
function isProject(zip: Buffer, answers: Answers): void {
  const entries = zipEntries(zip);
  const expected = withRecord(answers);
  assert.deepEqual(
    entries.map(({ path }) => path),
    expected.map(({ path }) => `${answers.project}/${path}`),
  );
  for (const [index, { path, contents, executable }] of expected.entries()) {
    const entry = entries[index]!;
    assert.equal(entry.mode, executable ? 0o755 : 0o644, path);
    if (path !== RENDERED_FILE) assert.equal(entry.contents, contents, path);
    else {
      assert.ok(sameRendering(entry.contents, contents));
      assert.deepEqual(decodeRendered(entry.contents), decodeRendered(contents));
    }
  }
}

const contentsOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

describeWith(['chromium', 'nginx'], 'The page that configures a project', () => {
  let folder: string;
  let site: string;
  let url: string;
  let server: Server;
  let browser: Browser;
  const running: Background[] = [];

  before(async () => {
    folder = ordinaryFolder(temporaryFolder('web-'));
    site = join(folder, 'site');
    await writeWeb(ROOT, site);
    ({ server, url } = await servePage(site, 0));
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
    for (const one of running) await one.stop();
  });

  for (const [width, scheme, locale, workshop, changes] of [
    [1280, 'light', 'en-US', 'A workshop of it', /^Changes/],
    [360, 'dark', 'es-MX', 'Un taller con él', /^Cambios/],
  ] as const) {
    it(`has nothing that axe finds at ${width} px in ${scheme} colours, in ${locale}`, () =>
      WebPage.with(browser, url, { width, scheme, locale }, async (web) => {
        const { page } = web;
        assert.equal(await page.evaluate('document.documentElement.lang'), locale.slice(0, 2));
        await page.locator('.explained[aria-busy=false]').waitFor();
        await web.approves('the first view');
        const duration = await page.evaluate(
          'getComputedStyle(document.querySelector("button")).transitionDuration',
        );
        assert.equal(duration, '0s', 'motion');
        await web.follow(fragmentOf({ ...everything, ...(locale === 'es-MX' ? { language: 'es' } : {}) }));
        await page.locator(`main[data-files="${plan(everything).length}"]`).waitFor();
        await page.evaluate(
          `for (const one of document.querySelectorAll('.choices details')) one.open = true`,
        );
        await page.getByRole('button', { name: changes }).click();
        await page.locator('#name').fill('class');
        await web.approves('everything, with changes and a bad name');
        await page.getByRole('button', { name: workshop }).click();
        await page.locator('.labs').waitFor();
        await page.locator('summary#workshop-file').click();
        await web.approves('the workshop');
        await page
          .locator('#open')
          .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{') });
        await page.getByRole('alert').getByText('x.json').waitFor();
        await web.approves('a refusal');
      }));
  }

  it('is used by keyboard alone, every control of it', () =>
    WebPage.with(browser, url, {}, async (web) => {
      const { page } = web;
      const press = async (...keys: readonly string[]): Promise<void> => {
        for (const key of keys) await page.keyboard.press(key);
      };
      const { focused, missed } = await web.tour();
      assert.deepEqual(missed, []);
      assert.ok(focused > 60, String(focused));
      await page.locator('#name').focus();
      await press('Control+a');
      await page.keyboard.type('My Shop');
      await page.locator('#name-told').getByText('my_shop').waitFor();
      // Radio buttons by arrows, a checkbox by the space bar, a button by Enter.
      await page.locator(`#server-${servers[0]!.id}`).focus();
      await press('ArrowDown');
      await page.locator(`#platforms-${platforms[0]!.id}`).focus();
      await press('Space');
      await web.has(`platforms=${platforms[0]!.id}`);
      const answers = answersOfFragment(await web.fragment())!;
      assert.deepEqual(
        [answers.project, answers.server, answers.platforms],
        ['my_shop', servers[1]!.id, [platforms[0]!.id]],
      );
      await page.getByRole('button', { name: /^Changes/ }).focus();
      await press('Enter');
      await page.locator('.changes summary').first().waitFor();
      await page.getByRole('button', { name: 'Pin this choice' }).focus();
      await press('Space');
      await page.getByText('Compared with the choice that you pinned').waitFor();
      await page.getByRole('button', { name: /^Files/ }).focus();
      await press('Enter');
      await page.locator('#find').focus();
      await page.keyboard.type('settings my_shop/');
      await press('Tab', 'Enter');
      assert.equal(await page.locator('#file-path').innerText(), 'my_shop/settings.py');
      await page.locator('.explained[aria-busy=false]').waitFor();
      await page.getByRole('listbox').focus();
      await press('ArrowDown');
      await page.getByText('Line 1 is shaped by').waitFor();
      assert.match(await page.locator('.explained').innerText(), /Line 1 is shaped by\s+Project name/);
      assert.equal(await page.getByRole('listbox').getAttribute('aria-activedescendant'), 'line-1');
      await page.getByRole('button', { name: 'Download my_shop.zip' }).focus();
      const [download] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
      assert.equal(download.suggestedFilename(), 'my_shop.zip');
      await page.getByRole('button', { name: 'A workshop of it' }).focus();
      await press('Enter');
      await page.locator('.labs').waitFor();
      assert.deepEqual((await web.tour()).missed, []);
    }));

  it('downloads in Chromium what the command writes, to the last byte', () =>
    WebPage.with(browser, url, {}, async (web) => {
      for (const answers of [answersWith(), { ...everything, language: 'es' as const }]) {
        await web.follow(fragmentOf(answers));
        await web.page.locator(`main[data-files="${plan(answers).length}"][data-ready=true]`).waitFor();
        const button = web.page.locator('.take button.main');
        const [download] = await Promise.all([web.page.waitForEvent('download'), button.click()]);
        isProject(await contentsOf(download), answers);
        assert.equal(
          await web.page.locator('#command').inputValue(),
          shellLine(['django-cloud', ...commandWords(answers)]),
        );
        const [file] = await Promise.all([
          web.page.waitForEvent('download'),
          web.page.locator('.take button').nth(1).click(),
        ]);
        assert.equal(String(await contentsOf(file)), answersFile(answers));
      }
    }));

  it('greys everything that does not go with a server and its platforms, with the reason', () =>
    WebPage.with(browser, url, {}, async (web) => {
      let refused = 0;
      for (const { id } of servers)
        for (const subset of SUBSETS) {
          const [server, platform] = [AXES[0]!, AXES[1]!];
          const isFitting = platform.choices.every(
            (choice) => !subset.includes(choice.id) || !platform.unavailable(choice, { server: id }),
          );
          if (!isFitting) continue;
          const answers = answersWith({ server: id, platforms: subset });
          await web.follow(fragmentOf(answers));
          await web.page.locator(`#${server.key}-${id}:checked`).waitFor();
          const shown = await web.page.evaluate<Record<string, string>>(`Object.fromEntries(
            [...document.querySelectorAll('.choices input:disabled')].map((input) =>
              [input.id, document.getElementById(input.id + '-help').querySelector('.reason').textContent]))`);
          const expected: Record<string, string> = {};
          let before: PartialAnswers = { project: answers.project };
          for (const axis of AXES) {
            for (const choice of axis.choices) {
              const reason = axis.unavailable(choice, before);
              if (reason) expected[`${axis.key}-${choice.id}`] = `Not available: ${reason}.`;
            }
            before = { ...before, [axis.key]: answers[axis.key] };
          }
          assert.deepEqual(shown, expected, fragmentOf(answers));
          refused += Object.keys(expected).length;
        }
      assert.ok(refused > 100, String(refused));
    }));

  it('says what a choice of its own took away, and why', () =>
    WebPage.with(browser, url, {}, async (web) => {
      const lossy = platforms.find(({ hasSystemPackages }) => !hasSystemPackages)!;
      const system = servers.find(({ systemPackages }) => systemPackages)!;
      await web.page.locator(`#platforms-${lossy.id}`).check();
      await web.page.locator(`#server-${system.id}`).check();
      await web.page.getByRole('status').getByText(`without ${lossy.title}, because`).waitFor();
      assert.equal(await web.page.locator(`#platforms-${lossy.id}`).isDisabled(), true);
    }));

  it('opens a link anew, and refuses a damaged one in one line', async () => {
    const answers = { ...everything, project: 'shop', language: 'es' as const };
    await WebPage.with(browser, `${url}#${fragmentOf(answers)}`, {}, async (web) => {
      assert.equal(await web.count(), plan(answers).length);
      assert.deepEqual(answersOfFragment(await web.fragment()), answers);
      assert.equal(await web.page.evaluate('document.documentElement.lang'), 'es');
    });
    const [first, ...others] = [
      'project=<img src=x onerror=alert(1)>',
      'server=%3Cscript%3Ealert(1)%3C/script%3E',
      'schema=99&project=shop',
      `project=${'x'.repeat(20_000)}`,
      '%E0%A4%A=%',
    ];
    await WebPage.with(browser, `${url}#${first}`, {}, async (web) => {
      const told = web.page.getByRole('alert');
      const seen = new Set<string>();
      const refused = async (): Promise<void> => {
        const text = (await told.innerText()).trim();
        assert.ok(text.length > 10 && !text.includes('\n') && !seen.has(text), text);
        seen.add(text);
        assert.equal(await web.page.locator('.notices img, .notices script').count(), 0);
        assert.equal(await web.count(), plan(answersWith()).length);
      };
      await refused();
      for (const fragment of others) {
        const before = await told.innerText();
        await web.follow(fragment);
        await web.page.waitForFunction(
          `document.querySelector('[role=alert]').innerText !== ${JSON.stringify(before)}`,
        );
        await refused();
      }
    });
  });

  it('opens a project that is dropped, shows what another server changes, and refuses what is none', () =>
    WebPage.with(browser, url, {}, async (web) => {
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

  it('goes on without a network, in the other language too', () =>
    WebPage.with(browser, url, {}, async (web) => {
      const { page, context } = web;
      await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
      await page.waitForFunction('navigator.serviceWorker.controller !== null');
      await context.setOffline(true);
      await page.reload();
      await web.ready();
      await page.getByRole('button', { name: 'español' }).click();
      await page.getByRole('heading', { name: 'Mira el proyecto antes de que exista' }).waitFor();
      await page.getByRole('button', { name: 'Un taller con él' }).click();
      await page.locator('.labs').waitFor();
    }));

  it('works from the disk', () =>
    WebPage.with(browser, pathToFileURL(join(site, 'index.html')).href, { width: 360 }, async (web) => {
      const { page } = web;
      assert.equal(await web.count(), plan(answersWith()).length);
      await page.locator('.code .t-comment, .code .t-title').first().waitFor();
      await page.getByRole('button', { name: 'español' }).click();
      await page.getByRole('button', { name: 'Todo' }).click();
      await page.locator(`main[data-files="${plan(everything).length}"]`).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Descargar mysite.zip' }).click(),
      ]);
      isProject(await contentsOf(download), { ...everything, language: 'es' });
    }));

  it('works as a Staticfile app, and in a folder of any nginx', async () => {
    const source = join(folder, 'deploy');
    cpSync(join(ROOT, 'deploy'), source, { recursive: true, filter: (path) => !path.endsWith('/public') });
    cpSync(site, join(folder, 'dist/web'), { recursive: true });
    execFileSync('sh', ['collect.sh'], { cwd: source });
    const app = await startStaticfileApp(join(source, 'staticfile'), mkdirIn(folder, 'app'));
    running.push(app.nginx);
    // Below another path, as any host may have it.
    cpSync(site, join(folder, 'app/public/tools/web'), { recursive: true });
    for (const path of ['', 'tools/web/'])
      await WebPage.with(browser, `http://127.0.0.1:${app.port}/${path}`, {}, async (web) => {
        assert.equal(await web.count(), plan(answersWith()).length);
        await web.page.getByRole('button', { name: 'español' }).click();
        await web.page.getByRole('button', { name: 'Un taller con él' }).click();
        await web.page.locator('.labs').waitFor();
        const policy = await web.page.evaluate(
          'fetch("app.js").then((response) => response.headers.get("content-security-policy"))',
        );
        assert.match(String(policy), /frame-ancestors 'none'/);
      });
  });

  it('is served by the command until Ctrl-C', async () => {
    const own = mkdirIn(folder, 'command');
    if (!existsSync(join(ROOT, 'dist/web/index.html'))) await writeWeb(ROOT, join(ROOT, 'dist/web'));
    const command = new Background([...DJANGO_CLOUD, 'web', '--no-open', '--lang', 'en'], {
      cwd: own,
      env: { ...process.env, XDG_STATE_HOME: own },
    });
    running.push(command);
    await command.until(async () => /shows the page/.test(command.output), 'its address');
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(command.output)![0];
    await WebPage.with(browser, address, {}, async (web) => assert.ok((await web.count()) > 50));
    await command.stop('SIGINT');
    assert.equal(command.status, '0');
    await assert.rejects(fetch(address));
  });
});

function mkdirIn(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, '.keep'), '');
  return path;
}

/** The page wherever it is: without a network, from the disk, behind nginx, served by the command. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeWeb } from '../../scripts/package/web.ts';
import { presetAnswers } from '../../src/answers/presets.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { startStaticfileApp } from '../support/cloudfoundry/nginx.ts';
import { describeWith } from '../support/machine.ts';
import { Background } from '../support/processes.ts';
import { DJANGO_CLOUD } from '../support/program.ts';
import { contentsOf, isProject } from '../support/web-download.ts';
import { WebPage } from '../support/web-page.ts';
import { servedSite } from '../support/web-site.ts';

const ROOT = join(import.meta.dirname, '../..');

const everything = presetAnswers('everything', answersWith());

describeWith(['chromium', 'nginx'], 'The page, wherever it is', () => {
  const site = servedSite();

  it('goes on without a network, in the other language too', () =>
    WebPage.with(site.browser, site.url, {}, async (web) => {
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
    WebPage.with(
      site.browser,
      pathToFileURL(join(site.folder, 'index.html')).href,
      { width: 360 },
      async (web) => {
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
      },
    ));

  it('works as a Staticfile app, and in a folder of any nginx', async () => {
    const source = join(site.area, 'deploy');
    cpSync(join(ROOT, 'deploy'), source, { recursive: true, filter: (path) => !path.endsWith('/public') });
    cpSync(site.folder, join(site.area, 'dist/web'), { recursive: true });
    execFileSync('sh', ['collect.sh'], { cwd: source });
    const app = await startStaticfileApp(join(source, 'staticfile'), mkdirIn(site.area, 'app'));
    site.running.push(app.nginx);
    // Below another path, as any host may have it.
    cpSync(site.folder, join(site.area, 'app/public/tools/web'), { recursive: true });
    for (const path of ['', 'tools/web/'])
      await WebPage.with(site.browser, `http://127.0.0.1:${app.port}/${path}`, {}, async (web) => {
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
    const own = mkdirIn(site.area, 'command');
    if (!existsSync(join(ROOT, 'dist/web/index.html'))) await writeWeb(ROOT, join(ROOT, 'dist/web'));
    const command = new Background([...DJANGO_CLOUD, 'web', '--no-open', '--lang', 'en'], {
      cwd: own,
      env: { ...process.env, XDG_STATE_HOME: own },
    });
    site.running.push(command);
    await command.until(async () => /shows the page/.test(command.output), 'its address');
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(command.output)![0];
    await WebPage.with(site.browser, address, {}, async (web) => assert.ok((await web.count()) > 50));
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

/** The starter page, the admin's login page and an error page, in a browser, as production serves them. */
import { strict as assert } from 'node:assert';
import type { Browser } from 'playwright-core';
import { defaultServer } from '../../src/choices/axes.ts';
import { djangoLines, servers } from '../../src/choices/catalog.ts';
import { answersWith } from '../support/answers.ts';
import { type Limits, type Scheme, startBrowser, Visitor } from '../support/browser.ts';
import { describeWith } from '../support/machine.ts';
import { patiently } from '../support/patience.ts';
import { PRODUCTION, Project, type Server } from '../support/project.ts';

/** The site's own pages: fingers of any size, https://www.w3.org/TR/WCAG22/#target-size-enhanced. */
const OURS: Limits = { text: 16, target: 44, border: 3, landmarks: true };

/** Django's design: https://www.w3.org/TR/WCAG22/#target-size-minimum, and pale borders. */
const DJANGOS: Limits = { text: 13, target: 24, border: 1, landmarks: false };

const PAGES = [
  { path: '/', status: 200, limits: OURS },
  { path: '/admin/login/', status: 200, limits: DJANGOS },
  { path: '/nowhere', status: 404, limits: OURS },
];

const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const WIDE = { width: 1280, scheme: 'light' } as const;
const NARROW = { width: 360, scheme: 'dark' } as const;

const interfaces = [...new Set(servers.map((server) => server.interface))];

for (const [index, kind] of interfaces.entries()) {
  const server = defaultServer(kind);
  // Both lines of Django are seen: each has an admin and a content security policy of its own.
  const django = djangoLines[index % djangoLines.length]?.id ?? '';
  const needs = ['chromium', ...(server.systemPackages ? ['apxs'] : [])];

  describeWith(needs, `${server.title}, Django ${django}, in a browser`, () => {
    let project: Project;
    let running: Server;
    let browser: Browser;
    let site: { readonly browser: Browser; readonly origin: string };
    before(async () => {
      project = new Project(answersWith({ server: server.id, django }));
      project.install('requirements.txt');
      const HTTPS = 'false';
      project.succeed(['python', 'manage.py', 'migrate', '--noinput'], { ...PRODUCTION, HTTPS });
      project.succeed(['python', 'manage.py', 'collectstatic', '--noinput']);
      running = await project.start({ HTTPS });
      browser = await startBrowser();
      site = { browser, origin: `http://127.0.0.1:${running.port}` };
    });
    after(async () => {
      await browser?.close();
      await running?.process.stop();
      project?.remove();
    });

    for (const width of [1280, 360]) {
      for (const scheme of SCHEMES) {
        it(`is styled, readable and quiet at ${width} px in ${scheme} colours`, () =>
          Visitor.with(site, { width, scheme }, async (visitor) => {
            for (const { path, status, limits } of PAGES) {
              await visitor.open(path, status);
              await visitor.approves(limits);
            }
          }));
      }
    }

    it('shows where the keyboard is', () =>
      Visitor.with(site, WIDE, async (visitor) => {
        for (const { path, status } of PAGES) {
          await visitor.open(path, status);
          await visitor.tabsThrough();
        }
      }));

    it('keeps a message that is written without a mouse, and shows it to everybody', async () => {
      // One long word: it must not make the page wider than a telephone.
      const text = `${kind}-${'message'.repeat(12)}`;
      await Visitor.with(site, NARROW, async (visitor) => {
        const { page } = visitor;
        await visitor.open('/');
        await page.locator('[name=author]').focus();
        await page.keyboard.type('Ada');
        await page.keyboard.press('Tab');
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.getByRole('status').waitFor();
        assert.match(await page.getByRole('listitem').first().innerText(), new RegExp(`^${text}\\s+Ada, `));
        await visitor.approves(OURS);
      });
      await Visitor.with(site, WIDE, async (visitor) => {
        await visitor.open('/');
        assert.equal(await visitor.page.getByText(text).count(), 1);
        assert.equal(await visitor.page.getByRole('status').count(), 0);
      });
    });

    it('says at the field what is wrong with a message, and loses nothing of it', () =>
      Visitor.with(site, NARROW, async (visitor) => {
        const { page } = visitor;
        await visitor.open('/');
        // The browser lets spaces pass, the server does not.
        await page.locator('[name=author]').fill('  ');
        await page.locator('[name=text]').fill('kept');
        await page.getByRole('main').getByRole('button').click();
        await page.getByRole('alert').waitFor();
        const author = page.locator('[name=author]');
        assert.equal(await author.getAttribute('aria-invalid'), 'true');
        const described = await author.getAttribute('aria-describedby');
        assert.match(await page.locator(`#${described}`).innerText(), /required/);
        assert.equal(await page.locator('[name=text]').inputValue(), 'kept');
        await visitor.approves(OURS);
        await page.getByRole('alert').getByRole('link').click();
        const { y = -1 } = (await author.boundingBox()) ?? {};
        assert.ok(y > 0 && y < 400, `the field is at ${y} px`);
      }));

    it('loads nothing that its policy does not name', () =>
      Visitor.with(site, WIDE, async (visitor) => {
        await visitor.open('/');
        const injected = '<p style="color: red">inline</p><img src="https://foreign.invalid/image.png">';
        await visitor.page.evaluate(`new Promise((done) => {
          addEventListener('securitypolicyviolation', (event) => event.effectiveDirective === 'img-src' && done());
          setTimeout(done, ${patiently(5000)});
          document.body.insertAdjacentHTML('beforeend', '${injected}');
        })`);
        const complaints = visitor.complaints().join('\n');
        assert.match(complaints, /^policy: style-src-attr of inline/m);
        assert.match(complaints, /^policy: img-src of https:\/\/foreign\.invalid\/image\.png/m);
        assert.match(complaints, /^elsewhere: https:\/\/foreign\.invalid\/image\.png/m);
      }));
  });
}

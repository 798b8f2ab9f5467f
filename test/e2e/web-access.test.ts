/** The page in a real browser, as everybody can use it: by keyboard, on a telephone, in both languages and colours. */
import { strict as assert } from 'node:assert';
import { presetAnswers } from '../../src/answers/presets.ts';
import { platforms, servers } from '../../src/choices/catalog.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersOfFragment, fragmentOf } from '../../src/web/link.ts';
import { answersWith } from '../support/answers.ts';
import { describeWith } from '../support/machine.ts';
import { WebPage } from '../support/web-page.ts';
import { servedSite } from '../support/web-site.ts';

const everything = presetAnswers('everything', answersWith());

describeWith(['chromium'], 'The page, for everybody', () => {
  const site = servedSite();

  for (const [width, scheme, locale, workshop, changes] of [
    [1280, 'light', 'en-US', 'A workshop of it', /^Changes/],
    [360, 'dark', 'es-MX', 'Un taller con él', /^Cambios/],
  ] as const) {
    it(`has nothing that axe finds at ${width} px in ${scheme} colours, in ${locale}`, () =>
      WebPage.with(site.browser, site.url, { width, scheme, locale }, async (web) => {
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
    WebPage.with(site.browser, site.url, {}, async (web) => {
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
});

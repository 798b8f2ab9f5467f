/** The instructor's page in a browser: sorts, filters, asks nobody for anything, and is readable on a phone. */
import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { platforms } from '../../src/choices/catalog.ts';
import { classPage } from '../../src/workshop/class-page.ts';
import { handouts } from '../../src/workshop/handouts.ts';
import { peopleFrom } from '../../src/workshop/roster.ts';
import { seatsOf } from '../../src/workshop/seats.ts';
import { workshopFrom } from '../../src/workshop/workshop-file.ts';
import { type Limits, type Scheme, startBrowser, Visitor } from '../support/browser.ts';
import { describeWith } from '../support/machine.ts';
import { WORKSHOP, writeCourse } from '../support/workshop.ts';

/** What page-checks.js gives to each page. */
declare const checks: {
  findings(limits: Limits, scheme: Scheme): Promise<readonly string[]>;
};

const LIMITS: Limits = { text: 16, target: 44, border: 3, landmarks: true };

const ROSTER = `name,username,table
Zoë Núñez,zoe,10
Ana López,ana,2
محمد علي,mohamed,1
"<b>O'Neil</b>",oneil,2
${'Maximiliana'.repeat(20)},max,9
`;

describeWith(['chromium'], 'the instructor’s page, in a browser', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'django-cloud-page-'));
    const clouds = platforms.filter(({ ephemeralDisk }) => ephemeralDisk).map(({ id }) => id);
    const text = WORKSHOP.replace(
      '{ project: shop }',
      `{ project: shop, platforms: [${clouds.join(', ')}] }`,
    );
    writeCourse(
      folder,
      `${text.replace('language: en', 'language: es')}remote: https://git.example.com/course/{user}.git\n`,
      ROSTER,
    );
    const workshop = workshopFrom('workshop.yml', folder);
    const people = peopleFrom('people.csv', readFileSync(join(folder, 'people.csv')));
    const seats = seatsOf(workshop, people);
    const page = classPage(workshop, seats, new Set(['zoe']));
    const sheets = handouts(workshop, seats);
    rmSync(folder, { recursive: true });
    server = createServer((request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(request.url === '/handouts.html' ? sheets : page);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  for (const width of [1280, 360]) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`is readable and quiet at ${width} px in ${scheme} colours`, () =>
        Visitor.with({ browser, origin }, { width, scheme }, async (visitor) => {
          await visitor.open('/');
          const found = await visitor.page.evaluate(([limits, scheme]) => checks.findings(limits, scheme), [
            LIMITS,
            scheme,
          ] as const);
          // A site's icon has a hash in its name; this page has an empty one in itself.
          const findings = found.filter((finding) => !/data:,|null: the name has no hash/.test(finding));
          assert.deepEqual([...visitor.complaints(), ...findings], []);
          const overflow = await visitor.page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(overflow, 0);
        }));
    }
  }

  it('sorts by each column, both ways, and numbers as numbers', () =>
    Visitor.with({ browser, origin }, { width: 1280, scheme: 'light' }, async ({ page }) => {
      await page.goto(origin);
      const column = (index: number) => page.locator(`tbody td:nth-child(${index})`).allTextContents();
      const head = page.getByRole('button', { name: 'Mesa' });
      await head.click();
      assert.deepEqual(await column(2), ['1', '2', '2', '9', '10']);
      await head.click();
      assert.deepEqual(await column(2), ['10', '9', '2', '2', '1']);
      assert.equal(await page.locator('th[aria-sort=descending]').count(), 1);
      await page.getByRole('button', { name: 'Repositorio' }).click();
      assert.match((await column(3))[0] ?? '', /^ana/);
    }));

  it('filters by words, without accents, and says how many it shows', () =>
    Visitor.with({ browser, origin }, { width: 360, scheme: 'light' }, async ({ page }) => {
      await page.goto(origin);
      const shown = page.locator('tbody tr:visible');
      await page.getByLabel('Filtrar').fill('nunez');
      assert.equal(await shown.count(), 1);
      assert.match((await shown.textContent()) ?? '', /Zoë Núñez/);
      assert.equal(await page.locator('output').textContent(), '1 de 5 visibles');
      await page.getByLabel('Filtrar').fill('محمد');
      assert.equal(await shown.count(), 1);
      await page.getByLabel('Filtrar').fill('');
      assert.equal(await shown.count(), 5);
    }));

  it('is a table on paper: a row for each person, the head on each sheet, no controls, no link to nowhere', () =>
    Visitor.with({ browser, origin }, { width: 360, scheme: 'dark' }, async ({ page }) => {
      await page.goto(origin);
      assert.deepEqual(
        await page.locator('tbody a').evaluateAll((links) => links.map((one) => one.getAttribute('href'))),
        ['https://git.example.com/course/zoe.git'],
      );
      await page.emulateMedia({ media: 'print' });
      const style = (selector: string) =>
        page.evaluate(`getComputedStyle(document.querySelector('${selector}')).display`);
      assert.equal(await style('tbody tr'), 'table-row');
      assert.equal(await style('tbody td'), 'table-cell');
      assert.equal(await style('thead'), 'table-header-group');
      for (const control of ['#filter', 'label', 'output', '.controls'])
        assert.equal(await page.locator(control).first().isVisible(), false, control);
      assert.equal(await page.locator('tbody tr:visible').count(), 5);
      // One tall page would have no second sheet: many rows do.
      await page.evaluate(`const body = document.querySelector('tbody');
        for (let i = 0; i < 60; i += 1) body.append(body.rows[0].cloneNode(true));`);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.ok((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length >= 3);
    }));

  it('has a sheet for each participant, each on a page of its own', () =>
    Visitor.with({ browser, origin }, { width: 1280, scheme: 'light' }, async ({ page }) => {
      await page.goto(`${origin}/handouts.html`);
      assert.equal(await page.locator('section').count(), 5);
      assert.match(
        (await page.locator('section').first().textContent()) ?? '',
        /git clone https:\/\/\S+zoe\.git\s+cd zoe/,
      );
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.equal((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length, 5);
    }));
});

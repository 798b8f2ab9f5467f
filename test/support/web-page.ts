/** The page in Debian's Chromium, with a visitor who notices everything that goes wrong. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { patiently } from './patience.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Look {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly locale?: string;
}

export class WebPage {
  readonly page: Page;
  readonly context: BrowserContext;
  private readonly problems: string[] = [];

  private constructor(page: Page, context: BrowserContext, home: string) {
    this.page = page;
    this.context = context;
    const note = (problem: string) => this.problems.push(problem);
    page.on('pageerror', (error) => note(`script: ${error.message}`));
    page.on('dialog', (dialog) => {
      note(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) note(`console: ${message.text()}`);
    });
    context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(home) && !url.startsWith('blob:')) note(`elsewhere: ${url}`);
    });
  }

  /** Opens the page in a browser that has never been there, lets something be done in it, and leaves. */
  static async with(
    browser: Browser,
    url: string,
    { width = 1280, scheme = 'light', locale = 'en-US' }: Look,
    use: (web: WebPage) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      locale,
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(patiently(30_000));
    try {
      const page = await context.newPage();
      const web = new WebPage(page, context, url.replace(/#.*$/s, '').replace(/[^/]*$/, ''));
      await context.exposeFunction('reportViolation', (problem: string) => web.problems.push(problem));
      await context.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
        reportViolation('policy: ' + event.effectiveDirective + ' of ' + event.blockedURI));`);
      await page.goto(url);
      await web.ready();
      await use(web);
      assert.deepEqual(web.problems, []);
    } finally {
      await context.close();
    }
  }

  /** Waits until the whole project is planned. */
  async ready(): Promise<void> {
    await this.page.locator('main[data-ready=true]').waitFor();
  }

  /** How many files the project has that is shown. */
  async count(): Promise<number> {
    return Number(await this.page.locator('main').getAttribute('data-files'));
  }

  /** The choice that is shown: what the address holds, too. */
  async fragment(): Promise<string> {
    return (await this.page.locator('main').getAttribute('data-choice')) ?? '';
  }

  /** Waits for a choice that has a part. */
  async has(part: string): Promise<void> {
    await this.page.locator(`main[data-choice*=${JSON.stringify(part)}]`).waitFor();
  }

  /** Goes to another choice as by a link in the same tab. */
  async follow(fragment: string): Promise<void> {
    await this.page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
  }

  /** Fails on anything that axe finds, and when the page is wider than the window. */
  async approves(what: string): Promise<void> {
    const { page } = this;
    if (!(await page.evaluate(`typeof axe === 'object'`))) await page.evaluate(AXE);
    const found = await page.evaluate<readonly string[]>(`axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 120) + ' ' + failureSummary)))`);
    assert.deepEqual(found, [], what);
    const [inner, all] = await page.evaluate<readonly [number, number]>(
      '[innerWidth, document.documentElement.scrollWidth]',
    );
    assert.ok(all <= inner, `${what}: ${all} px wide in ${inner} px`);
  }

  /** Drops a file or a folder of the disk, as a person does from another window. */
  async drop(path: string): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 100, y: 100, data });
    await session.detach();
  }

  /** The diffs that are shown, by path, as git writes them; each is opened. */
  async diffs(): Promise<Readonly<Record<string, string>>> {
    await this.page.evaluate(
      `for (const one of document.querySelectorAll('.changes .diffs > details')) one.open = true`,
    );
    await this.page.waitForFunction(
      `[...document.querySelectorAll('.changes .diffs > details')].every((one) => one.querySelector('.code'))`,
    );
    return this.page.evaluate(`Object.fromEntries(
      [...document.querySelectorAll('.changes .diffs > details')].map((one) => [
        one.querySelector('.name').textContent,
        [...one.querySelectorAll('.line')]
          .filter((line) => line.dataset.told === undefined)
          .map((line) => line.textContent.replace(/^\u2212/, '-'))
          .join('\\n').trimEnd(),
      ]))`);
  }

  /** What was complained of so far, which is then forgotten. */
  complaints(): readonly string[] {
    return this.problems.splice(0);
  }

  /** Goes through the page by the tab key. @returns what had the focus, in order, and each control that never had it */
  async tour(): Promise<{ readonly focused: number; readonly missed: readonly string[] }> {
    const { page } = this;
    // Of the radio buttons of a group one is reached, and the others by arrow keys from there.
    const all = await page.evaluate<number>(`(() => {
      window.wanted = new Set([...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
        .filter((one) => one.checkVisibility() && !one.disabled && (one.type !== 'radio' || one.checked)));
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
      return wanted.size;
    })()`);
    for (let press = 0; press < all + 5; press += 1) {
      await page.keyboard.press('Tab');
      const isSeen = await page.evaluate<boolean>(`(() => {
        const one = document.activeElement;
        if (one === document.body) return true;
        wanted.delete(one);
        const style = getComputedStyle(one);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      })()`);
      assert.ok(isSeen, 'the focus is not seen');
    }
    const missed = await page.evaluate<readonly string[]>(
      '[...wanted].map((one) => one.outerHTML.slice(0, 120))',
    );
    return { focused: all, missed };
  }
}

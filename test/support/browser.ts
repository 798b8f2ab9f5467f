/** Debian's Chromium without a window, and a visitor in it who notices what goes wrong. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { which } from '../../src/run/programs.ts';
import { PATH } from './machine.ts';
import { patiently } from './patience.ts';

/** No sandbox, which root cannot have, and nothing that the browser says to its makers. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const CHECKS = readFileSync(new URL('page-checks.js', import.meta.url), 'utf8');

/** What page-checks.js gives to each page. */
declare const checks: {
  findings(limits: Limits, scheme: Scheme): Promise<readonly string[]>;
  rest(): number;
  focus(): Promise<{ readonly index: number; readonly name: string; readonly isSeen: boolean }>;
};

export type Scheme = 'light' | 'dark';

/** What a page is held to. */
export interface Limits {
  /** The smallest text, in px. */
  readonly text: number;
  /** The smallest side of a button, a field or a link that stands alone, in px. */
  readonly target: number;
  /** The lowest contrast of a field's border. */
  readonly border: number;
  /** Whether there must be one `main` and one `h1`. */
  readonly landmarks: boolean;
}

/** Starts the browser. */
export function startBrowser(): Promise<Browser> {
  const executablePath = which('chromium', { PATH }) ?? 'chromium';
  return chromium.launch({ executablePath, args: FLAGS, timeout: patiently(30_000) });
}

export class Visitor {
  readonly page: Page;
  private readonly origin: string;
  private readonly scheme: Scheme;
  private problems: string[] = [];
  /** The page that answers with an error on purpose. */
  private refused = '';

  private constructor(page: Page, origin: string, scheme: Scheme) {
    this.page = page;
    this.origin = origin;
    this.scheme = scheme;
    const note = (problem: string) => this.problems.push(problem);
    page.on('pageerror', (error) => note(`script: ${error.message}`));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText;
      // The icon for the tab, which the browser fetches when it likes, and no longer when the page is left.
      if (request.resourceType() === 'other' && reason === 'net::ERR_ABORTED') return;
      note(`failed: ${request.url()} (${reason})`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`)) note(`elsewhere: ${request.url()}`);
    });
    page.on('response', (response) => {
      const isRefusal = response.status() >= 400 && response.url() !== this.refused;
      if (isRefusal) note(`${response.status()}: ${response.url()}`);
    });
    page.on('console', (message) => {
      const isComplaint = ['error', 'warning'].includes(message.type());
      if (isComplaint && message.location().url !== this.refused) note(`console: ${message.text()}`);
    });
  }

  /** Lets a new visitor, who has no cookies yet, do something, and leave. */
  static async with(
    { browser, origin }: { readonly browser: Browser; readonly origin: string },
    { width, scheme }: { readonly width: number; readonly scheme: Scheme },
    use: (visitor: Visitor) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
    context.setDefaultTimeout(patiently(10_000));
    try {
      const visitor = new Visitor(await context.newPage(), origin, scheme);
      await context.exposeFunction('report', (problem: string) => visitor.problems.push(problem));
      await context.addInitScript(`(() => { 'use strict'; ${CHECKS} })()`);
      await use(visitor);
    } finally {
      await context.close();
    }
  }

  /** Opens a page. @param status what it must answer with */
  async open(path: string, status = 200): Promise<void> {
    const url = `${this.origin}${path}`;
    this.refused = status >= 400 ? url : '';
    const response = await this.page.goto(url);
    assert.equal(response?.status(), status, url);
  }

  /** Everything that the browser has complained of since it was asked last. */
  complaints(): readonly string[] {
    const { problems } = this;
    this.problems = [];
    return problems;
  }

  /** Fails when the browser complained, or a person would. */
  async approves(limits: Limits): Promise<void> {
    const { page, scheme } = this;
    const findings = await page.evaluate(([limits, scheme]) => checks.findings(limits, scheme), [
      limits,
      scheme,
    ] as const);
    assert.deepEqual([...this.complaints(), ...findings], [], page.url());
  }

  /** Goes through the page with the tab key: every control must come, and show that it has the focus. */
  async tabsThrough(): Promise<void> {
    const { page } = this;
    const missing = new Set(Array(await page.evaluate(() => checks.rest())).keys());
    assert.ok(missing.size > 0, `${page.url()}: no controls`);
    // Twice round at most: where the tour starts depends on what had the focus.
    for (let presses = 2 * missing.size + 2; presses > 0 && missing.size > 0; presses -= 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => checks.focus());
      assert.ok(focus.isSeen || focus.index < 0, `${page.url()}: no focus is seen on ${focus.name}`);
      missing.delete(focus.index);
    }
    assert.deepEqual([...missing], [], `${page.url()}: controls that the tab key does not reach`);
  }
}

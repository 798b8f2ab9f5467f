/**
 * The page's weight and speed, in Debian's Chromium: `node bench/web.ts`. From a choice to its preview, over all choices; the
 * same plans in Node; and how planning in the browser compares with planning in Node, in one run. Fails above its limits.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPageScript, writeWeb } from '../scripts/package/web.ts';
import type { Answers } from '../src/choices/choice.ts';
import { alternativesOf } from '../src/explain/alternatives.ts';
import { plan } from '../src/plan/plan.ts';
import { fragmentOf } from '../src/web/link.ts';
import { servePage } from '../src/web/page-server.ts';
import { answersWith } from '../test/support/answers.ts';
import { startBrowser } from '../test/support/browser.ts';
import { pairwise } from '../test/support/pairwise.ts';
import { planTime } from './plan-times.ts';

const LIMITS = { kB: 350, browser: 50, process: 20, ratio: 1.5 };

/** Rounds before anything is measured, for compilers to see what is used. */
const WARM = 2;

/** Rounds of one measure of plans, and how often each is taken, in turns. */
const [ROUNDS, TURNS] = [5, 7];

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Every choice there is, from the defaults and from what has everything around it, and each pair of values. */
const choices: readonly Answers[] = [
  ...alternativesOf(answersWith()).map(({ answers }) => answers),
  ...pairwise(),
].filter(({ language }) => language !== 'es');

/** Milliseconds of each plan in Node. */
function inProcess(): readonly number[] {
  return choices.map((answers) => {
    const before = performance.now();
    plan(answers);
    return performance.now() - before;
  });
}

const folder = mkdtempSync(join(tmpdir(), 'web-'));
await writeWeb(join(import.meta.dirname, '..'), folder);
const size = (names: readonly string[]): number =>
  names.reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length / 1000,
    0,
  );
const first = size(['index.html', 'page.css', 'icon.svg', 'app.js']);
const preview = first + size(['project.js']);
const spanish = preview + size(['es.js']);
console.log(
  `to choose ${first.toFixed(0)} kB, to the first preview ${preview.toFixed(0)} kB, in Spanish ${spanish.toFixed(0)} kB, compressed`,
);
for (const name of readdirSync(folder)) console.log(`  ${name} ${size([name]).toFixed(1)} kB`);

const { server, url } = await servePage(folder, 0);
const browser = await startBrowser();
const page = await browser.newPage();
await page.goto(url);
await page.locator('main[data-whole=true]').waitFor();

/** From a choice to the page with its files, laid out. */
const measure = `async (fragments) => {
  const times = [];
  for (const fragment of fragments) {
    if (location.hash === '#' + fragment) continue;
    // The choice before is painted: nobody chooses twice within a frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))));
    const before = performance.now();
    location.hash = fragment;
    await new Promise((done) => new MutationObserver((_, observer) => { observer.disconnect(); done(); })
      .observe(document.querySelector('main'), { attributes: true, attributeFilter: ['data-choice'] }));
    await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
    document.querySelector('main').getBoundingClientRect();
    times.push(performance.now() - before);
  }
  return times;
}`;
const fragments = choices.map(fragmentOf);
let shown: readonly number[] = [];
for (let round = 0; round <= WARM; round += 1) {
  inProcess();
  shown = await page.evaluate(`(${measure})(${JSON.stringify(fragments)})`);
}
/** The page says by itself how long each plan took, among all else that it does: https://w3c.github.io/user-timing/ */
const planned: readonly number[] = await page.evaluate(
  `performance.getEntriesByName('plan').slice(-${fragments.length}).map(({ duration }) => duration)`,
);
const node = inProcess();
// The page plans once between rendering and painting, by a clock of 0.1 ms; the loop above does nothing else. What is
// compared is one loop in both, warm in both, in turns, with the planner and the templates that the page has.
const planner = await browser.newPage();
const root = join(import.meta.dirname, '..');
const { text } = await buildPageScript(root, { entryPoints: ['bench/plan-page.ts'] });
await planner.addScriptTag({ content: text });
for (const part of ['project.js', 'rest.js']) await planner.addScriptTag({ path: join(folder, part) });
const loops: { readonly browser: number; readonly node: number }[] = [];
for (let turn = -WARM; turn < TURNS; turn += 1) {
  const inBrowser = await planner.evaluate<number>(`planTime(${JSON.stringify(choices)}, ${ROUNDS})`);
  const inNode = planTime(choices, ROUNDS);
  if (turn >= 0) loops.push({ browser: inBrowser, node: inNode });
}
await browser.close();
server.close();
server.closeAllConnections();
rmSync(folder, { recursive: true });

const median = (times: readonly number[]): number => percentile(times, 0.5);
const ratio = median(loops.map(({ browser, node }) => browser / node));
const figures = {
  'choice to preview, 95th percentile, ms': percentile(shown, 0.95),
  'choice to preview, median, ms': median(shown),
  'plan in process, 95th percentile, ms': percentile(node, 0.95),
  'plan in process, median, ms': median(node),
  'plan in the page, median, ms': median(planned),
  'plan in the browser in a loop, ms': median(loops.map(({ browser }) => browser)),
  'plan in process in a loop, ms': median(loops.map(({ node }) => node)),
  'browser to process, loops': ratio,
};
for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${value.toFixed(2)}`);
console.log(`${choices.length} choices`);
const failed = [
  Math.max(preview, spanish) > LIMITS.kB,
  percentile(shown, 0.95) > LIMITS.browser,
  percentile(node, 0.95) > LIMITS.process,
  ratio > LIMITS.ratio,
];
process.exitCode = failed.some(Boolean) ? 1 : 0;

/**
 * The rendered project against a bare `startproject`, on the same server with as many processes and threads: requests per
 * second of a view that only says hello, processor time per request, seconds to the first 200, memory per process. Both
 * run at the same time and are asked in turns, because this hardware is never quiet: what counts is the ratio of each
 * pair. The bare project has the server's own defaults, and no access log; the rendered one everything that it is made with.
 *
 * Processor time says more than requests per second: connections that are kept stay with the process that took them, which is
 * chance (Gunicorn: from 16 and 0 to 7 and 9 with two processes), and wrk needs a processor of its own.
 *
 *   node bench/servers.ts [--servers=gunicorn,uvicorn] [--django=5.2] [--pairs=5] [--seconds=3] [--json]
 *
 * Needs Linux, and Debian's wrk: it is brought when it is missing.
 */
import { parseArgs } from 'node:util';
import { djangoLines, servers } from '../src/choices/catalog.ts';
import { type Figures, type Measured, measure } from './servers/measure.ts';

const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: servers.map(({ id }) => id).join(',') },
    django: { type: 'string', default: djangoLines.map(({ id }) => id).join(',') },
    pairs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

/** A ratio's median and range. */
function ratio(pairs: readonly Figures[], of: (figures: Figures) => readonly [number, number]): string {
  const all = pairs
    .map(of)
    .filter(([rendered, bare]) => rendered > 0 && bare > 0)
    .map(([rendered, bare]) => rendered / bare)
    .sort((a, b) => a - b);
  if (all.length === 0) return '-';
  const at = (part: number): string => (all[Math.round((all.length - 1) * part)] ?? 0).toFixed(2);
  return `${at(0.5)} (${at(0)}-${at(1)})`;
}

const middle = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

function row({ name, pairs }: Measured): string {
  const rates = (which: 'rendered' | 'bare'): string =>
    middle(pairs.map((pair) => pair[which].perSecond)).toFixed(0);
  const cost = (which: 'rendered' | 'bare'): string =>
    middle(pairs.map((pair) => pair[which].microseconds)).toFixed(0);
  const failed = pairs.reduce((sum, { rendered, bare }) => sum + rendered.failed + bare.failed, 0);
  const cells = [
    name.padEnd(28),
    `${rates('rendered')} : ${rates('bare')}`.padStart(14),
    ratio(pairs, ({ rendered, bare }) => [rendered.perSecond, bare.perSecond]).padStart(18),
    `${cost('rendered')} : ${cost('bare')}`.padStart(13),
    ratio(pairs, ({ rendered, bare }) => [bare.microseconds, rendered.microseconds]).padStart(18),
    ratio(pairs, ({ rendered, bare }) => [rendered.first200, bare.first200]).padStart(18),
    ratio(pairs, ({ rendered, bare }) => [rendered.memory, bare.memory]).padStart(18),
    String(failed).padStart(7),
  ];
  return cells.join(' ');
}

const results: Measured[] = [];
for (const django of values.django.split(','))
  for (const server of values.servers.split(',')) {
    const made = await measure(server, django, Number(values.pairs), Number(values.seconds));
    results.push(...made);
    if (!values.json) {
      if (results.length === made.length)
        console.log(
          `${values.pairs} pairs of ${values.seconds} s, rendered : bare, medians (lowest-highest)\n` +
            `${'server, Django, view'.padEnd(28)} ${'req/s'.padStart(14)} ${'ratio'.padStart(18)} ` +
            `${'CPU us/req'.padStart(13)} ${'bare/rendered'.padStart(18)} ${'first 200'.padStart(18)} ` +
            `${'memory'.padStart(18)} ${'failed'.padStart(7)}`,
        );
      for (const one of made) console.log(row(one));
    }
  }
if (values.json) console.log(JSON.stringify(results, null, 2));

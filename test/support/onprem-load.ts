/**
 * Asks a site without an end, from several clients at once, until stdin ends; then prints what came back as JSON. Run on
 * the host that it asks: `node onprem-load.ts HOST CLIENTS`.
 */
import { Agent, request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between an answer and the next request of a client. */
const PAUSE = 10;

const [host = '', clients = '1'] = process.argv.slice(2);

/** What came back, by method and status or error: `{ "GET 200": 1234 }`; the slowest answer in milliseconds. */
export interface Load {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly slowest: number;
}

const outcomes: Record<string, number> = {};
let slowest = 0;
let over = false;
const agent = new Agent({ keepAlive: true, rejectUnauthorized: false, servername: host });

function ask(method: string): Promise<string> {
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port: 443, path: '/', method, agent, headers: { Host: host } };
    const asked = request(options, (response) => {
      response.on('error', (error) => resolve(`${method} ${error.message}`));
      response.on('end', () => resolve(`${method} ${response.statusCode}`));
      response.resume();
    });
    asked.on('error', (error) => resolve(`${method} ${error.message}`));
    asked.end();
  });
}

async function client(method: string): Promise<void> {
  while (!over) {
    const started = Date.now();
    const outcome = await ask(method);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    slowest = Math.max(slowest, Date.now() - started);
    // Without it, what is asked for would wait for the asking: the processors are the deploy's too.
    await sleep(PAUSE);
  }
}

process.stdin.on('end', () => {
  over = true;
});
process.stdin.resume();
// A form without its token is answered by Django too, with 403: no front server may ask a POST again.
await Promise.all(
  Array.from({ length: Number(clients) }, (_, index) => client(index % 4 === 0 ? 'POST' : 'GET')),
);
process.stdout.write(`${JSON.stringify({ outcomes, slowest } satisfies Load)}\n`);
process.exit(0);

/** The mixed traffic of a soak: pages, bodies, streams and clients that leave in the middle, at a bounded rate. */
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Need, Page } from './views.ts';

/** Clients, as a router has them: each keeps its connection. */
export const CLIENTS = 8;

const HEADERS = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '198.51.100.7' };
const NO_ANSWER = 20_000;

/** Sends the body of a page: of one that is too large, or whose client leaves, a part. */
function send(sent: ClientRequest, { body, leaves, status }: Page): void {
  if (!body) return void sent.end();
  if (status === 413) return void sent.flushHeaders();
  if (!leaves) return void sent.end(Buffer.alloc(body.bytes));
  sent.write(Buffer.alloc(body.bytes / 2), () => setTimeout(() => sent.destroy(), 50));
}

/** Reads an answer to its end. @returns what is wrong with it */
function read(answer: IncomingMessage, page: Page): Promise<string | undefined> {
  return new Promise((resolve) => {
    let size = 0;
    answer.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (page.leaves) answer.destroy();
    });
    answer.once('end', () => {
      const cut = page.size !== undefined && size !== page.size;
      resolve(answer.statusCode === page.status && !cut ? undefined : `${answer.statusCode}, ${size} bytes`);
    });
    answer.once('close', () => resolve(page.leaves ? undefined : `cut off after ${size} bytes`));
    answer.once('error', () => undefined);
  });
}

/** Asks for a page. @returns why the answer is not the page's, in words; nothing when it is */
function ask(port: number, agent: Agent, page: Page): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { path, body, leaves } = page;
    const length = body && !body.chunked ? { 'Content-Length': body.bytes } : {};
    const method = body ? 'POST' : 'GET';
    const headers = { ...HEADERS, ...length };
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent, timeout: NO_ANSWER });
    let answered = false;
    sent.once('response', (answer) => {
      answered = true;
      void read(answer, page).then((wrong) => {
        resolve(wrong);
        // The rest of a body that was refused is not sent.
        if (page.status === 413) sent.destroy();
      });
    });
    sent.once('timeout', () => sent.destroy(new Error(`nothing within ${NO_ANSWER / 1000} s`)));
    sent.once('error', (error: NodeJS.ErrnoException) => {
      const where = sent.reusedSocket ? ' on a kept connection' : '';
      resolve(leaves && error.code !== 'ECONNREFUSED' ? undefined : `${error.code ?? error.message}${where}`);
    });
    sent.once('close', () => {
      if (!answered) resolve(leaves ? undefined : 'closed');
    });
    send(sent, page);
  });
}

/** What happened to the requests of a soak. */
export interface Tally {
  asked: number;
  /** Those without their answer while nothing was away, and why: `14.2 s /healthz ECONNRESET`. */
  readonly lost: string[];
  /** How many had no answer while what they need was away, or a killed process had them. */
  readonly excused: Map<string, number>;
}

/** What is away at the moment, or came back a moment ago. */
export type Away = ReadonlySet<Need | 'worker'>;

/** Where and how fast to ask. */
export interface Course {
  readonly port: number;
  readonly pages: readonly Page[];
  /** Requests in a second, of all clients together. */
  readonly rate: number;
  /** Milliseconds of the clock. */
  readonly until: number;
}

/** One of the clients: asks for one page after another until the end. */
export async function client(course: Course, seed: number, away: Away, tally: Tally): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const pause = (1000 * CLIENTS) / course.rate;
  const began = Date.now();
  let next = began + (pause * seed) / CLIENTS;
  for (let turn = seed * 2; Date.now() < course.until; turn += 1) {
    await sleep(Math.max(0, next - Date.now()));
    next = Math.max(next + pause, Date.now());
    const page = course.pages[turn % course.pages.length]!;
    const before = new Set(away);
    const sentAt = Date.now() - began;
    const wrong = await ask(course.port, agent, page);
    tally.asked += 1;
    if (wrong === undefined) continue;
    const cause = (['worker', page.needs] as const).find((one) => one && (before.has(one) || away.has(one)));
    if (cause) tally.excused.set(cause, (tally.excused.get(cause) ?? 0) + 1);
    else tally.lost.push(`${(sentAt / 1000).toFixed(1)} s ${page.path}: ${wrong}`);
  }
  agent.destroy();
}

/** What each row of the server contract asks of a project that runs, with and without a front server. */
import { strict as assert } from 'node:assert';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequirementId } from '../../../src/choices/server-contract.ts';
import { patiently } from '../patience.ts';
import { childrenOf, factOf } from '../proc.ts';
import type { Background } from '../processes.ts';
import { ask, Connection, type Reply, requestText, type Site } from './client.ts';
import { closedConnections } from './closed.ts';

/** A project that runs, as a client meets it. */
export interface Run {
  readonly site: Site;
  /** Whether a rendered front server stands before it; else the client plays the proxy. */
  readonly hasFront: boolean;
  readonly folder: string;
  /** Where programs put temporary files: no other than these do. */
  readonly temporary: string;
  readonly processes: readonly Background[];
  /** Threads, or what else serves at once. */
  readonly threads: number;
}

/** Sent by whoever stands in front. */
const HTTPS = 'X-Forwarded-Proto: https';

/** What runs with a limit of 100 KiB and of 3 seconds: more than the 2 after which /readyz answers that the database hangs. */
export const LIMITS = { MAX_BODY: '100K', REQUEST_TIMEOUT: '3', WEB_THREADS: '3', WEB_CONCURRENCY: '1' };
const LIMIT = 100 * 1024;

interface Seen {
  readonly length: number;
  readonly client: string;
  readonly scheme: string;
  readonly proof: string | null;
  readonly forwarded: string | null;
  readonly asked: number;
  readonly produced: number;
}

async function seen(
  run: Run,
  lines: readonly string[],
  options: Parameters<typeof ask>[2] = {},
): Promise<Seen> {
  const reply = await ask(run.site, '/seen/', { ...options, lines: [HTTPS, ...lines] });
  assert.equal(reply.status, 200, `${lines}: ${reply.head}\n${reply.body.slice(0, 200)}`);
  return JSON.parse(reply.body) as Seen;
}

const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

const output = ({ processes }: Run): string => processes.map((one) => one.output).join('');

async function chunkedBody(run: Run): Promise<void> {
  const lines = ['Transfer-Encoding: chunked', 'Content-Type: text/plain'];
  const body = `${chunk('hello')}${chunk(' world')}0\r\n\r\n`;
  assert.equal((await seen(run, lines, { method: 'POST', body })).length, 11);
}

async function bodyLimit(run: Run): Promise<void> {
  const large = (path: string, line: string, body = ''): Promise<Reply> =>
    ask(run.site, path, { method: 'POST', lines: [HTTPS, line], body });
  for (const path of ['/', '/nowhere', '/seen/', '/static/x']) {
    // Only the head: what is refused after it was read would wait for the body.
    assert.equal((await large(path, `Content-Length: ${LIMIT + 1}`)).status, 413, path);
  }
  const pieces = chunk('x'.repeat(32 * 1024)).repeat(4);
  assert.equal((await large('/seen/', 'Transfer-Encoding: chunked', pieces)).status, 413, 'without a length');
  const whole = { method: 'POST', body: 'x'.repeat(LIMIT) };
  assert.equal((await seen(run, [`Content-Length: ${LIMIT}`], whole)).length, LIMIT);
}

/** Files below a folder but those that a server keeps while it runs. */
function temporaryFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && !/^(wgunicorn|httpd|apache|nginx|.*\.(pid|lock|sock|log|conf))/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name));
}

async function noTemporaryFiles(run: Run): Promise<void> {
  const body = 'x'.repeat(90 * 1024);
  await seen(run, [`Content-Length: ${body.length}`], { method: 'POST', body });
  await seen(run, ['Transfer-Encoding: chunked'], { method: 'POST', body: `${chunk(body)}0\r\n\r\n` });
  const abandoned = new Connection(run.site);
  abandoned.send(`${requestText(run.site, 'POST', '/seen/', [HTTPS, 'Content-Length: 99999'])}${body}`);
  await sleep(200);
  abandoned.socket.destroy();
  const deadline = Date.now() + patiently(5_000);
  while (temporaryFiles(run.temporary).length > 0 && Date.now() < deadline) await sleep(50);
  assert.deepEqual(temporaryFiles(run.temporary), []);
}

async function clientAddress(run: Run): Promise<void> {
  const forged = 'X-Forwarded-For: 6.6.6.6';
  const seenBy = run.hasFront ? '127.0.0.1' : '203.0.113.9';
  for (const lines of [
    ['X-Forwarded-For: 6.6.6.6, 203.0.113.9'],
    [forged, 'X-Forwarded-For: 203.0.113.9'],
    [forged, 'X-Forwarded-For: "203.0.113.9:4711"', 'X-Real-IP: 6.6.6.6', 'Forwarded: for=6.6.6.6'],
  ]) {
    const { client, forwarded } = await seen(run, lines);
    assert.deepEqual({ client, forwarded }, { client: seenBy, forwarded: null }, `${lines}`);
  }
  assert.equal((await seen(run, ['X-Forwarded-For: no address'])).client, '127.0.0.1');
  assert.equal((await seen(run, [])).client, '127.0.0.1');
  await run.processes[0]!.until(async () => output(run).includes(`"client": "${seenBy}"`), 'logged');
}

async function scheme(run: Run): Promise<void> {
  const others = [
    'X-Forwarded-Ssl: on',
    'X-Forwarded-Protocol: ssl',
    'X-Url-Scheme: https',
    'Forwarded: proto=https',
  ];
  const asHttp = [others, ['X-Forwarded-Proto: http', ...others], ['X-Forwarded-Proto: https, http']];
  for (const lines of asHttp) {
    const { status, head } = await ask(run.site, '/seen/', { lines });
    // Behind TLS of our own, nothing that a client sends takes it away.
    assert.equal(status, run.hasFront ? 200 : 301, `${lines}: ${head}`);
  }
  assert.equal((await seen(run, [])).scheme, 'https');
}

async function headerNames(run: Run): Promise<void> {
  for (const lines of [
    ['X-Proof: real', 'X_Proof: forged'],
    ['X_Proof: forged', 'X-Proof: real'],
  ]) {
    const { status, body } = await ask(run.site, '/seen/', { lines: [HTTPS, ...lines] });
    if (status < 400) assert.equal((JSON.parse(body) as Seen).proof, 'real', `${lines}`);
  }
  const address = ['X-Forwarded-For: 203.0.113.9', 'X_Forwarded_For: 6.6.6.6'];
  assert.notEqual((await seen(run, address)).client, '6.6.6.6');
}

/** What a product says of itself: `name/1.2`. */
const PRODUCT = /[a-z]\/\d+\.\d+/i;

async function noVersions(run: Run): Promise<void> {
  const versions = JSON.parse((await ask(run.site, '/versions/', { lines: [HTTPS] })).body) as string[];
  assert.ok(
    versions.every((version) => /^\d+\.\d+/.test(version)),
    `${versions}`,
  );
  // Of two numbers is a line too: that is shown.
  const exact = versions.filter((version) => version.split('.').length > 2);
  assert.ok(exact.length > 0, `${versions}`);
  const broken = new Connection(run.site);
  broken.send('GET / HTTP/1.1\r\n\r\n');
  const get = (path: string): Promise<Reply> => ask(run.site, path, { lines: [HTTPS] });
  const foreign = { ...run.site, host: 'foreign.example' };
  const tooLarge = { method: 'POST', lines: [HTTPS, `Content-Length: ${LIMIT + 1}`] };
  const replies = {
    'no host': await broken.reply(),
    'another host': await ask(foreign, '/', { lines: [HTTPS] }),
    'too large': await ask(run.site, '/', tooLarge),
    '/': await get('/'),
    '/nowhere': await get('/nowhere'),
    '/admin/login/': await get('/admin/login/'),
    '/static/nowhere.css': await get('/static/nowhere.css'),
    '/healthz': await get('/healthz'),
  };
  assert.equal(replies['/'].status, 200);
  for (const [asked, { status, head, body }] of Object.entries(replies)) {
    const headers = head.slice(head.indexOf('\r\n'));
    assert.doesNotMatch(headers, PRODUCT, asked);
    assert.doesNotMatch(headers, /^(server|x-powered-by):.*\d/im, asked);
    if (status !== 200) assert.doesNotMatch(body, PRODUCT, asked);
    const words = new Set(body.match(/\d+(?:\.\d+)+/g) ?? []);
    for (const version of exact) assert.ok(!words.has(version), `${asked} has ${version}`);
  }
}

async function slowUploads(run: Run): Promise<void> {
  const head = requestText(run.site, 'POST', '/seen/', [HTTPS, 'Content-Length: 50000']);
  const strangers = Array.from({ length: run.threads + 3 }, () => new Connection(run.site));
  for (const stranger of strangers) stranger.send(`${head}0123456789`);
  await servesOthers(run, strangers);
}

/** Asks for pages while strangers keep the project waiting, who then leave. */
async function servesOthers(run: Run, strangers: readonly Connection[]): Promise<void> {
  try {
    await sleep(300);
    for (const path of ['/healthz', '/readyz', '/seen/', '/']) {
      if (path === '/readyz' && run.hasFront) continue;
      const { status } = await ask(run.site, path, { lines: [HTTPS], limit: 3_000 });
      assert.equal(status, 200, path);
    }
  } finally {
    for (const stranger of strangers) stranger.socket.destroy();
  }
}

async function readiness(run: Run): Promise<void> {
  const probe = (): Promise<Reply> => ask(run.site, '/readyz', { limit: 3_000 });
  // What was asked before this holds for a second.
  await sleep(1_100);
  const before = (await seen(run, [])).asked;
  const began = Date.now();
  const answers = await Promise.all(Array.from({ length: 40 }, probe));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  // Those who ask while another waits share its answer, however long that holds: these do not.
  for (let times = 0; times < 10; times += 1) await probe();
  const questions = (await seen(run, [])).asked - before;
  const seconds = Math.ceil((Date.now() - began) / 1000);
  assert.ok(questions >= 1 && questions <= seconds + 1, `${questions} questions in ${seconds} s`);
  const hangs = join(run.folder, 'hangs.txt');
  writeFileSync(hangs, '');
  try {
    await sleep(1_100);
    assert.equal((await probe()).status, 503);
    assert.equal((await ask(run.site, '/seen/', { lines: [HTTPS], limit: 3_000 })).status, 200);
  } finally {
    rmSync(hangs);
  }
}

async function requestTimeout(run: Run): Promise<void> {
  const [late, other] = await Promise.all([
    ask(run.site, '/slow/', { lines: [HTTPS] }),
    ask(run.site, '/seen/', { lines: [HTTPS] }),
  ]);
  // Without an answer where the process that serves it is replaced, which is 502 behind a front server.
  assert.ok([0, 502, 503, 504].includes(late.status), `${late.status} ${late.body.slice(0, 100)}`);
  assert.equal(other.status, 200);
}

async function cutAnswers(run: Run): Promise<void> {
  const reply = await ask(run.site, '/stream/cut/', { lines: [HTTPS] });
  assert.ok(!reply.whole || reply.status >= 500, JSON.stringify(reply));
}

const HANDSHAKE = [
  HTTPS,
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
];

async function websocketRefused(run: Run): Promise<void> {
  const connection = new Connection(run.site);
  connection.send(requestText(run.site, 'GET', '/', HANDSHAKE));
  assert.equal((await connection.reply()).status, 403);
  // Its traceback may come after the answer, but before the line of the next request.
  await ask(run.site, '/after-handshake/', { lines: [HTTPS] });
  await run.processes[0]!.until(async () => output(run).includes('/after-handshake/'), 'logged');
  assert.doesNotMatch(output(run).replaceAll(/.*cut on purpose.*/g, ''), /ValueError|Django can only handle/);
}

async function noClearTextHttp2(run: Run): Promise<void> {
  // The preface of HTTP/2, and an empty frame of settings: https://www.rfc-editor.org/rfc/rfc9113#section-3.4
  const known = new Connection(run.site);
  known.send('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00');
  known.socket.setTimeout(patiently(1_000), () => known.socket.destroy());
  const { head } = await known.reply();
  // A frame of settings is its answer: three bytes of length, then its type.
  assert.notEqual(head.slice(3, 4), '\u0004');
  const upgrade = ['Upgrade: h2c', 'Connection: Upgrade, HTTP2-Settings', 'HTTP2-Settings: AAMAAABkAAQAAP__'];
  const asking = new Connection(run.site);
  asking.send(requestText(run.site, 'GET', '/healthz', upgrade));
  asking.socket.setTimeout(patiently(1_000), () => asking.socket.destroy());
  assert.doesNotMatch((await asking.reply()).head, /^HTTP\/1\.1 101/);
}

/** Each piece can be read before the next one is made, which is when the client has said that it has it. */
async function streams(run: Run): Promise<void> {
  const readAt = (number: number): string => join(run.folder, `read-${number}.txt`);
  // Compressed too, where what stands in front compresses pages.
  for (const lines of [[HTTPS], [HTTPS, 'Accept-Encoding: gzip']]) {
    const connection = new Connection(run.site);
    connection.send(requestText(run.site, 'GET', '/stream/pieces/', [...lines, 'Connection: close']));
    try {
      for (const number of [0, 1]) {
        const body = await connection.reads(`piece ${number}\n`);
        assert.ok(!body.includes(`piece ${number + 1}\n`), `${lines}: they came together: ${body}`);
        writeFileSync(readAt(number), '');
      }
      const { status, body } = await connection.reply();
      assert.equal(status, 200);
      assert.equal(body, 'piece 0\npiece 1\npiece 2\n');
    } finally {
      connection.socket.destroy();
      for (const number of [0, 1]) rmSync(readAt(number), { force: true });
    }
  }
}

async function streamConnections(run: Run): Promise<void> {
  const { body } = await ask(run.site, '/stream/held/', { lines: [HTTPS] });
  assert.equal(body, 'free\n');
}

async function slowHeaders(run: Run): Promise<void> {
  const strangers = Array.from({ length: run.threads + 3 }, () => new Connection(run.site));
  for (const stranger of strangers)
    stranger.send(`GET /seen/ HTTP/1.1\r\nHost: ${run.site.host}\r\nX-Slow: `);
  await servesOthers(run, strangers);
}

/** Kilobytes that a process and those that it started have in memory. */
function memoryOf(pid: number): number {
  const own = Number(/^VmRSS:\s+(\d+)/m.exec(factOf(pid, 'status'))?.[1] ?? 0);
  return childrenOf(pid).reduce((sum, child) => sum + memoryOf(child), own);
}

async function slowReaders(run: Run): Promise<void> {
  const stranger = new Connection(run.site);
  stranger.socket.pause();
  await waitsFor(run, stranger, requestText(run.site, 'GET', '/stream/many/', [HTTPS]));
}

/** Sends a request for 100 MiB that nobody reads, and looks at the memory. */
async function waitsFor(run: Run, stranger: Connection, request: string): Promise<void> {
  const memory = (): number => run.processes.reduce((sum, { child }) => sum + memoryOf(child.pid ?? 0), 0);
  const before = memory();
  const { produced: first } = await seen(run, []);
  stranger.send(request);
  let most = 0;
  let [produced, last] = [first, -1];
  // Until the project produces no more: it waits, or all of it is somewhere.
  for (let tries = 0; tries < 100 && (tries < 5 || produced !== last || produced === first); tries += 1) {
    await sleep(200);
    last = produced;
    produced = (await seen(run, [])).produced;
    most = Math.max(most, memory() - before);
  }
  stranger.socket.destroy();
  assert.ok(produced > first, 'nothing was produced');
  assert.ok(most < 50 * 1024, `${Math.round(most / 1024)} MiB more`);
}

/** What a consumer of Channels says of its scope, asked by a client that browsers and Node have. */
async function websockets(run: Run): Promise<void> {
  const { site, hasFront } = run;
  const headers = {
    Origin: `https://${site.host}`,
    ...(hasFront ? {} : { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '6.6.6.6, 203.0.113.9' }),
  };
  const url = `${site.tls ? 'wss' : 'ws'}://127.0.0.1:${site.port}/sockets/seen/`;
  // The certificate is one that nobody signed: of a client that is built in, nothing else says so.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  // `headers` is Node's: browsers send Origin themselves.
  const options: object = { headers, protocols: ['plain'] };
  const socket = new WebSocket(url, options as string[]);
  try {
    const message = await new Promise<string>((resolve, reject) => {
      socket.onopen = () => socket.send('hello');
      socket.onmessage = ({ data }) => resolve(String(data));
      socket.onerror = () => reject(new Error(`no WebSocket: ${output(run).slice(-1500)}`));
      setTimeout(() => reject(new Error('no message')), patiently(10_000)).unref();
    });
    assert.deepEqual(JSON.parse(message), {
      said: 'hello',
      protocol: socket.protocol,
      client: hasFront ? '127.0.0.1' : '203.0.113.9',
      scheme: 'wss',
      forwarded: false,
    });
  } finally {
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    socket.close();
  }
  const lines = [HTTPS, ...HANDSHAKE.slice(1), `Origin: https://${site.host}`];
  const stranger = new Connection(site);
  stranger.socket.pause();
  await waitsFor(run, stranger, requestText(site, 'GET', '/sockets/many/', lines));
}

/** The probe of each row. */
export const PROBES: Readonly<Record<RequirementId, (run: Run) => Promise<void>>> = {
  'chunked-body': chunkedBody,
  'body-limit': bodyLimit,
  'temporary-files': noTemporaryFiles,
  'client-address': clientAddress,
  scheme,
  'header-names': headerNames,
  'no-versions': noVersions,
  'slow-uploads': slowUploads,
  readiness,
  'request-timeout': requestTimeout,
  'cut-answers': cutAnswers,
  'websocket-refused': websocketRefused,
  'no-clear-text-http2': noClearTextHttp2,
  'closed-connections': closedConnections,
  streams,
  'stream-connections': streamConnections,
  websockets,
  'slow-headers': slowHeaders,
  'slow-readers': slowReaders,
};

/** Rows about requests that are large, or slow. */
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../languages/say.ts';
import { entriesBelow } from '../../reading/read.ts';
import { ask, Connection, type Reply, requestText } from './connection.ts';
import { chunk, HTTPS, LIMIT, must, type Run, SEEN, seen, until } from './run.ts';

export async function chunkedBody(run: Run): Promise<void> {
  const lines = ['Transfer-Encoding: chunked', 'Content-Type: text/plain'];
  const body = `${chunk('hello')}${chunk(' world')}0\r\n\r\n`;
  const { length } = await seen(run, lines, { method: 'POST', body });
  must(length === 11, () => say`of 11 bytes, Django got ${length}`);
}

export async function bodyLimit(run: Run): Promise<void> {
  const large = (path: string, line: string, body = ''): Promise<Reply> =>
    ask(run.site, path, { method: 'POST', lines: [HTTPS, line], body });
  for (const path of ['/', '/nowhere', SEEN, '/static/x']) {
    // Only the head: what is refused after it was read would wait for the body.
    const { status } = await large(path, `Content-Length: ${LIMIT + 1}`);
    must(status === 413, () => say`POST ${path} got ${status}`);
  }
  const pieces = chunk('x'.repeat(32 * 1024)).repeat(4);
  const { status } = await large(SEEN, 'Transfer-Encoding: chunked', pieces);
  must(status === 413, () => say`a body without a length got ${status}`);
  const whole = { method: 'POST', body: 'x'.repeat(LIMIT) };
  const { length } = await seen(run, [`Content-Length: ${LIMIT}`], whole);
  must(length === LIMIT, () => say`of ${LIMIT} bytes, Django got ${length}`);
}

/** Files below a folder, but those that a server keeps while it runs. */
function filesIn(folder: string): readonly string[] {
  return [...entriesBelow(folder, () => true, true)]
    .filter(({ entry }) => entry.isFile() && !/\.(pid|lock|sock|log|conf)$/.test(entry.name))
    .map(({ path }) => path);
}

export async function noTemporaryFiles(run: Run): Promise<void> {
  const before = new Set(filesIn(run.temporary));
  const left = (): readonly string[] => filesIn(run.temporary).filter((path) => !before.has(path));
  const body = 'x'.repeat(90 * 1024);
  await seen(run, [`Content-Length: ${body.length}`], { method: 'POST', body });
  await seen(run, ['Transfer-Encoding: chunked'], { method: 'POST', body: `${chunk(body)}0\r\n\r\n` });
  const abandoned = new Connection(run.site);
  abandoned.send(`${requestText(run.site, 'POST', SEEN, [HTTPS, 'Content-Length: 99999'])}${body}`);
  await sleep(200);
  abandoned.socket.destroy();
  await until(() => left().length === 0, run.site.patience(5_000));
  must(left().length === 0, () => say`${left().join(', ')} stayed`);
}

export async function slowUploads(run: Run): Promise<void> {
  const head = requestText(run.site, 'POST', SEEN, [HTTPS, 'Content-Length: 50000']);
  const strangers = Array.from({ length: run.threads + 3 }, () => new Connection(run.site));
  for (const stranger of strangers) stranger.send(`${head}0123456789`);
  await servesOthers(run, strangers);
}

export async function slowHeaders(run: Run): Promise<void> {
  const strangers = Array.from({ length: run.threads + 3 }, () => new Connection(run.site));
  for (const stranger of strangers)
    stranger.send(`GET ${SEEN} HTTP/1.1\r\nHost: ${run.site.host}\r\nX-Slow: `);
  await servesOthers(run, strangers);
}

/** Asks for pages while strangers keep the project waiting, who then leave. */
async function servesOthers(run: Run, strangers: readonly Connection[]): Promise<void> {
  try {
    await sleep(300);
    for (const path of ['/healthz', '/readyz', SEEN, run.page]) {
      if (path === '/readyz' && run.hasFront) continue;
      const { status } = await ask(run.site, path, { lines: [HTTPS], limit: 3_000 });
      must(status === 200, () => say`meanwhile ${path} got ${status}`);
    }
  } finally {
    for (const stranger of strangers) stranger.socket.destroy();
  }
}

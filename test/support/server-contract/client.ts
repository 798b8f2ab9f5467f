/** A client that sends what a table says, byte by byte: no library would send most of it. */
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { constants, gunzipSync } from 'node:zlib';
import { patiently } from '../patience.ts';

/** How a site is reached: its port, with TLS where a front server ends it, and the Host that it answers to. */
export interface Site {
  readonly port: number;
  readonly tls: boolean;
  readonly host: string;
}

/** What came back on one connection. */
export interface Reply {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** Whether it is complete, by the rules of HTTP/1.1: https://www.rfc-editor.org/rfc/rfc9112#section-8 */
  readonly whole: boolean;
}

/** One connection. */
export class Connection {
  readonly socket: Socket;
  private data = Buffer.alloc(0);
  private ended = false;

  constructor({ port, tls }: Site) {
    this.socket = tls
      ? connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] })
      : connect(port, '127.0.0.1');
    this.socket.on('data', (chunk: Buffer) => {
      this.data = Buffer.concat([this.data, chunk]);
    });
    // What a client sees of a server that closes early is what has come until then.
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.ended = true;
    });
  }

  send(text: string | Buffer): void {
    if (!this.ended) this.socket.write(text);
  }

  /** Waits for a whole answer, or the end of the connection. @throws Error when neither comes in time */
  async reply(limit = 10_000): Promise<Reply> {
    const deadline = performance.now() + patiently(limit);
    for (;;) {
      const reply = this.soFar();
      if (reply.whole || this.ended) {
        this.socket.destroy();
        return reply;
      }
      if (performance.now() > deadline) {
        this.socket.destroy();
        throw new Error(`no whole answer: ${JSON.stringify(reply).slice(0, 300)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Waits until a text of its body can be read, or the connection ends. @returns what can be read then */
  async reads(text: string, limit = 10_000): Promise<string> {
    const deadline = performance.now() + patiently(limit);
    while (!contentOf(this.data).includes(text) && !this.ended && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return contentOf(this.data);
  }

  private soFar(): Reply {
    const text = this.data.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return { status: 0, head: text, body: '', whole: false };
    const head = text.slice(0, end);
    const rest = text.slice(end + 4);
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0);
    if (status === 100) {
      this.data = this.data.subarray(end + 4);
      return this.soFar();
    }
    const length = /^content-length: *(\d+)/im.exec(head)?.[1];
    const chunked = /^transfer-encoding: *chunked/im.test(head);
    const whole =
      length !== undefined
        ? rest.length >= Number(length)
        : chunked
          ? /(^|\r\n)0\r\n\r\n$/.test(rest)
          : this.ended;
    return { status, head, body: contentOf(this.data), whole };
  }
}

/** The content of a response, or of its beginning: without chunks and compression. */
function contentOf(data: Buffer): string {
  const text = data.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, Math.max(0, end));
  const rest = end < 0 ? '' : text.slice(end + 4);
  const body = /^transfer-encoding: *chunked/im.test(head) ? dechunked(rest) : rest;
  if (!/^content-encoding: *gzip/im.test(head)) return body;
  // What of it can be read so far, as a browser reads it.
  return gunzipSync(Buffer.from(body, 'latin1'), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
}

function dechunked(text: string): string {
  let body = '';
  let rest = text;
  for (;;) {
    const [line = '', size] = /^([0-9a-f]+)\r\n/i.exec(rest) ?? [];
    const length = Number.parseInt(size ?? '0', 16);
    if (!length) return body;
    body += rest.slice(line.length, line.length + length);
    rest = rest.slice(line.length + length + 2);
  }
}

/** A request as text. @param lines header lines, as they are sent */
export function requestText(site: Site, method: string, path: string, lines: readonly string[] = []): string {
  return [`${method} ${path} HTTP/1.1`, `Host: ${site.host}`, ...lines, '', ''].join('\r\n');
}

/** Asks once. @param body text that follows the head as it is */
export function ask(
  site: Site,
  path: string,
  {
    method = 'GET',
    lines = [],
    body = '',
    limit,
  }: {
    readonly method?: string;
    readonly lines?: readonly string[];
    readonly body?: string;
    readonly limit?: number;
  } = {},
): Promise<Reply> {
  const connection = new Connection(site);
  connection.send(requestText(site, method, path, [...lines, 'Connection: close']) + body);
  return connection.reply(limit);
}

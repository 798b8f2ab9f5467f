/** Requests as platforms send them: with any Host and every header as it is written, which fetch does not do. */
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Variables } from '../choices/platform-contract.ts';
import { say } from '../languages/say.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Where and how to ask. */
export interface Asking {
  readonly port: number;
  readonly path: string;
  readonly headers: Variables;
  /** Seconds for the whole answer. */
  readonly timeoutSeconds?: number;
  readonly address?: string;
}

/** Asks once, on a connection of its own. @throws Error when there is no answer in time, or the connection breaks */
export function ask({
  port,
  path,
  headers,
  timeoutSeconds = 30,
  address = '127.0.0.1',
}: Asking): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000);
    const asked = request({ host: address, port, path, headers, agent: false, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    asked.on('error', (error) =>
      reject(signal.aborted ? new Error(say`no answer within ${timeoutSeconds} s`) : error),
    );
    asked.end();
  });
}

/** A header by its name, however it is written. */
export function headerOf(headers: Variables, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** What Django's CSRF middleware takes for a token: it looks for the other one in the body. */
const COOKIE = 'a'.repeat(32);
const BODY = `csrfmiddlewaretoken=${'b'.repeat(32)}`;

/**
 * A request that lasts as long as we like, with any project: a form whose text is not complete yet. A slow view would
 * have to be added to the project, and it would be another project then.
 *
 * Django's CSRF middleware, before any view is called, compares the form's token with the cookie's; so that it has to
 * read the form, the cookie is well-formed and the Origin right. The tokens differ: no view is ever called, nothing is
 * changed by it, and the answer is 403.
 */
export class LongRequest {
  private readonly socket: Socket;
  private text = '';
  private readonly closed: Promise<void>;

  /** @param headers what the router sends; the Host among them */
  constructor(port: number, path: string, headers: Variables) {
    const host = headerOf(headers, 'Host') ?? `127.0.0.1:${port}`;
    const scheme = headerOf(headers, 'X-Forwarded-Proto') ?? 'http';
    const lines = {
      ...headers,
      Host: host,
      Origin: `${scheme}://${host}`,
      Cookie: `csrftoken=${COOKIE}`,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(BODY.length),
      Connection: 'close',
    };
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('data', (chunk: Buffer) => {
      this.text += chunk.toString('latin1');
    });
    // A connection that breaks is an answer that did not come: `answered` says so.
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => this.socket.once('close', () => resolve()));
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket.write(`POST ${path} HTTP/1.1\r\n${head.join('')}\r\n${BODY.slice(0, 8)}`);
  }

  /** The status that has come so far. */
  get answered(): number | undefined {
    const [, status] = /^HTTP\/1\.[01] (\d{3})/.exec(this.text) ?? [];
    return status ? Number(status) : undefined;
  }

  /** Sends the rest, and waits for the end of the connection. @returns the status, or undefined when none came */
  async finish(): Promise<number | undefined> {
    this.socket.write(BODY.slice(8));
    await this.closed;
    return this.answered;
  }

  abandon(): void {
    this.socket.destroy();
  }
}

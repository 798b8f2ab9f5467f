/** A client that sends exactly what a test says: also a foreign Host, which fetch does not. */
import { type IncomingHttpHeaders, request } from 'node:http';
import { createServer } from 'node:net';
import { patiently } from './patience.ts';

/** Milliseconds without an answer that are taken for none. */
const NO_ANSWER = patiently(30_000);

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** Asks a port of loopback, on a connection of its own. @throws Error when the connection breaks or nothing comes for long */
export function get(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers, agent: false, timeout: NO_ANSWER };
    const asked = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body,
          text: body.toString('utf8'),
        });
      });
    });
    asked.on('timeout', () => asked.destroy(new Error(`${path}: no answer within ${NO_ANSWER / 1000} s`)));
    asked.on('error', reject);
    asked.end();
  });
}

/** Whether nobody listens on a port of loopback. 0 asks for any. @returns the port, or undefined */
function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '0.0.0.0', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/** The ports of this process, `10000-10599`, where the runner of tests gave it some. */
const [first = 0, last = 0] = (process.env.TEST_PORTS ?? '').split('-').map(Number);
let turn = first > 0 ? first + Math.floor(Math.random() * (last - first)) : 0;

/**
 * A port of loopback that was free a moment ago. From the system's own range another process, or a mere client, might
 * have it before a server does: each test file that the runner starts takes from a range that no other has.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries <= last - first; tries += 1) {
    turn = turn >= last ? first : turn + 1;
    const port = await probe(turn);
    if (port !== undefined) return port;
  }
  throw new Error(first > 0 ? `every port of ${first}-${last} is in use` : 'no port is free');
}

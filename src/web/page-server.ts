/** Serves the built page to this machine: loopback only, fixed files, one policy. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { SERVED_POLICY } from './policy.ts';

export const LOOPBACK = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const HEADERS = {
  'Content-Security-Policy': SERVED_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

/** Where the build puts the page: beside the bundle, or in `dist` of a clone. @throws UserError when it was not built */
export function pageFolder(): string {
  const here = import.meta.dirname;
  const found = [join(here, 'web'), join(here, '../web'), join(here, '../../dist/web')].find((folder) =>
    existsSync(join(folder, 'index.html')),
  );
  if (found) return found;
  throw new UserError(say`web: the page was not built. In a clone: npm run build`, 1);
}

type Page = ReadonlyMap<string, { readonly type: string; readonly contents: Buffer }>;

/** The page's files by their path: read once, so that no path of a request reaches the disk. */
function filesOf(folder: string): Page {
  const files = readdirSync(folder)
    .filter((name) => TYPES[extname(name)] !== undefined)
    .map((name) => {
      const contents = readFileSync(join(folder, name));
      return [`/${name}`, { type: TYPES[extname(name)]!, contents }] as const;
    });
  const index = files.find(([path]) => path === '/index.html')!;
  return new Map([...files, ['/', index[1]] as const]);
}

// Another name that leads here is somebody's trick: https://en.wikipedia.org/wiki/DNS_rebinding
function answer(
  page: Page,
  hosts: ReadonlySet<string>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const end = (status: number, headers: Readonly<Record<string, string>>, body: string | Buffer): void => {
    response.writeHead(status, { ...HEADERS, 'Content-Length': String(Buffer.byteLength(body)), ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
  const file = page.get(request.url?.split('?')[0] ?? '');
  if (!hosts.has(request.headers.host ?? '')) end(421, plain, 'Misdirected request\n');
  else if (request.method !== 'GET' && request.method !== 'HEAD')
    end(405, { ...plain, Allow: 'GET, HEAD' }, 'Method not allowed\n');
  else if (!file) end(404, plain, 'Not found\n');
  else end(200, { 'Content-Type': file.type }, file.contents);
}

/**
 * Starts to serve the page.
 *
 * @param folder the built page
 * @param port 0 for one that is free
 * @returns the server, and its address
 * @throws UserError when the port cannot be had
 */
export async function servePage(folder: string, port: number): Promise<{ server: Server; url: string }> {
  const page = filesOf(folder);
  const hosts = new Set<string>();
  const server = createServer((request, response) => answer(page, hosts, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const words = { EADDRINUSE: say`the port is in use`, EACCES: say`no permission to serve on it` };
      const reason = words[error.code as keyof typeof words] ?? error.message;
      reject(new UserError(say`--port ${port}: ${reason}. Give a free one, or leave it out.`, 1));
    });
    server.listen(port, LOOPBACK, resolve);
  });
  const own = (server.address() as AddressInfo).port;
  for (const name of [LOOPBACK, 'localhost']) hosts.add(`${name}:${own}`);
  return { server, url: `http://${LOOPBACK}:${own}/` };
}

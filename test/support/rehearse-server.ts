/**
 * A small server that does what a project of ours does on a platform, but for the faults that its arguments name: each
 * of them is what one check of the rehearsal must find.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

const faults = new Set(process.argv.slice(2));
const has = (fault: string): boolean => faults.has(fault);
const { env } = process;

// What an adapter of the project does with a bound service.
const bound = JSON.parse(env.BOUND ?? '{}') as { credentials?: { SECRET_KEY?: string } };
const secretKey = has('bound-secret') ? !env.SECRET_KEY && bound.credentials?.SECRET_KEY : env.SECRET_KEY;
const HOSTS = (env.ALLOWED_HOSTS ?? '').split(',');
const STYLE = `body { color: black; }\n${'p { margin: 0; }\n'.repeat(200)}`;
const STYLE_PATH = has('css-unhashed') ? '/static/site.css' : '/static/site.0123456789ab.css';

function probe(path: string, request: IncomingMessage, response: ServerResponse): void {
  if (has('probe-redirects'))
    response.writeHead(301, { Location: `https://${request.headers.host}${path}` }).end();
  else if (has('probe-host')) response.writeHead(400).end('Bad Request');
  else if (has('probe-missing')) response.writeHead(404).end();
  else if (has('probe-slow') && path === '/healthz') setTimeout(() => response.end('alive'), 1300);
  else if (has('unready') && path === '/readyz') response.writeHead(503).end('database unavailable');
  else response.end('ok');
}

function style(request: IncomingMessage, response: ServerResponse): void {
  if (has('css-missing')) return void response.writeHead(404).end();
  const gzip = !has('css-plain') && /gzip/.test(String(request.headers['accept-encoding']));
  response.writeHead(200, {
    'Content-Type': has('css-text') ? 'text/plain' : 'text/css; charset="utf-8"',
    ...(has('css-uncached')
      ? {}
      : { 'Cache-Control': `max-age=${has('css-short') ? 60 : 315360000}, public, immutable` }),
    ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(gzip ? gzipSync(STYLE) : STYLE);
}

/** A module that imports another one. */
function module(path: string, response: ServerResponse): void {
  const isPart = path === '/static/part.js';
  if (isPart && has('part-missing')) return void response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': isPart && has('part-text') ? 'text/plain' : 'text/javascript' });
  response.end(isPart ? '' : `import ${has('part-bare') ? '"part"' : '"./part.js"'};`);
}

function home(response: ServerResponse): void {
  if (has('page-fails')) return void response.writeHead(500).end('Server Error');
  if (has('page-missing')) return void response.writeHead(404).end();
  const cookie = `csrftoken=x; Path=/${has('cookie-open') ? '' : '; Secure'}`;
  const hsts = has('no-hsts') ? {} : { 'Strict-Transport-Security': 'max-age=3600' };
  response.writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': cookie, ...hsts });
  const script = '<script type="module" src="/static/main.js"></script>';
  response.end(has('no-css') ? '<p>Hello' : `<link rel="stylesheet" href="${STYLE_PATH}">${script}<p>Hello`);
}

function missing(response: ServerResponse): void {
  if (has('debug'))
    response.writeHead(404).end('You see this error because you have <code>DEBUG = True</code>');
  else response.writeHead(has('soft-404') ? 200 : 404).end('There is no page at this address');
}

function answer(request: IncomingMessage, response: ServerResponse): unknown {
  const [path = ''] = (request.url ?? '').split('?');
  const secure = request.headers['x-forwarded-proto'] === 'https' && !has('redirects-for-ever');
  const known = has('any-host') || (HOSTS.includes(request.headers.host ?? '') && !has('no-host'));
  if (['/healthz', '/readyz'].includes(path)) return probe(path, request, response);
  if (!known) return response.writeHead(400).end('Bad Request');
  if (!secure) return response.writeHead(301, { Location: `https://${request.headers.host}${path}` }).end();
  if (request.method === 'POST' && has('answers-early')) return response.writeHead(405).end();
  if (request.method === 'POST')
    return request.on('end', () => response.writeHead(403, { Connection: 'close' }).end()).resume();
  if (path === STYLE_PATH) return style(request, response);
  if (/^\/static\/(main|part)\.js$/.test(path)) return module(path, response);
  return path === '/' ? home(response) : missing(response);
}

function checkSecret(): void {
  if (secretKey || has('secretless')) return;
  if (has('secret-hangs')) setInterval(() => undefined, 1000);
  else {
    console.log(has('secret-unnamed') ? 'Something is missing.' : 'SECRET_KEY is not set.');
    process.exit(has('secret-well') ? 0 : 1);
  }
}

function listen(): void {
  const server = createServer(answer);
  const address = has('loopback') ? '127.0.0.1' : '0.0.0.0';
  server.listen(has('own-port') ? 0 : Number(env.PORT), address);
  if (has('deaf')) process.on('SIGTERM', () => undefined);
  else process.on('SIGTERM', () => (has('drops') ? process.exit(0) : server.close(() => process.exit(0))));
}

if (has('crashes')) throw new Error('no module named shop');
if (has('lock-file') && existsSync('server.pid')) throw new Error('server.pid: it runs already');
if (has('writes') || has('lock-file')) writeFileSync('server.pid', String(process.pid));
checkSecret();
if (has('mute')) setInterval(() => undefined, 1000);
else if (secretKey || has('secretless')) listen();

/** What protects each row of the server contract, taken out: its probe must notice. */
import type { RequirementId } from '../../../src/choices/server-contract.ts';

export interface Mutation {
  readonly server: string;
  /** Whether it shows behind the front server only. */
  readonly behindNginx?: true;
  /** The rendered file, and what is changed in it; none where the front server is what protects, and is left out. */
  readonly change?: { readonly path: string; readonly from: string; readonly to: string };
}

const WSGI = 'mysite/gateway/wsgi.py';
const ASGI = 'mysite/gateway/asgi.py';
const FORWARDED = 'mysite/gateway/forwarded.py';

/** Of each row one at least, the first; then what protects it in servers of which no other row is told. */
export const MUTATIONS: Readonly<Record<RequirementId, readonly [Mutation, ...Mutation[]]>> = {
  'chunked-body': [
    {
      server: 'gunicorn',
      change: {
        path: WSGI,
        from: 'if "HTTP_TRANSFER_ENCODING" in environ:\n            return',
        to: 'if False:\n            return',
      },
    },
  ],
  'body-limit': [
    {
      server: 'uvicorn',
      change: {
        path: ASGI,
        from: 'if length_of(scope) > limits.body:',
        to: 'if False:',
      },
    },
  ],
  'temporary-files': [
    {
      server: 'gunicorn',
      change: {
        path: WSGI,
        from: 'tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)',
        to: 'tempfile.NamedTemporaryFile(delete=False)',
      },
    },
  ],
  'client-address': [
    {
      server: 'uvicorn',
      change: {
        path: FORWARDED,
        from: 'entries[-min(proxies, len(entries))]',
        to: 'entries[0]',
      },
    },
  ],
  scheme: [
    {
      server: 'gunicorn',
      change: {
        path: FORWARDED,
        from: 'header.rpartition(",")[2]',
        to: 'header.partition(",")[0]',
      },
    },
    {
      server: 'gunicorn_asgi',
      change: { path: 'gunicorn.conf.py', from: 'forwarded_allow_ips = ""', to: 'forwarded_allow_ips = "*"' },
    },
  ],
  // Under ASGI, Django itself leaves such headers out too: taken out there, nothing would be noticed.
  'header-names': [
    {
      server: 'gunicorn',
      change: {
        path: 'gunicorn.conf.py',
        from: 'header_map = "drop"',
        to: 'header_map = "dangerous"',
      },
    },
  ],
  'no-versions': [
    {
      server: 'gunicorn',
      change: { path: 'mysite/about.py', from: 'exact = sees_versions(request)', to: 'exact = True' },
    },
    {
      server: 'mod_wsgi',
      change: { path: 'apache/httpd.conf', from: 'ServerTokens Prod', to: 'ServerTokens Full' },
    },
    {
      server: 'uvicorn',
      behindNginx: true,
      change: { path: 'onprem/nginx/mysite-tls.conf', from: 'server_tokens off;', to: '' },
    },
  ],
  'slow-uploads': [
    {
      server: 'gunicorn',
      change: {
        path: 'mysite/gateway/uploads.py',
        from: 'max(1, threads - 1)',
        to: 'threads + 100',
      },
    },
  ],
  readiness: [
    {
      server: 'uvicorn',
      change: {
        path: 'mysite/health.py',
        from: 'SHARED: Final = 1.0',
        to: 'SHARED: Final = 0.0',
      },
    },
  ],
  'request-timeout': [
    {
      server: 'uvicorn',
      change: {
        path: ASGI,
        from: 'call_later(limits.seconds',
        to: 'call_later(100',
      },
    },
  ],
  'cut-answers': [
    {
      server: 'uwsgi',
      change: {
        path: 'mysite/uwsgi.py',
        from: 'endless = not bodiless and environ["SERVER_PROTOCOL"] == "HTTP/1.1"',
        to: 'endless = False',
      },
    },
  ],
  'websocket-refused': [
    {
      server: 'hypercorn',
      change: {
        path: ASGI,
        from: 'await refuse_websocket(receive, send)',
        to: 'await application(scope, receive, send)',
      },
    },
  ],
  'no-clear-text-http2': [
    {
      server: 'hypercorn',
      change: {
        path: 'serve.py',
        from: 'H11Protocol._check_protocol = stay_with_http1',
        to: 'stay = stay_with_http1',
      },
    },
    {
      server: 'granian',
      change: { path: 'serve.py', from: 'http=HTTPModes.http1', to: 'http=HTTPModes.auto' },
    },
  ],
  'closed-connections': [
    {
      server: 'hypercorn',
      change: {
        path: 'serve.py',
        from: 'TCPServer._read_data = read_until_the_client_leaves',
        to: 'read = read_until_the_client_leaves',
      },
    },
  ],
  streams: [
    {
      server: 'gunicorn',
      behindNginx: true,
      change: {
        path: WSGI,
        from: '("X-Accel-Buffering", "no")',
        to: '("X-Accel-Buffering", "yes")',
      },
    },
  ],
  'stream-connections': [
    {
      server: 'uvicorn',
      change: {
        path: 'mysite/streams.py',
        from: 'await sync_to_async(close_old_connections, thread_sensitive=True)()',
        to: 'pass',
      },
    },
  ],
  websockets: [
    {
      server: 'daphne',
      change: { path: 'serve.py', from: 'self.ws_factory.protocol = WaitingSocket', to: 'pass' },
    },
  ],
  'slow-headers': [{ server: 'gunicorn' }],
  'slow-readers': [
    {
      server: 'daphne',
      change: {
        path: 'serve.py',
        from: 'await protocol.reader.reads.wait()',
        to: 'pass',
      },
    },
  ],
};

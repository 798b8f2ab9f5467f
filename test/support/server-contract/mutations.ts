/** What protects each row of the server contract, taken out: its probe must notice. */
import type { RequirementId } from '../../../src/choices/server-contract.ts';

export interface Mutation {
  readonly server: string;
  /** Whether it shows behind the front server only. */
  readonly behindNginx?: true;
  /** The rendered file, and what is changed in it. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

const WSGI = 'mysite/gateway/wsgi.py';
const ASGI = 'mysite/gateway/asgi.py';
const FORWARDED = 'mysite/gateway/forwarded.py';

export const MUTATIONS: Readonly<Record<RequirementId, Mutation>> = {
  'chunked-body': {
    server: 'gunicorn',
    path: WSGI,
    from: 'if "HTTP_TRANSFER_ENCODING" in environ:\n            return',
    to: 'if False:\n            return',
  },
  'body-limit': {
    server: 'uvicorn',
    path: ASGI,
    from: 'if length_of(scope) > limits.body:',
    to: 'if False:',
  },
  'temporary-files': {
    server: 'gunicorn',
    path: WSGI,
    from: 'tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)',
    to: 'tempfile.NamedTemporaryFile(delete=False)',
  },
  'client-address': {
    server: 'uvicorn',
    path: FORWARDED,
    from: 'entries[-min(proxies, len(entries))]',
    to: 'entries[0]',
  },
  scheme: {
    server: 'gunicorn',
    path: FORWARDED,
    from: 'header.rpartition(",")[2]',
    to: 'header.partition(",")[0]',
  },
  'header-names': {
    server: 'gunicorn',
    path: 'gunicorn.conf.py',
    from: 'header_map = "drop"',
    to: 'header_map = "dangerous"',
  },
  'slow-uploads': {
    server: 'gunicorn',
    path: 'mysite/gateway/uploads.py',
    from: 'max(1, threads - 1)',
    to: 'threads + 100',
  },
  readiness: {
    server: 'uvicorn',
    path: 'mysite/health.py',
    from: 'SHARED: Final = 1.0',
    to: 'SHARED: Final = 0.0',
  },
  'request-timeout': {
    server: 'uvicorn',
    path: ASGI,
    from: 'call_later(limits.seconds',
    to: 'call_later(100',
  },
  'cut-answers': {
    server: 'uwsgi',
    path: 'mysite/uwsgi.py',
    from: 'endless = "content-length" not in names',
    to: 'endless = False',
  },
  'websocket-refused': {
    server: 'hypercorn',
    path: ASGI,
    from: 'await refuse_websocket(receive, send)',
    to: 'await application(scope, receive, send)',
  },
  'no-clear-text-http2': {
    server: 'hypercorn',
    path: 'serve.py',
    from: 'H11Protocol._check_protocol = stay_with_http1',
    to: 'stay = stay_with_http1',
  },
  streams: {
    server: 'gunicorn',
    behindNginx: true,
    path: WSGI,
    from: '("X-Accel-Buffering", "no")',
    to: '("X-Accel-Buffering", "yes")',
  },
  'slow-readers': {
    server: 'daphne',
    path: 'serve.py',
    from: 'await protocol.reader.reads.wait()',
    to: 'pass',
  },
};

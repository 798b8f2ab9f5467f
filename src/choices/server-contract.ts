/**
 * The server contract: what a project does alike on every server, with and without a front server. Each row has a probe
 * (`test/support/server-contract/`) that is asked of the started project; a server that cannot keep one says so in its
 * choice, in words (`cannot`).
 */

/** One thing that holds on every server. */
export interface Requirement {
  /** Stable, for programs. */
  readonly id: string;
  /** The sentence that holds. */
  readonly title: string;
  /** Whence it comes. */
  readonly source: string;
}

const HTTP = 'https://www.rfc-editor.org/rfc/rfc9112';

export const REQUIREMENTS = [
  {
    id: 'chunked-body',
    title: 'A body that says no length arrives whole.',
    source: `${HTTP}#section-7.1`,
  },
  {
    id: 'body-limit',
    title: 'A body larger than MAX_BODY is refused with 413, on every path, with or without a length.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14',
  },
  {
    id: 'temporary-files',
    title: 'No temporary file outlives its request.',
    source: 'https://docs.djangoproject.com/en/stable/topics/http/file-uploads/',
  },
  {
    id: 'client-address',
    title:
      'REMOTE_ADDR and the log have the address that the trusted proxies saw, and nothing that a client sent.',
    source: 'https://www.rfc-editor.org/rfc/rfc7239#section-8.1',
  },
  {
    id: 'scheme',
    title: 'Only X-Forwarded-Proto of a trusted proxy says the scheme.',
    source: 'https://docs.djangoproject.com/en/stable/ref/settings/#secure-proxy-ssl-header',
  },
  {
    id: 'header-names',
    title: 'A header whose name has an underscore never takes the place of another.',
    source: 'https://www.djangoproject.com/weblog/2015/jan/13/security/',
  },
  {
    id: 'no-versions',
    title: 'Headers and pages tell a stranger no exact version of the server, of Django or of Python.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.4',
  },
  {
    id: 'readiness',
    title: '/readyz asks the database once a second, whoever asks, and says within 3 s that it hangs.',
    source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  },
  {
    id: 'request-timeout',
    title: 'A request without an answer after REQUEST_TIMEOUT seconds is ended, and others go on.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4',
  },
  {
    id: 'cut-answers',
    title: 'An answer that was cut short does not look complete.',
    source: `${HTTP}#section-8`,
  },
  {
    id: 'websocket-refused',
    title: 'A WebSocket handshake to a project without sockets is refused with 403, and no traceback.',
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2',
  },
  {
    id: 'no-clear-text-http2',
    title: 'Nobody speaks HTTP/2 without TLS.',
    source: 'https://www.rfc-editor.org/rfc/rfc9113#section-3',
  },
  {
    id: 'closed-connections',
    title: 'A connection that its client closes is closed here too, long before keep-alive would end it.',
    source: 'https://www.rfc-editor.org/rfc/rfc9112#section-9.6',
  },
  {
    id: 'streams',
    title: 'A stream arrives piece by piece.',
    source: 'https://docs.djangoproject.com/en/stable/ref/request-response/#streaminghttpresponse-objects',
  },
  {
    id: 'stream-connections',
    title: 'A stream that is open holds no connection to the database.',
    source: 'https://docs.djangoproject.com/en/stable/ref/databases/#persistent-connections',
  },
  {
    id: 'websockets',
    title:
      'A project with Channels speaks WebSockets: it sees the client and the scheme that its pages see, and waits for who does not read.',
    source: 'https://channels.readthedocs.io/en/stable/deploying.html',
  },
  {
    id: 'slow-readers',
    title: 'A client that does not read makes the project wait, and fills no memory.',
    source: 'https://asgi.readthedocs.io/en/latest/specs/www.html#response-body-send-event',
  },
  {
    id: 'slow-uploads',
    title: 'More slow uploads than threads leave probes and other pages served.',
    source: 'https://owasp.org/www-community/attacks/Denial_of_Service',
  },
  {
    id: 'slow-headers',
    title: 'More requests than threads whose headers never end leave probes and other pages served.',
    source: 'https://owasp.org/www-community/attacks/Slow_Loris',
  },
] as const satisfies readonly Requirement[];

/** Why a server cannot keep a row. */
export interface Exception {
  /** In words, for who chooses it. */
  readonly caution: string;
  /** Whether the row holds behind a front server that is rendered for it. */
  readonly heldByFront?: true;
  /** Whether it follows from the interface: the table has it, and nobody is warned of it at each choice of a server. */
  readonly ofInterface?: true;
}

export type RequirementId = (typeof REQUIREMENTS)[number]['id'];

/** What no server can keep that gives each request a thread, which speaks HTTP alone. */
export const OF_THREADS = {
  'stream-connections': {
    caution: 'a stream holds its thread, and the connection of that thread, until its last piece is sent.',
    ofInterface: true,
  },
  websockets: {
    caution: 'it speaks no WebSockets: Channels needs an asynchronous server.',
    ofInterface: true,
  },
} as const satisfies Partial<Record<string, Exception>>;

/** What a server says that it cannot keep: a row that is not named holds. */
export type Exceptions = Readonly<Partial<Record<RequirementId, Exception>>>;

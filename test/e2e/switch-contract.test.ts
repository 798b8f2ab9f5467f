/**
 * A switch from any server to any other leaves the answers of the contract the same. What a server itself does is asked of
 * each that is started (`server-contract-N.test.ts`): there, every cell holds or is declared. Here it is what Django is
 * given, for every ordered pair of servers.
 */
import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { djangoLines, servers } from '../../src/choices/catalog.ts';
import type { Interface, Server } from '../../src/choices/choice.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { PRODUCTION, Project } from '../support/project.ts';
import { addViews } from '../support/server-contract/contract-run.ts';

const HTTPS = ['x-forwarded-proto', 'https'] as const;
type Header = readonly [string, string];

interface Case {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly Header[];
  readonly body: string;
}

const get = (...headers: readonly Header[]): Case => ({
  method: 'GET',
  path: '/seen/',
  headers: [['host', 'localhost'], ...headers],
  body: '',
});
const post = (body: string, ...headers: readonly Header[]): Case => ({
  ...get(HTTPS, ...headers),
  method: 'POST',
  body,
});

/** Requests in which servers used to differ. */
const CASES: readonly Case[] = [
  get(HTTPS),
  get(),
  get(['x-forwarded-proto', 'https, http']),
  get(['x-forwarded-proto', 'http'], ['x-forwarded-ssl', 'on'], ['x-url-scheme', 'https']),
  get(HTTPS, ['x-forwarded-for', '6.6.6.6, 203.0.113.9']),
  get(HTTPS, ['x-forwarded-for', '6.6.6.6'], ['x-forwarded-for', '203.0.113.9']),
  get(HTTPS, ['x-forwarded-for', 'unknown'], ['forwarded', 'for=6.6.6.6'], ['x-real-ip', '6.6.6.6']),
  get(HTTPS, ['x-forwarded-host', 'evil.example'], ['x-forwarded-prefix', '/evil'], ['script-name', '/evil']),
  get(HTTPS, ['upgrade', 'websocket'], ['connection', 'Upgrade']),
  post('hello', ['content-length', '5']),
  post('hello', ['transfer-encoding', 'chunked']),
  post('', ['content-length', '102401']),
  post('x'.repeat(102_401), ['transfer-encoding', 'chunked']),
  { ...get(), path: '/healthz' },
  { ...post('', ['content-length', '102401']), path: '/nowhere' },
];

/** What differs from process to process. */
const withoutProcess = (text: string): string => text.replace(/"(produced|asked|threads|pid)": \d+,? ?/g, '');

/** What Django answers behind the gateway of an interface. */
function answersOf(kind: Interface, django: string): readonly string[] {
  const server = servers.find((one) => one.interface === kind)?.id ?? '';
  const project = new Project(answersWith({ server, django, python: '3.13' }));
  try {
    project.install('requirements.txt');
    addViews(project);
    const program = [
      'python',
      join(import.meta.dirname, '../support/server-contract/gateway_answers.py'),
      kind,
    ];
    const variables = { ...PRODUCTION, MAX_BODY: '100K', PYTHONPATH: project.folder };
    const { status, output } = project.run(program, variables, undefined, JSON.stringify(CASES));
    assert.equal(status, 0, output);
    const [, text = ''] = /^ANSWERS (.*)$/m.exec(output) ?? [];
    const answers = JSON.parse(text) as [number, string][];
    return answers.map(
      ([code, body], index) => `${JSON.stringify(CASES[index]?.headers)}: ${code} ${withoutProcess(body)}`,
    );
  } finally {
    project.remove();
  }
}

/** What names the server, and has its own variables and sockets: about the rest of the package, it has no say. */
const OWN = /^mysite\/(about|env|sockets)\.py$/;

/** The modules of the package that answer, by their paths: those of Django's settings with the same static files. */
function packageOf(server: Server, django: string): Readonly<Record<string, string>> {
  const files = plan(answersWith({ server: server.id, django, static: 'whitenoise' }))
    .filter(
      ({ path }) => /^mysite\/.*\.py$/.test(path) && !OWN.test(path) && path !== `mysite/${server.id}.py`,
    )
    // How many threads there are is the server's own.
    .map(({ path, contents }) => [path, contents.toString().replace(/Uploads\(.*\)$/m, '')]);
  return Object.fromEntries(files);
}

/** Every ordered pair of servers of which something holds. */
const pairsOf = (holds: (from: Server, to: Server) => boolean): readonly (readonly [Server, Server])[] =>
  servers.flatMap((from) =>
    servers.flatMap((to) => (to !== from && holds(from, to) ? [[from, to] as const] : [])),
  );

describe('a switch of servers', () => {
  it('is within an interface or between two, whichever the pair', () => {
    const within = pairsOf((from, to) => from.interface === to.interface);
    const between = pairsOf((from, to) => from.interface !== to.interface);
    assert.equal(within.length + between.length, servers.length * (servers.length - 1));
    assert.deepEqual([...new Set(servers.map((one) => one.interface))].toSorted(), ['asgi', 'wsgi']);
    assert.ok(servers.length >= 8 && between.length >= 30, `${servers.length} ${between.length}`);
  });

  for (const { id: django } of djangoLines) {
    it(`leaves everything that answers as it is within an interface, on Django ${django}`, () => {
      for (const [from, to] of pairsOf((one, other) => one.interface === other.interface)) {
        const [before, after] = [packageOf(from, django), packageOf(to, django)];
        assert.ok(Object.keys(before).length > 12, `${Object.keys(before)}`);
        assert.deepEqual(after, before, `${from.id} to ${to.id}`);
      }
    });

    it(`leaves the answers as they are between the interfaces, on Django ${django}`, () => {
      // By the test above, one server of each interface speaks for all of its pairs.
      const [wsgi, asgi] = [answersOf('wsgi', django), answersOf('asgi', django)];
      assert.deepEqual(asgi, wsgi);
      const codes = wsgi.map((answer) => /: (\d{3}) /.exec(answer)?.[1]);
      assert.deepEqual(
        codes,
        '200 301 301 301 200 200 200 200 403 200 200 413 413 200 413'.split(' '),
        wsgi.join('\n'),
      );
    });
  }
});

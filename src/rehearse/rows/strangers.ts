/** Rows about who asks, and how. */
import { say } from '../../languages/say.ts';
import { parseJson } from '../../reading/parse.ts';
import { ask, Connection, requestText } from './connection.ts';
import { HTTPS, must, type Run, SEEN, type Seen, seen, until } from './run.ts';

export async function clientAddress(run: Run): Promise<void> {
  const forged = 'X-Forwarded-For: 6.6.6.6';
  const expected = run.hasFront ? '127.0.0.1' : '203.0.113.9';
  for (const lines of [
    ['X-Forwarded-For: 6.6.6.6, 203.0.113.9'],
    [forged, 'X-Forwarded-For: 203.0.113.9'],
    [forged, 'X-Forwarded-For: "203.0.113.9:4711"', 'X-Real-IP: 6.6.6.6', 'Forwarded: for=6.6.6.6'],
  ]) {
    const { client, forwarded } = await seen(run, lines);
    must(client === expected && forwarded === null, () => say`of ${lines.join(', ')} Django got ${client}`);
  }
  for (const lines of [['X-Forwarded-For: no address'], []]) {
    const { client } = await seen(run, lines);
    must(client === '127.0.0.1', () => say`of ${lines.join(', ')} Django got ${client}`);
  }
  const isLogged = (): boolean => run.output().includes(`"client": "${expected}"`);
  must(await until(isLogged, run.site.patience(5_000)), () => say`the log does not have ${expected}`);
}

export async function scheme(run: Run): Promise<void> {
  const others = [
    'X-Forwarded-Ssl: on',
    'X-Forwarded-Protocol: ssl',
    'X-Url-Scheme: https',
    'Forwarded: proto=https',
  ];
  // Behind TLS of our own, nothing that a client sends takes it away.
  const expected = run.hasFront ? 'https' : 'http';
  for (const lines of [others, ['X-Forwarded-Proto: http', ...others], ['X-Forwarded-Proto: https, http']]) {
    const { status, body } = await ask(run.site, SEEN, { lines });
    // A project may send plain http to https.
    const found = status === 301 ? 'http' : status === 200 ? (parseJson(body) as Seen).scheme : status;
    must(found === expected, () => say`of ${lines.join(', ')} Django got ${found}`);
  }
  const { scheme: found } = await seen(run);
  must(found === 'https', () => say`of ${HTTPS} Django got ${found}`);
}

export async function headerNames(run: Run): Promise<void> {
  for (const lines of [
    ['X-Proof: real', 'X_Proof: forged'],
    ['X_Proof: forged', 'X-Proof: real'],
  ]) {
    const { status, body } = await ask(run.site, SEEN, { lines: [HTTPS, ...lines] });
    const proof = status < 400 ? (parseJson(body) as Seen).proof : 'real';
    must(proof === 'real', () => say`of ${lines.join(', ')} Django got ${proof}`);
  }
  const lines = ['X-Forwarded-For: 203.0.113.9', 'X_Forwarded_For: 6.6.6.6'];
  const { client } = await seen(run, lines);
  must(client !== '6.6.6.6', () => say`of ${lines.join(', ')} Django got ${client}`);
}

const HANDSHAKE = [
  HTTPS,
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
];

export async function websocketRefused(run: Run): Promise<void> {
  const before = run.output().length;
  const connection = new Connection(run.site);
  connection.send(requestText(run.site, 'GET', '/', HANDSHAKE));
  const { status } = await connection.reply();
  must(status === 403, () => say`the handshake got ${status}`);
  // Its traceback may come after the answer, but before the line of the next request, where there is one.
  const next = '/after-handshake/';
  await ask(run.site, next, { lines: [HTTPS] });
  await until(() => run.output().includes(next), run.site.patience(500));
  const [line] = /.*(?:ValueError|Django can only handle).*/.exec(run.output().slice(before)) ?? [];
  must(line === undefined, () => say`the log has: ${line ?? ''}`);
}

export async function noClearTextHttp2(run: Run): Promise<void> {
  const patience = run.site.patience(1_000);
  // The preface of HTTP/2, and an empty frame of settings: https://www.rfc-editor.org/rfc/rfc9113#section-3.4
  const known = new Connection(run.site);
  known.send('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00');
  known.socket.setTimeout(patience, () => known.socket.destroy());
  const { head } = await known.reply();
  // A frame of settings is its answer: three bytes of length, then its type.
  must(head.slice(3, 4) !== '\u0004', () => say`it answered the preface of HTTP/2 with a frame`);
  const upgrade = ['Upgrade: h2c', 'Connection: Upgrade, HTTP2-Settings', 'HTTP2-Settings: AAMAAABkAAQAAP__'];
  const asking = new Connection(run.site);
  asking.send(requestText(run.site, 'GET', '/healthz', upgrade));
  asking.socket.setTimeout(patience, () => asking.socket.destroy());
  const { head: changed } = await asking.reply();
  must(!/^HTTP\/1\.1 101/.test(changed), () => say`it changed to HTTP/2`);
}

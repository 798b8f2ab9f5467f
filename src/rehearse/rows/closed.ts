/** The row about clients that leave. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { say } from '../../languages/say.ts';
import { requestText } from './connection.ts';
import { must, type Run, until } from './run.ts';

/** Less than any server keeps a connection for a next request, in milliseconds. */
const SOON = 15_000;

/** Asks, or asks nothing, closes its own side of the connection, and says whether the other side was closed soon. */
async function isClosed({ site }: Run, asks: boolean): Promise<boolean> {
  const { port, tls, patience } = site;
  const place = { port, host: '127.0.0.1', allowHalfOpen: true };
  const socket = tls ? connectTls({ ...place, rejectUnauthorized: false }) : connect(place);
  let answer = '';
  let ended = false;
  socket.on('data', (data) => {
    answer += data.toString();
  });
  socket.on('end', () => {
    ended = true;
  });
  // What breaks off is closed, too.
  socket.on('error', () => {
    ended = true;
  });
  try {
    if (asks) {
      socket.write(requestText(site, 'GET', '/healthz'));
      // Its body says "alive": until then the connection is not idle.
      const answered = await until(() => ended || /\r\n\r\n.*alive\n/s.test(answer), patience(SOON));
      must(answered, () => say`${'/healthz'}: no answer`);
    } else await once(socket, tls ? 'secureConnect' : 'connect');
    socket.end();
    return await until(() => ended, patience(SOON));
  } finally {
    socket.destroy();
  }
}

export async function closedConnections(run: Run): Promise<void> {
  must(await isClosed(run, true), () => say`the connection of a client that was answered stays open`);
  must(await isClosed(run, false), () => say`the connection of a client that asked nothing stays open`);
}

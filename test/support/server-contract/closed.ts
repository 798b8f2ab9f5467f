/** The probe about clients that leave. */
import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { patiently } from '../patience.ts';
import { requestText, type Site } from './client.ts';

/** However busy the machine is, less than the 75 seconds for which servers keep a connection for a next request. */
const SOON = Math.min(patiently(15_000), 60_000);

/** Asks, or asks nothing, closes its own side of the connection, and says whether the other side was closed soon. */
async function isClosed(site: Site, asks: boolean): Promise<boolean> {
  const { port, tls } = site;
  const place = { port, host: '127.0.0.1', allowHalfOpen: true };
  const socket = tls ? connectTls({ ...place, rejectUnauthorized: false }) : connect(place);
  try {
    await once(socket, tls ? 'secureConnect' : 'connect');
    let answer = '';
    const ended = once(socket, 'end');
    socket.on('data', (data) => {
      answer += data.toString();
    });
    if (asks) {
      socket.write(requestText(site, 'GET', '/healthz'));
      // Its body says "alive": until then the connection is not idle.
      const deadline = Date.now() + SOON;
      while (!/\r\n\r\n.*alive\n/s.test(answer)) {
        assert.ok(!socket.readableEnded && Date.now() < deadline, `no answer, but ${answer}`);
        await sleep(20);
      }
    }
    socket.end();
    const late = sleep(SOON, 'late', { ref: false });
    return (await Promise.race([ended, late])) !== 'late';
  } finally {
    socket.destroy();
  }
}

export async function closedConnections({ site }: { readonly site: Site }): Promise<void> {
  for (const asks of [true, false]) {
    const what = asks ? 'has been answered' : 'has asked nothing';
    assert.ok(await isClosed(site, asks), `the connection of a client that ${what} stays open`);
  }
}

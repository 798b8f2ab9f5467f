/** What a server that is told to stop does with a connection whose request is on the way. */
import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { patiently } from './patience.ts';
import type { Project, Server } from './project.ts';

/**
 * Servers that close such a connection at once: they read in the step that accepts, so that nothing that a front server
 * sends with its connection is on the way. The others come back to an event loop between the two.
 */
const READ_AT_ONCE: readonly string[] = ['granian', 'uwsgi', 'mod_wsgi'];

/** Each attempt has half a second, which a busy machine may take away. */
const ATTEMPTS = 4;

/** Milliseconds in which a stop that closes such connections has done so. */
const UNDER_WAY = 150;

const REQUEST = 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n';

/** The first bytes that come, or nothing when the connection ends. */
async function answerOn(socket: ReturnType<typeof connect>): Promise<string> {
  const signal = AbortSignal.timeout(patiently(20_000));
  const ended = once(socket, 'close', { signal }).then(() => '');
  const came = once(socket, 'data', { signal }).then(([data]) => String(data));
  // Whichever comes second is of no interest.
  came.catch(() => undefined);
  ended.catch(() => undefined);
  return Promise.race([came, ended]);
}

/** Stops a server between a connection and its request. @returns the beginning of the answer, or nothing */
async function stopped(server: Server): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const answer = answerOn(socket);
  // Accepted in the order of their coming: when this one is answered, the other one was accepted.
  await server.get('/healthz', {});
  const stop = server.process.stop();
  await sleep(UNDER_WAY);
  socket.write(REQUEST);
  try {
    return await answer;
  } finally {
    socket.destroy();
    await stop;
  }
}

/** A request that follows its connection is answered, whenever the server was told to stop. */
export async function answersWhatWasJustAccepted(project: Project, id: string, first: Server): Promise<void> {
  if (READ_AT_ONCE.includes(id)) {
    await first.process.stop();
    return;
  }
  let answer = await stopped(first);
  for (let attempt = 1; answer === '' && attempt < ATTEMPTS; attempt += 1)
    answer = await stopped(await project.start());
  assert.match(answer, /^HTTP\/1\.1 200/);
}

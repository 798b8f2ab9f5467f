/** How long a started server keeps a connection without a request, and whether it is as long as it is told. */
import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { patiently } from './patience.ts';
import type { Project, Server } from './project.ts';

/** Where a server is told how long to keep a connection. */
const KEEPS =
  /(keep_alive_timeout = |keepalive = |timeout_keep_alive=|timeOut = |header_read_timeout=|KeepAliveTimeout )75/;

/** From the question to the end of the connection, in milliseconds: where the answer is read late, no less for that. */
async function idleTime(port: number): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  const from = performance.now();
  socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  // What comes at once must not be missed: the end may be in the same turn as the answer.
  const ended = once(socket, 'end', { signal: AbortSignal.timeout(patiently(60_000)) });
  await Promise.race([once(socket, 'data'), ended]);
  socket.resume();
  await ended;
  socket.destroy();
  return performance.now() - from;
}

/**
 * A connection is kept as long as the rendered files say, or is closed at once where they say so. With 2 seconds in the place of
 * 75, for which no test waits, and which no server has by itself.
 *
 * @param stop ends the server that was started for it
 */
export async function keepsConnectionsAsSaid(
  project: Project,
  stop: (running: Server) => Promise<unknown>,
): Promise<void> {
  const path = ['serve.py', 'gunicorn.conf.py', 'apache/httpd.conf']
    .map((name) => join(project.folder, name))
    .find((name) => existsSync(name) && KEEPS.test(readFileSync(name, 'utf8')));
  const text = path ? readFileSync(path, 'utf8') : '';
  if (path) writeFileSync(path, text.replace(KEEPS, '$12'));
  try {
    const idle = await project.start();
    const took = await idleTime(idle.port);
    await stop(idle);
    // Time for a busy machine; left to itself, Daphne would wait for 60 seconds.
    const [least, most] = path ? [1500, 30_000] : [0, 30_000];
    assert.ok(took >= least && took <= most, `${took} ms`);
  } finally {
    if (path) writeFileSync(path, text);
  }
}

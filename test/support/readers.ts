/** Readers of a slow AI service, through the assistant of a project: each holds a request, and none a database connection. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { patiently } from './patience.ts';
import type { Server } from './project.ts';
import { Connection, requestText } from './server-contract/client.ts';

/** A service that begins every second answer, says nothing of the others, and ends none. */
export class SlowService {
  readonly asked: ServerResponse[] = [];
  private readonly server = createServer((request, response) => {
    request.resume();
    this.asked.push(response);
    if (this.asked.length % 2 === 0) return;
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: {"choices": [{"delta": {"content": "begun"}}]}\n\n');
  });

  /** Starts it on a port of its own. @returns the variables of a project that asks it */
  async start(): Promise<Readonly<Record<string, string>>> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    const port = typeof address === 'object' ? address?.port : address;
    return { AI_BASE_URL: `http://127.0.0.1:${port}/v1`, AI_MODEL: 'small' };
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A token of forms, as the project makes them. */
const TOKEN = 'r'.repeat(32);

/** The script that signs somebody in, in a project that is loaded: prints the cookies that a form wants, without a space. */
export const SIGN_IN = `
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
reader = get_user_model().objects.create_user("reader", password="a long pass phrase")
client = Client()
client.force_login(reader)
session = settings.SESSION_COOKIE_NAME
print(f" {session}={client.cookies[session].value};{settings.CSRF_COOKIE_NAME}=${TOKEN}", end="")
`;

/**
 * Asks for so many answers, and waits until the service has been asked for each.
 *
 * @returns what takes the readers away again
 * @throws Error when some wait for something else, such as a connection
 */
export async function read(
  running: Server,
  service: SlowService,
  cookies: string,
  readers: number,
): Promise<() => void> {
  const site = { port: running.port, tls: false, host: 'localhost' };
  const body = 'question=When%3F';
  const lines = [
    'X-Forwarded-Proto: https',
    `Cookie: ${cookies}`,
    `X-CSRFToken: ${TOKEN}`,
    'Referer: https://localhost/assistant/',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
  ];
  const connections = Array.from({ length: readers }, () => new Connection(site));
  for (const one of connections) one.send(requestText(site, 'POST', '/assistant/', lines) + body);
  const deadline = Date.now() + patiently(8_000);
  while (service.asked.length < readers) {
    if (Date.now() > deadline)
      throw new Error(
        `${service.asked.length} of ${readers} have asked\n${running.process.output.slice(-3000)}`,
      );
    await sleep(20);
  }
  return () => {
    for (const { socket } of connections) socket.destroy();
  };
}

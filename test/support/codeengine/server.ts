/**
 * The stand-in behind a port of the loopback device, and the program `ibmcloud` that asks it: a few lines of bash that start no
 * other process, because a deployment calls it some thirty times.
 */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Answer, Service } from './service.ts';

/** Words are sent with a NUL after each; the answer is its status, and then the text. */
export const CLIENT = `#!/bin/bash
exec 3<>"/dev/tcp/127.0.0.1/$FAKE_CLOUD"
printf '%s\\0' "$(($# + 1))" "$PWD" "$@" >&3
IFS= read -r status <&3
while IFS= read -r line <&3; do
  if [[ $status == 0 ]]; then printf '%s\\n' "$line"; else printf '%s\\n' "$line" >&2; fi
done
exit "$status"
`;

/** The clock of a deployment: FAKE_NOW seconds after 1970. */
export const DATE = `#!/bin/bash
exec /usr/bin/env -u TZ /bin/date -d "@$FAKE_NOW" "$@"
`;

export interface Listening {
  readonly port: number;
  readonly close: () => void;
}

async function serve(service: Service, socket: Socket, killed: () => void): Promise<void> {
  const chunks: Buffer[] = [];
  const words = await new Promise<readonly string[]>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      const [count, ...rest] = Buffer.concat(chunks).toString().split('\0');
      if (rest.length > Number(count)) resolve(rest.slice(0, Number(count)));
    });
    socket.on('error', () => resolve([]));
  });
  const [cwd = '', ...argv] = words;
  const answer: Answer = await service.run(argv, cwd);
  if (answer.killed) killed();
  socket.end(`${answer.status}\n${answer.out}\n`);
}

/** Listens for calls. @param killed is called when the service says that the script is killed now */
export async function listen(service: Service, killed: () => void): Promise<Listening> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    void serve(service, socket, killed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const address = server.address();
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, close: () => server.close() };
}

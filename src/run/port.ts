import { type AddressInfo, createServer } from 'node:net';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';

/** Listens once, on all addresses, as the servers do: a port that somebody has on loopback only is taken too. */
async function listened(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '0.0.0.0', () => {
      const { port: given } = probe.address() as AddressInfo;
      probe.close(() => resolve(given));
    });
  });
}

/** A port that nobody has: the system's choice. */
export const anyPort = (): Promise<number> => listened(0);

/** Why the system gives that port to nobody: `EADDRINUSE`, `EACCES`; undefined when it is free. */
async function taken(port: number): Promise<string | undefined> {
  return listened(port).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
}

/**
 * The port to serve on: PORT as the user set it, else the first free one from 8000 on.
 *
 * @throws UserError when PORT is no port or is taken: another program would answer in the project's place
 */
export async function freePort(env: NodeJS.ProcessEnv): Promise<number> {
  if (env.PORT) {
    const port = Number(env.PORT);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new UserError(
        say`PORT=${env.PORT}: it must be a number from 1 to 65535. Fix it or leave it out.`,
      );
    }
    const reason = await taken(port);
    if (reason === undefined) return port;
    const words = { EADDRINUSE: say`the port is in use`, EACCES: say`no permission to serve on it` }[reason];
    throw new UserError(say`PORT=${env.PORT}: ${words ?? reason}. Set PORT to a free one, or leave it out.`);
  }
  for (let port = 8000; port < 8100; port += 1) if ((await taken(port)) === undefined) return port;
  throw new UserError(say`--run: no port from 8000 to 8099 is free. Set PORT to a free one.`, 1);
}

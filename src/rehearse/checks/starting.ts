import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Probe } from '../../choices/platform-contract.ts';
import { say } from '../../languages/say.ts';
import type { Check } from '../check.ts';
import { ask } from '../client.ts';
import type { Instance } from '../instance.ts';
import { listeningPorts } from '../listening.ts';
import { failed, type Outcome, passed, seconds, skipped } from '../outcome.ts';
import type { Rehearsal } from '../rehearsal.ts';

/** Milliseconds after which a server that listens elsewhere is not expected on PORT any more. */
const PATIENCE = 10_000;

/** Whether anything speaks on that port, whatever it says. */
export async function speaks(port: number, address = '127.0.0.1'): Promise<boolean> {
  return ask({ port, path: '/', headers: {}, timeoutSeconds: 5, address }).then(
    () => true,
    (error: NodeJS.ErrnoException) =>
      error.code !== undefined && !/REFUSED|UNREACH|NOTAVAIL|RESET/.test(error.code),
  );
}

/**
 * Waits until something answers on the port.
 *
 * @param givesUp whether to wait no longer, asked now and then
 * @returns `ended`, `late`, or undefined when it does
 */
export async function waitForAnswer(
  rehearsal: Rehearsal,
  instance: Instance,
  limitSeconds: number,
  givesUp: () => boolean = () => false,
): Promise<'ended' | 'late' | undefined> {
  const { place, contract } = rehearsal;
  const path = contract.probes[0]?.path ?? rehearsal.subject.page;
  const headers = contract.probes[0]?.headers(place) ?? {};
  const limit = Date.now() + limitSeconds * 1000;
  while (Date.now() < limit) {
    rehearsal.checkStopped();
    if (instance.hasEnded) return 'ended';
    const timeoutSeconds = Math.max(0.1, (limit - Date.now()) / 1000);
    const answer = await ask({ port: place.port, path, headers, timeoutSeconds }).catch(() => undefined);
    if (answer) return undefined;
    if (givesUp()) return 'late';
    await sleep(50);
  }
  return 'late';
}

const lineOf = (argv: readonly string[]): string => argv.join(' ');

/** Refuses to serve without its secrets, at once and by name. */
const secret: Check = {
  name: 'secret',
  title: 'Without its secret it does not start, and says why',
  async run(rehearsal) {
    const { secrets } = rehearsal.subject;
    const [name] = secrets;
    if (name === undefined) return skipped(say`the project declares no secret`);
    const instance = rehearsal.launch(rehearsal.environmentWithoutSecrets);
    const state = await waitForAnswer(rehearsal, instance, rehearsal.contract.startSeconds);
    instance.kill();
    const way = say`Check the environment before the server starts: env.validate() names what is missing.`;
    if (state === undefined)
      return failed(say`without ${name} it serves, with a key that everybody may know or with none`, way);
    if (state === 'late')
      return failed(say`without ${name} it neither serves nor ends`, way, instance.output);
    if (instance.succeeded)
      return failed(say`without ${name} it ends with status 0, as if all were well`, way, instance.output);
    return instance.output.includes(name)
      ? passed()
      : failed(say`without ${name} it ends without naming it`, way, instance.output);
  },
};

const start: Check = {
  name: 'start',
  title: 'The start command serves on PORT',
  vital: true,
  async run(rehearsal) {
    const { contract, place } = rehearsal;
    rehearsal.freshDisk();
    const started = Date.now();
    const instance = rehearsal.launch(rehearsal.runEnvironment);
    rehearsal.instance = instance;
    const elsewhere = (): readonly number[] => listeningPorts(instance.group);
    const givesUp = (): boolean =>
      Date.now() - started > PATIENCE && elsewhere().some((port) => port !== place.port);
    const state = await waitForAnswer(rehearsal, instance, contract.startSeconds, givesUp);
    if (state === undefined) return passed(say`after ${seconds(Date.now() - started)}`);
    const command = lineOf(rehearsal.argv);
    if (state === 'ended')
      return failed(
        say`"${command}" ended with ${instance.ending} before it answered`,
        say`See its output below.`,
        instance.output,
      );
    const others = elsewhere().filter((port) => port !== place.port);
    return others.length > 0
      ? failed(
          say`it listens on port ${others.join(', ')} and not on PORT, which is ${place.port}`,
          say`The platform chooses the port: the start command must read PORT.`,
          instance.output,
        )
      : failed(
          say`"${command}" did not answer on PORT within ${contract.startSeconds} s`,
          say`The server must listen on 0.0.0.0 and PORT, and not wait for anything before it does.`,
          instance.output,
        );
  },
};

/** An address of this machine that a server on 127.0.0.1 alone does not have. */
function otherAddress(): string | undefined {
  if (process.platform === 'linux') return '127.0.0.2';
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find((one) => one.family === 'IPv4' && !one.internal)?.address;
}

const address: Check = {
  name: 'address',
  title: 'It listens on every address',
  async run({ contract, place }) {
    if (contract.reachedFrom === 'loopback') return skipped(say`requests come from this machine only`);
    const other = otherAddress();
    if (other === undefined) return skipped(say`this machine has one address only`);
    return (await speaks(place.port, other))
      ? passed()
      : failed(
          say`it listens on 127.0.0.1 only, where no router and no probe reaches it`,
          say`Listen on 0.0.0.0.`,
        );
  },
};

/** What a status means that a probe did not expect. */
function probeFailure(probe: Probe, host: string, status: number): Outcome {
  const got = say`the ${probe.name} probe GET ${probe.path} (Host ${host}) got ${status}`;
  const first = say`Answer ${probe.path} in the first middleware, as health.py does, before anything else looks at the request.`;
  if (status >= 300 && status < 400)
    return failed(say`${got}, a redirect: probes come over plain http and follow none`, first);
  if (status === 400)
    return failed(say`${got}: that Host is an IP address, and ALLOWED_HOSTS refuses it`, first);
  if (status === 404) return failed(say`${got}: nothing answers that path`, first);
  return failed(
    got,
    probe.name === 'liveness'
      ? say`Liveness must not depend on anything else: each failure restarts the instance.`
      : say`What the project needs to serve, most often its database, does not answer: check its address.`,
  );
}

/** The check of one probe, asked as the platform asks. A 5xx may pass, as a database may; anything else will not. */
function probing(name: Probe['name']): Check {
  return {
    name,
    get title() {
      return say`The ${name} probe succeeds`;
    },
    async run(rehearsal) {
      const { place, contract, instance } = rehearsal;
      const probes = contract.probes.filter((probe) => probe.name === name);
      if (probes.length === 0) return skipped(say`the platform has no ${name} probe`);
      const limit = Date.now() + Math.min(contract.startSeconds, 20) * 1000;
      for (const probe of probes) {
        const headers = probe.headers(place);
        for (;;) {
          rehearsal.checkStopped();
          const { path, timeoutSeconds } = probe;
          const status = await ask({ port: place.port, path, headers, timeoutSeconds }).then(
            (answer) => answer.status,
            (error: Error) => error.message,
          );
          if (typeof status === 'number' && probe.succeeds(status)) break;
          const final = Date.now() > limit || instance?.hasEnded;
          if (typeof status === 'number' && (status < 500 || final))
            return probeFailure(probe, headers.Host ?? '', status);
          if (final)
            return failed(
              say`the ${name} probe GET ${path} got nothing: ${status}`,
              say`The platform waits ${timeoutSeconds} s: answer ${path} without asking anything slow.`,
              instance?.output,
            );
          await sleep(200);
        }
      }
      return passed();
    },
  };
}

/** From the start command to the first probes. */
export const STARTING: readonly Check[] = [secret, start, address, probing('liveness'), probing('readiness')];

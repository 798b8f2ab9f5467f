/** One server on one Django line: the rendered and the bare project, measured in turns. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { servers } from '../../src/choices/catalog.ts';
import { answersWith } from '../../test/support/answers.ts';
import { freePort, get } from '../../test/support/http.ts';
import { Background } from '../../test/support/processes.ts';
import { PRODUCTION, Project } from '../../test/support/project.ts';
import { memory, processorSeconds } from '../process-tree.ts';
import { load } from '../wrk.ts';
import { bareCommand, makeBare, PROCESSES, THREADS, VIEWS } from './bare.ts';

/** What one of the two projects did in one round. */
export interface Figure {
  readonly perSecond: number;
  /** Processor time of all its processes for one request. */
  readonly microseconds: number;
  readonly failed: number;
  /** Milliseconds from its start to its first 200. */
  readonly first200: number;
  /** MiB, after all rounds. */
  readonly memory: number;
}

export interface Figures {
  readonly rendered: Figure;
  readonly bare: Figure;
}

/** What was measured under one name, a pair for each round. */
export interface Measured {
  readonly name: string;
  readonly pairs: readonly Figures[];
}

/** What a proxy that terminates TLS says, and one that keeps no connections to the server. */
const BY_PROXY = ['X-Forwarded-Proto: https'];
const CLOSING = [...BY_PROXY, 'Connection: close'];

const CONNECTIONS = 16;

interface Contender {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly port: number;
}

interface Started {
  readonly process: Background;
  readonly took: number;
}

async function start({ argv, cwd, env, port }: Contender): Promise<Started> {
  const started = performance.now();
  // Into a file: while wrk runs, nobody here would read a pipe.
  const process = new Background(['sh', '-c', 'exec "$@" >>printed.log 2>&1', 'sh', ...argv], { cwd, env });
  for (;;) {
    const status = await get(port, '/hello/', { 'X-Forwarded-Proto': 'https' }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return { process, took: performance.now() - started };
    const printed = (): string => readFileSync(join(cwd, 'printed.log'), 'utf8').slice(-2000);
    if (status !== 0) throw new Error(`${argv.join(' ')}: ${status}\n${printed()}`);
    if (!process.isRunning) throw new Error(`${argv.join(' ')} has ended:\n${printed()}`);
    await sleep(2);
  }
}

/** Starts both in turns and stops them. @returns milliseconds to the first 200, of each round */
async function starts(contenders: readonly [Contender, Contender], rounds: number): Promise<number[][]> {
  const all: number[][] = [];
  // The first round writes bytecode.
  for (let round = 0; round <= rounds; round += 1) {
    const took: number[] = [];
    for (const contender of contenders) {
      const started = await start(contender);
      took.push(started.took);
      await started.process.stop();
    }
    if (round > 0) all.push(took);
  }
  return all;
}

function ask({ port }: Contender, { process }: Started, view: string, seconds: number, headers: string[]) {
  const pid = process.child.pid ?? 0;
  const before = processorSeconds(pid);
  const { perSecond, requests, failed } = load(`http://127.0.0.1:${port}${view}`, {
    seconds,
    connections: CONNECTIONS,
    headers,
  });
  return { perSecond, failed, microseconds: ((processorSeconds(pid) - before) / requests) * 1e6 };
}

/** Measures a server. @returns one row for each kind of view, and for connections that are not kept */
export async function measure(
  server: string,
  django: string,
  pairs: number,
  seconds: number,
): Promise<readonly Measured[]> {
  const project = new Project(answersWith({ server, django, platforms: [] }));
  project.install('requirements.txt');
  appendFileSync(join(project.folder, 'mysite/urls.py'), VIEWS);
  project.succeed(['python', 'manage.py', 'collectstatic', '--noinput', '--verbosity=0'], {
    SECRET_KEY: PRODUCTION.SECRET_KEY,
  });
  const bare = makeBare(project);
  const [port, barePort] = [await freePort(), await freePort()];
  const asynchronous = servers.find(({ id }) => id === server)?.interface === 'asgi';
  const variables = asynchronous ? {} : { WEB_CONCURRENCY: String(PROCESSES), WEB_THREADS: String(THREADS) };
  const contenders: readonly [Contender, Contender] = [
    {
      argv: project.startCommand,
      cwd: project.folder,
      env: project.environment({ ...PRODUCTION, ...variables, PORT: String(port) }),
      port,
    },
    {
      argv: bareCommand(server, barePort, bare),
      cwd: bare,
      env: project.environment({ PYTHONPATH: bare }),
      port: barePort,
    },
  ];
  try {
    const took = await starts(contenders, pairs);
    const [one, other] = [await start(contenders[0]), await start(contenders[1])];
    const views: readonly (readonly [string, string, string[]])[] = [
      ['', '/hello/', BY_PROXY],
      asynchronous
        ? [', async view', '/hello-async/', BY_PROXY]
        : [', Connection: close', '/hello/', CLOSING],
    ];
    const rows = views.map(([title, view, headers]) => {
      for (const each of [
        [contenders[0], one],
        [contenders[1], other],
      ] as const)
        ask(...each, view, 1, headers);
      const rounds = Array.from({ length: pairs }, (_, round) => {
        const rendered = ask(contenders[0], one, view, seconds, headers);
        const bareRun = ask(contenders[1], other, view, seconds, headers);
        return { rendered, bare: bareRun, took: took[round] ?? [] };
      });
      return { name: `${server} ${django}${title}`, rounds };
    });
    const used = [memory(one.process.child.pid ?? 0), memory(other.process.child.pid ?? 0)];
    await one.process.stop();
    await other.process.stop();
    return rows.map(({ name, rounds }) => ({
      name,
      pairs: rounds.map(({ rendered, bare: bareRun, took: [first = 0, second = 0] }) => ({
        rendered: { ...rendered, first200: first, memory: used[0] ?? 0 },
        bare: { ...bareRun, first200: second, memory: used[1] ?? 0 },
      })),
    }));
  } finally {
    project.remove();
  }
}

/**
 * Mixed traffic on each server in turn, while a worker is killed, the database restarts and Redis is away: what was lost, and
 * whether memory, descriptors or database connections grow.
 *
 *     npm run soak -- servers [SECONDS [SERVER…]]
 *
 * Eight clients, as a router has them: each keeps its connection. A request is lost when it has no answer, or another one
 * than its page gives; not while what it needs is away, nor those that a killed process had in its hands.
 */
import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { memory, processes } from '../bench/process-tree.ts';
import { servers } from '../src/choices/catalog.ts';
import { answersWith } from '../test/support/answers.ts';
import { certificatesFor } from '../test/support/certificates.ts';
import { giveToOrdinaryUser, ordinaryFolder, temporaryFolder } from '../test/support/processes.ts';
import { PRODUCTION, Project, type Server } from '../test/support/project.ts';
import type { Restartable } from '../test/support/services/restartable.ts';
import { postgresqlServer, redisServer } from '../test/support/services/servers.ts';

const CLIENTS = 8;

const VIEWS = `

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt


def soak_database(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_user_model().objects.count())


def soak_cache(request: HttpRequest) -> HttpResponse:
    return HttpResponse(cache.get_or_set("soak", 1))


@csrf_exempt
def soak_body(request: HttpRequest) -> HttpResponse:
    return HttpResponse(len(request.body))


urlpatterns += [
    path("soak/database/", soak_database),
    path("soak/cache/", soak_cache),
    path("soak/body/", soak_body),
]
`;

type Need = 'database' | 'cache';

/** What is asked: path, the body's size, the status that it must have, and what it cannot do without. */
const PAGES: readonly { path: string; bytes?: number; status: number; needs?: Need }[] = [
  { path: '/healthz', status: 200 },
  { path: '/nowhere/', status: 404 },
  { path: '/admin/login/', status: 200 },
  { path: '/soak/database/', status: 200, needs: 'database' },
  { path: '/soak/cache/', status: 200, needs: 'cache' },
  { path: '/soak/body/', bytes: 200_000, status: 200 },
];

const HEADERS = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '198.51.100.7' };

/** Status of an answer; 0 where there was none. */
function ask(port: number, agent: Agent, path: string, bytes = 0): Promise<number> {
  return new Promise((resolve) => {
    const headers = { ...HEADERS, ...(bytes > 0 ? { 'Content-Length': bytes } : {}) };
    const method = bytes > 0 ? 'POST' : 'GET';
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers, agent, timeout: 20_000 },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
        answer.once('error', () => resolve(0));
      },
    );
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => resolve(0));
    sent.end(bytes > 0 ? Buffer.alloc(bytes) : undefined);
  });
}

/** What is away at the moment, or came back a moment ago. */
const away = new Set<Need | 'worker'>();

interface Tally {
  asked: number;
  lost: Map<string, number>;
}

async function client(port: number, seed: number, tally: Tally, until: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let turn = seed; Date.now() < until; turn += 1) {
    const page = PAGES[turn % PAGES.length] ?? { path: '/healthz', status: 200 };
    const before = new Set(away);
    const status = await ask(port, agent, page.path, page.bytes);
    const excused = [page.needs, 'worker' as const].some((one) => one && (before.has(one) || away.has(one)));
    tally.asked += 1;
    const what = `${page.path} ${status}`;
    if (status !== page.status && !excused) tally.lost.set(what, (tally.lost.get(what) ?? 0) + 1);
  }
  agent.destroy();
}

/** Kills the youngest process of a server, where it has several that serve. */
async function killWorker(server: Server): Promise<boolean> {
  const worker = processes(server.process.child.pid ?? 0).at(-1);
  if (worker === undefined || processes(server.process.child.pid ?? 0).length < 3) return false;
  away.add('worker');
  process.kill(worker, 'SIGKILL');
  await sleep(3000);
  away.delete('worker');
  return true;
}

async function outage(need: Need, service: Restartable, seconds: number): Promise<void> {
  away.add(need);
  await service.stop('SIGINT');
  await sleep(seconds * 1000);
  await service.start();
  // What was begun meanwhile may still wait.
  await sleep(12_000);
  away.delete(need);
}

/** MiB, descriptors, and sockets to the database. */
function held(server: Server): { readonly memory: number; readonly descriptors: number } {
  const pid = server.process.child.pid ?? 0;
  const open = processes(pid).map((one) => {
    try {
      return readdirSync(`/proc/${one}/fd`).length;
    } catch {
      return 0;
    }
  });
  return { memory: memory(pid), descriptors: open.reduce((sum, count) => sum + count, 0) };
}

async function soak(id: string, seconds: number): Promise<boolean> {
  const parent = temporaryFolder('soak-');
  const folder = (name: string): string => ordinaryFolder(join(parent, name));
  const tls = certificatesFor('localhost', parent);
  giveToOrdinaryUser(parent);
  const database = await postgresqlServer({ folder: folder('database'), tls });
  const cache = await redisServer({ folder: folder('cache'), tls });
  const project = new Project(
    answersWith({ server: id, database: 'postgresql', services: ['redis'], platforms: [] }),
  );
  const env = {
    ...PRODUCTION,
    DATABASE_URL: `postgresql://shop@localhost:${database.port}/shop?sslmode=verify-full&sslrootcert=${tls.authority}`,
    REDIS_URL: `rediss://:s3cret@localhost:${cache.port}/0?ssl_ca_certs=${tls.authority}`,
  };
  try {
    project.install('requirements.txt');
    appendFileSync(join(project.folder, 'mysite/urls.py'), VIEWS);
    project.succeed(['python', 'manage.py', 'migrate', '--noinput', '--verbosity=0'], env);
    project.succeed(['python', 'manage.py', 'collectstatic', '--noinput', '--verbosity=0'], env);
    const server = await project.start(env);
    const tally: Tally = { asked: 0, lost: new Map() };
    const [warm, end] = [Date.now() + 5000, Date.now() + 5000 + seconds * 1000];
    const clients = Array.from({ length: CLIENTS }, (_, seed) => client(server.port, seed, tally, end));
    await sleep(warm - Date.now());
    const before = held(server);
    const at = (part: number): Promise<void> => sleep(Math.max(0, warm + seconds * 1000 * part - Date.now()));
    await at(0.15);
    const killed = await killWorker(server);
    await at(0.3);
    await outage('database', database, 2);
    await at(0.6);
    await outage('cache', cache, 3);
    await Promise.all(clients);
    await sleep(3000);
    const after = held(server);
    await server.process.stop();
    const lost = [...tally.lost].map(([what, count]) => `${count} x ${what}`).join(', ');
    const grown =
      after.memory > before.memory * 1.3 + 8 || after.descriptors > before.descriptors + 2 * CLIENTS;
    console.log(
      `${id.padEnd(10)} ${tally.asked} requests, lost: ${lost || 'none'}; ` +
        `memory ${before.memory.toFixed(0)} to ${after.memory.toFixed(0)} MiB, ` +
        `descriptors ${before.descriptors} to ${after.descriptors}; ` +
        `${killed ? 'a worker killed' : 'one process: none killed'}${grown ? '; GROWS' : ''}`,
    );
    return lost === '' && !grown;
  } finally {
    await cache.stop();
    await database.stop('SIGINT');
    project.remove();
    rmSync(parent, { recursive: true, force: true });
  }
}

/** Soaks servers in turn. @returns whether each lost nothing and grew in nothing */
export async function soakServers(words: readonly string[]): Promise<boolean> {
  const [seconds = 600, ...wanted] = words.map((word) => (/^\d+$/.test(word) ? Number(word) : word));
  const ids = servers.filter(({ teaching }) => !teaching).map(({ id }) => id);
  const chosen = ids.filter((id) => wanted.length === 0 || wanted.includes(id));
  if (typeof seconds !== 'number' || seconds < 60 || chosen.length < wanted.length || chosen.length === 0) {
    console.error(`npm run soak -- servers [SECONDS (60 or more) [${ids.join('|')}…]]`);
    return false;
  }
  let good = true;
  for (const id of chosen) good = (await soak(id, seconds)) && good;
  return good;
}

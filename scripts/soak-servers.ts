/**
 * Mixed traffic on each server in turn, while workers are killed, the database restarts and Redis is away: what was lost, and
 * whether memory, descriptors, threads, connections or temporary files grow.
 *
 *     npm run soak -- servers [SECONDS [SERVER…]] [--rate REQUESTS-A-SECOND]
 *
 * A request is lost when it has no answer, or another one than its page gives; not while what it needs is away, nor those
 * that a killed process had in its hands: they are counted by themselves.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { servers } from '../src/choices/catalog.ts';
import { answersWith } from '../test/support/answers.ts';
import { certificatesFor } from '../test/support/certificates.ts';
import { freePort } from '../test/support/http.ts';
import { giveToOrdinaryUser, ordinaryFolder, temporaryFolder } from '../test/support/processes.ts';
import { BY_HTTPS, PRODUCTION, Project } from '../test/support/project.ts';
import { postgresqlServer, redisServer } from '../test/support/services/servers.ts';
import { type Held, medianOf } from './soak/held.ts';
import { Soaked } from './soak/soaked.ts';
import { CLIENTS, client, type Tally } from './soak/traffic.ts';
import { pages } from './soak/views.ts';

/** Seconds of a round: a kill, a restart of the database and an outage of Redis, and then calm, in which is measured. */
const ROUND = 150;
/** Until the first requests have loaded what they need. */
const WARM = 10;

/** One round, from a moment on. @returns what was held at its end */
async function round(soaked: Soaked, number: number, began: number, seconds: number): Promise<Held> {
  const at = (part: number): Promise<void> => sleep(Math.max(0, began + seconds * 1000 * part - Date.now()));
  await at(0.1);
  await soaked.kill(number);
  await at(0.25);
  await soaked.outage('database', 2);
  await at(0.5);
  await soaked.outage('cache', 5);
  await at(0.8);
  const looks: Held[] = [];
  while (Date.now() < began + seconds * 950) {
    looks.push(soaked.look());
    await sleep(1000);
  }
  await at(1);
  return medianOf(looks);
}

const KINDS = ['memory', 'descriptors', 'threads', 'database', 'cache', 'clients', 'files'] as const;
/** By how much each may differ without having grown: what is compared are medians of calm seconds. */
const TOLERANCE: Readonly<Held> = {
  memory: 12,
  descriptors: 2 * CLIENTS,
  threads: CLIENTS,
  database: CLIENTS,
  cache: CLIENTS,
  clients: CLIENTS,
  files: 0,
};

/** What grew from the first round's end to the last one's, and what was left when the clients had gone. */
function grown(rounds: readonly Held[], start: Held, left: Held): readonly string[] {
  const [first, last] = [rounds[0]!, rounds.at(-1)!];
  const more = KINDS.filter((kind) => last[kind] > first[kind] + TOLERANCE[kind]);
  const stays = (['clients', 'files'] as const).filter(
    (kind) => left[kind] > (kind === 'files' ? start.files : 0),
  );
  return [...more.map((kind) => `${kind} GROW`), ...stays.map((kind) => `${kind} STAY (${left[kind]})`)];
}

async function traffic(soaked: Soaked, seconds: number, rate: number): Promise<boolean> {
  const server = await soaked.start();
  const start = soaked.look();
  const page = await server.get('/admin/login/', BY_HTTPS);
  const [, style] = /href="(\/static\/[^"]+\.css)"/.exec(page.text) ?? [];
  if (style === undefined) throw new Error(`no stylesheet: ${page.text}`);
  const tally: Tally = { asked: 0, lost: [], excused: new Map() };
  const began = Date.now() + WARM * 1000;
  const course = { port: server.port, pages: pages(style), rate, until: began + seconds * 1000 };
  const clients = Array.from({ length: CLIENTS }, (_, seed) => client(course, seed, soaked.away, tally));
  await sleep(began - Date.now());
  const rounds = [soaked.look()];
  const count = Math.max(1, Math.round(seconds / ROUND));
  const each = seconds / count;
  for (let number = 0; number < count; number += 1)
    rounds.push(await round(soaked, number, began + number * each * 1000, each));
  await Promise.all(clients);
  await sleep(6000);
  const left = soaked.look();
  const took = await soaked.server!.process.stop();
  console.log(soaked.events.join('\n'));
  for (const one of tally.lost.slice(0, 40)) console.log(`lost: ${one}`);
  const excused = [...tally.excused].map(([cause, of]) => `${of} by ${cause}`).join(', ') || 'none';
  const faults = grown(rounds.slice(1), start, left);
  const cells = KINDS.map((kind) => [...rounds, left].map((one) => Math.round(one[kind])).join(' '));
  const { server: id } = soaked.project.answers;
  console.log(
    `| ${[id, tally.asked, tally.lost.length, excused, ...cells, `${took} ms`, faults.join(', ') || 'nothing'].join(' | ')} |`,
  );
  return tally.lost.length === 0 && faults.length === 0;
}

async function soak(id: string, seconds: number, rate: number): Promise<boolean> {
  const parent = temporaryFolder('soak-');
  const folder = (name: string): string => ordinaryFolder(join(parent, name));
  const tls = certificatesFor('localhost', parent);
  giveToOrdinaryUser(parent);
  const database = await postgresqlServer({ folder: folder('database'), tls });
  const cache = await redisServer({ folder: folder('cache'), tls });
  const project = new Project(
    answersWith({ server: id, database: 'postgresql', services: ['redis'], platforms: [] }),
  );
  try {
    const soaked = new Soaked(
      project,
      await freePort(),
      { database, cache },
      {
        ...PRODUCTION,
        DATABASE_URL: `postgresql://shop@localhost:${database.port}/shop?sslmode=verify-full&sslrootcert=${tls.authority}`,
        REDIS_URL: `rediss://:s3cret@localhost:${cache.port}/0?ssl_ca_certs=${tls.authority}`,
      },
    );
    soaked.prepare();
    try {
      return await traffic(soaked, seconds, rate);
    } finally {
      await soaked.server?.process.stop();
    }
  } finally {
    await cache.stop();
    await database.stop('SIGINT');
    project.remove();
    rmSync(parent, { recursive: true, force: true });
  }
}

/** Soaks servers in turn. @returns whether each lost nothing and grew in nothing */
export async function soakServers(words: readonly string[]): Promise<boolean> {
  const flag = words.indexOf('--rate');
  const rate = flag < 0 ? 40 : Number(words[flag + 1]);
  const rest = flag < 0 ? words : words.toSpliced(flag, 2);
  const [seconds = 600, ...wanted] = rest.map((word) => (/^\d+$/.test(word) ? Number(word) : word));
  const ids = servers.filter(({ teaching }) => !teaching).map(({ id }) => id);
  const chosen = ids.filter((id) => wanted.length === 0 || wanted.includes(id));
  if (
    !(rate > 0) ||
    typeof seconds !== 'number' ||
    seconds < 90 ||
    chosen.length < wanted.length ||
    chosen.length === 0
  ) {
    console.error(
      `npm run soak -- servers [SECONDS (90 or more) [${ids.join('|')}…]] [--rate REQUESTS-A-SECOND (40)]`,
    );
    return false;
  }
  const columns = ['server', 'requests', 'lost', 'cut off', ...KINDS, 'stop', 'grows'];
  console.log(`| ${columns.join(' | ')} |\n|${' --- |'.repeat(columns.length)}`);
  let good = true;
  for (const id of chosen) good = (await soak(id, seconds, rate)) && good;
  return good;
}

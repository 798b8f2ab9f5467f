import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UserError } from '../answers/user-error.ts';
import { say } from '../languages/say.ts';
import { RECORD } from './repository.ts';
import { type Making, partOf, SeatBuilder } from './seat-builder.ts';
import type { Seat } from './seats.ts';
import type { Work } from './worker.ts';

/** Below so many seats, a thread's start takes longer than its share of the work. */
const WORTH_A_THREAD = 24;

/** What a seat needs is a fraction of it: with less room, the collector comes before memory grows with the class. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** What there is already of a class. */
export interface Progress {
  readonly there: readonly Seat[];
  readonly missing: readonly Seat[];
}

/** Whose repository a folder is; undefined when it is none of a workshop's. */
function keyOf(folder: string): unknown {
  try {
    return (JSON.parse(readFileSync(join(folder, '.git', RECORD), 'utf8')) as { key?: unknown }).key;
  } catch {
    return undefined;
  }
}

/**
 * Which seats are there and which are missing.
 *
 * @throws UserError when a folder is in the way: nothing of a participant's work is touched
 */
export function progressOf(folder: string, seats: readonly Seat[]): Progress {
  const there: Seat[] = [];
  const missing: Seat[] = [];
  for (const seat of seats) {
    const path = join(folder, seat.id);
    if (!existsSync(path)) {
      missing.push(seat);
      continue;
    }
    const key = keyOf(path);
    if (key !== seat.person.key) {
      const what =
        key === undefined ? say`it is no repository of this workshop` : say`it is the repository of "${key}"`;
      throw new UserError(
        say`${path}: ${what}, and row ${seat.person.row} ("${seat.person.key}") would have it. Move it away, or give another "folder".`,
        1,
      );
    }
    there.push(seat);
  }
  return { there, missing };
}

/** Group by group, as a builder wants them; inside a group as in the roster. */
function byGroup(seats: readonly Seat[]): readonly Seat[] {
  const groups = new Map<string, Seat[]>();
  for (const seat of seats) {
    const group = groups.get(seat.group) ?? [];
    group.push(seat);
    groups.set(seat.group, group);
  }
  return [...groups.values()].flat();
}

function inThread(work: Work, made: (id: string) => void): Promise<void> {
  const file = import.meta.filename.endsWith('.ts') ? 'worker.ts' : '../workshop-worker.js';
  const worker = new Worker(join(import.meta.dirname, file), {
    workerData: work,
    execArgv: [],
    resourceLimits: LIMITS,
  });
  return new Promise((resolve, reject) => {
    worker.on('message', made);
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
  });
}

/**
 * Makes the seats that are missing, on all cores. Each appears whole, by one rename.
 *
 * @param name tells this run's files from those of a run that works in the same folder: the shard
 * @param made is called with each finished seat's id
 */
export async function makeSeats(
  making: Making,
  name: string,
  missing: readonly Seat[],
  made: (id: string) => void,
): Promise<void> {
  if (missing.length === 0) return;
  mkdirSync(making.folder, { recursive: true });
  // What a run left behind that was killed.
  for (const entry of readdirSync(making.folder).filter((entry) => entry.startsWith(`.part-shared-${name}-`)))
    rmSync(join(making.folder, entry), { recursive: true, force: true });
  const seats = byGroup(missing);
  const threads = Math.max(1, Math.min(availableParallelism(), Math.floor(seats.length / WORTH_A_THREAD)));
  if (threads === 1) {
    const builder = new SeatBuilder(making, `${name}-0`);
    try {
      for (const [index, seat] of seats.entries()) {
        builder.make(seat, seats[index + 1]);
        made(seat.id);
      }
    } finally {
      builder.close();
    }
    return;
  }
  const size = Math.ceil(seats.length / threads);
  await Promise.all(
    Array.from({ length: threads }, (_, index) =>
      inThread(
        { making, name: `${name}-${index}`, seats: seats.slice(index * size, (index + 1) * size) },
        made,
      ),
    ),
  );
}

/** Removes what is left of seats that a killed run had begun. */
export function clearParts(folder: string, seats: readonly Seat[]): void {
  if (!existsSync(folder)) return;
  const ids = new Set(seats.map(({ id }) => partOf('', id)));
  for (const entry of readdirSync(folder).filter((entry) => ids.has(entry)))
    rmSync(join(folder, entry), { recursive: true, force: true });
}

import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadedPlugins } from '../additions/additions.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { displayed } from '../terminal/displayed.ts';
import { seatRecordIn } from './class-record.ts';
import type { Difference } from './differences.ts';
import type { Making } from './making.ts';
import type { Seat } from './seat.ts';
import { partOf, SeatBuilder } from './seat-builder.ts';
import type { Work } from './worker.ts';

/** Below so many seats, a thread's start takes longer than its share of the work. */
const WORTH_A_THREAD = 24;

/** What a seat needs is a fraction of it: with less room, the collector comes before memory grows with the class. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 };

/** What there is already of a class. */
export interface Progress {
  readonly there: readonly Seat[];
  readonly missing: readonly Seat[];
  /** Repositories whose own record does not say that they are theirs: somebody broke or exchanged them. */
  readonly damaged: readonly Difference[];
}

/** What a folder is that has a seat's name and is not known. */
function refuseFolder(path: string, { person }: Seat): UserError {
  const other = seatRecordIn(path)?.person.name;
  const what =
    other === undefined
      ? say`it is not a repository of this workshop`
      : say`it is the repository of "${other}"`;
  return new UserError(
    say`${path}: ${what}, and row ${person.row} ("${person.key}") would have it. Move it away, or give another "folder".`,
    1,
  );
}

/**
 * Which seats are there and which are missing.
 *
 * @throws UserError when a folder is in the way: nothing of a participant's work is touched
 */
export function progressOf(folder: string, seats: readonly Seat[]): Progress {
  const there: Seat[] = [];
  const missing: Seat[] = [];
  const damaged: Difference[] = [];
  for (const seat of seats) {
    const path = join(folder, seat.id);
    if (!existsSync(path)) {
      missing.push(seat);
      continue;
    }
    if (!seat.record) throw refuseFolder(path, seat);
    there.push(seat);
    const own = seatRecordIn(path);
    if (own?.id === seat.id) continue;
    damaged.push({
      what: 'record',
      seat: seat.id,
      row: seat.person.row,
      has: own?.id ?? '',
      file: seat.id,
      way: say`its .git/workshop.json was changed, or the folder exchanged: the class has it as it was. Look at ${displayed(path)}; moved away, it is made anew`,
      accepts: false,
    });
  }
  return { there, missing, damaged };
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
  mkdirSync(making.folder, { recursive: true });
  // What a run left behind that was killed: after its last seat, too, when nothing is missing any more.
  for (const entry of readdirSync(making.folder).filter((entry) => entry.startsWith(`.part-shared-${name}-`)))
    rmSync(join(making.folder, entry), { recursive: true, force: true });
  if (missing.length === 0) return;
  const seats = byGroup(missing);
  const threads = Math.max(1, Math.min(availableParallelism(), Math.floor(seats.length / WORTH_A_THREAD)));
  if (threads === 1) {
    const builder = new SeatBuilder(making, `${name}-0`);
    try {
      for (const seat of seats) {
        builder.make(seat);
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
        {
          making,
          name: `${name}-${index}`,
          seats: seats.slice(index * size, (index + 1) * size),
          plugins: loadedPlugins().map(({ folder }) => folder),
        },
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

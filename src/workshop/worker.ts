/** A thread that makes its part of the seats, and says so of each. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Making } from './making.ts';
import type { Seat } from './seat.ts';

export interface Work {
  readonly making: Making;
  readonly name: string;
  readonly seats: readonly Seat[];
  /** The folders of the plug-ins that the command has loaded: a thread has a catalogue of its own. */
  readonly plugins: readonly string[];
}

async function work({ making, name, seats, plugins }: Work): Promise<void> {
  if (plugins.length > 0) (await import('../plugins/load.ts')).loadAgain(plugins);
  const { SeatBuilder } = await import('./seat-builder.ts');
  const builder = new SeatBuilder(making, name);
  try {
    for (const seat of seats) {
      builder.make(seat);
      parentPort?.postMessage(seat.id);
    }
  } finally {
    builder.close();
  }
}

void work(workerData as Work);

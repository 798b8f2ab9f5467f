/** A thread that makes its part of the seats, and says so of each. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Making } from './making.ts';
import type { Seat } from './seat.ts';
import { SeatBuilder } from './seat-builder.ts';

export interface Work {
  readonly making: Making;
  readonly name: string;
  readonly seats: readonly Seat[];
}

const { making, name, seats } = workerData as Work;
const builder = new SeatBuilder(making, name);
try {
  for (const seat of seats) {
    builder.make(seat);
    parentPort?.postMessage(seat.id);
  }
} finally {
  builder.close();
}

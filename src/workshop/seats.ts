import { planClass } from './class-plan.ts';
import type { Person } from './roster.ts';
import type { Seat } from './seat.ts';
import type { Workshop } from './workshop-file.ts';

/**
 * The seats of a new class, in the order of the roster.
 *
 * @throws UserError naming what does not go, before anything is written
 */
export function seatsOf(workshop: Workshop, people: readonly Person[]): readonly Seat[] {
  return planClass(workshop, people, undefined, () => false).seats;
}

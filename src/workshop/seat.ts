import type { Answers } from '../choices/choice.ts';
import type { OwnServers } from '../labs/default-steps.ts';
import type { SeatRecord } from './class-record.ts';
import type { Person } from './roster.ts';

/** A participant's place: one repository. */
export interface Seat {
  /** The repository's folder, and what apps and hosts are called after. */
  readonly id: string;
  readonly person: Person;
  /** Seats of one group have the same answers but for their names. */
  readonly group: string;
  /** The place in the rotation. */
  readonly place: number;
  readonly answers: Answers;
  /** What its labs are made of: as `answers`, with those options only that do not follow from the others. */
  readonly own: Answers;
  readonly servers: OwnServers;
  readonly remote: string | undefined;
  /** What the person has otherwise, as the workshop file says it. */
  readonly given: Readonly<Record<string, unknown>> | null;
  /** Its record, where its repository is there already: then the seat is as that says. */
  readonly record?: SeatRecord;
}

/** What a class remembers of a seat. */
export function seatRecordOf({ record, ...seat }: Seat): SeatRecord {
  const { row: _, key: __, ...person } = seat.person;
  return {
    id: seat.id,
    person,
    place: seat.place,
    given: seat.given,
    answers: seat.answers,
    own: seat.own,
    servers: seat.servers,
    remote: seat.remote ?? null,
    ...(record?.left ? { left: true } : {}),
  };
}

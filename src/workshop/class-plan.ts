import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { courseNow, refuseAlike, withCourse } from './class-course.ts';
import { type ClassRecord, firstRecord, type SeatRecord } from './class-record.ts';
import { courseDifferences, type Difference, FACTS, leftDifference, seatDifferences } from './differences.ts';
import { PlacesOfPeople, placesOfTables } from './places.ts';
import type { Person } from './roster.ts';
import { seatsOfPeople } from './same-person.ts';
import { type Seat, seatRecordOf } from './seat.ts';
import { type Group, groupOf, seatAnswers, takeNames, withoutDefaults } from './seat-groups.ts';
import { SeatNames } from './seat-names.ts';
import { remoteOf } from './seat-remote.ts';
import { NO_TURN } from './turn.ts';
import type { Workshop } from './workshop-file.ts';

export interface ClassPlan {
  /** Everybody in the roster, in its order; then those who have a repository and are in it no more. */
  readonly seats: readonly Seat[];
  /** What the files say otherwise than the class is. */
  readonly differences: readonly Difference[];
  readonly record: ClassRecord;
}

/** Who a roster says that somebody is, for what one person has otherwise. */
function ownKey(workshop: Workshop, person: Person): string | undefined {
  return [person.key, person.user, person.email, person.number, person.name]
    .map((text) => text.toLowerCase())
    .find((text) => workshop.people.has(text));
}

const givenOf = (own: { readonly source: SeatRecord['given'] } | undefined): SeatRecord['given'] =>
  own?.source && Object.keys(own.source).length > 0 ? own.source : null;

/** A seat whose repository is there: as its record says. */
function keptSeat(record: SeatRecord, person: Person): Seat {
  const { id, place, answers, own, servers, remote, given } = record;
  return {
    id,
    person,
    group: '',
    place,
    answers,
    own,
    servers,
    remote: remote ?? undefined,
    given,
    record,
  };
}

const asPerson = ({ person }: SeatRecord, row: number): Person => ({
  ...person,
  row,
  key: (person.email || person.number || person.user || person.name).toLowerCase(),
});

/**
 * Plans a class. Pure but for `exists`.
 *
 * @param record what the class is so far
 * @param exists whether there is a repository of that name
 * @param accept takes names, addresses, accounts, tables, the title and who has left from the files into the record
 * @throws UserError naming what does not go, before anything is written
 */
export function planClass(
  asked: Workshop,
  people: readonly Person[],
  record: ClassRecord | undefined,
  exists: (id: string) => boolean,
  accept = false,
): ClassPlan {
  const course = courseNow(asked, record, accept);
  const isNew = !record || record.seats.length === 0;
  const workshop = isNew ? asked : withCourse(asked, course, record.seats);
  if (isNew) refuseAlike(workshop);
  const known = seatsOfPeople(people, record?.seats ?? []);
  const found = new Set(known.values());
  const left = (record?.seats ?? []).filter((seat) => !found.has(seat) && exists(seat.id));
  const there = new Map([...known].filter(([, { id }]) => exists(id)));
  const count = workshop.rotation.length;
  const tables = placesOfTables(people, record?.tables ?? {}, there, count);
  const names = new SeatNames();
  const taken = new Map<string, string>();
  for (const seat of [...known.values(), ...left]) {
    names.reserve(seat.id);
    if (exists(seat.id)) takeNames(seat.answers, seat.id, taken);
  }
  // Who sits at no table has a place of their own, and keeps it.
  const alone = people.filter(({ table }) => table === '');
  const ownPlace = (person: Person): number | undefined => {
    const place = known.get(person)?.place;
    return place !== undefined && place < count ? place : undefined;
  };
  const free = new PlacesOfPeople(
    count,
    alone.map(ownPlace).filter((place) => place !== undefined),
  );
  const placeOf = (person: Person): number =>
    person.table === '' ? (ownPlace(person) ?? free.next()) : (tables[person.table] ?? 0);
  const facts = FACTS.filter((fact) => people.some((person) => person[fact] !== ''));
  const groups = new Map<string, Group>();
  const differences: Difference[] = isNew ? [] : [...courseDifferences(course, asked, record)];
  const unknown = new Set(asked.people.keys());
  const seats = people.map((person): Seat => {
    const ownId = ownKey(asked, person);
    const own = ownId === undefined ? undefined : asked.people.get(ownId);
    if (ownId !== undefined) unknown.delete(ownId);
    const seat = known.get(person);
    if (seat && there.has(person)) {
      const wanted = {
        place: person.table === '' ? seat.place : (tables[person.table] ?? 0),
        given: givenOf(own),
        remote: remoteOf(asked.remote, seat.id, person) ?? null,
      };
      const found = seatDifferences(seat, person, facts, wanted, asked);
      differences.push(...found.filter(({ accepts }) => !accept || !accepts));
      const taken = accept ? Object.fromEntries(facts.map((fact) => [fact, person[fact]])) : {};
      const { left: _, ...rest } = seat;
      const now = {
        ...rest,
        person: { ...seat.person, ...taken },
        ...(accept ? { remote: wanted.remote } : {}),
      };
      return keptSeat(now, asPerson(now, person.row));
    }
    const place = placeOf(person);
    const groupId = ownId === undefined ? `${place}` : `${place} ${ownId}`;
    const group =
      groups.get(groupId) ??
      groupOf(workshop, groupId, workshop.rotation[place] ?? NO_TURN, ...(own ? [own] : []));
    groups.set(groupId, group);
    const id =
      seat?.id ?? names.next(person.user || person.email.replace(/@.*/, '') || person.name, person.key);
    const answers = seatAnswers(group, id, taken);
    return {
      id,
      person,
      group: groupId,
      place,
      answers,
      own: withoutDefaults(answers, group.given),
      servers: group.servers,
      remote: remoteOf(asked.remote, id, person),
      given: givenOf(own),
    };
  });
  const [stranger] = unknown;
  // Somebody who left may still be named there.
  if (stranger !== undefined && left.length === 0)
    throw new UserError(
      say`${asked.people.get(stranger)?.label}: nobody in the roster is called so. Give a user, an address or a name of it.`,
    );
  const gone = left.map((seat): Seat => {
    if (!accept && !seat.left) differences.push(leftDifference(seat, asked));
    const kept = accept ? { ...seat, left: true } : seat;
    return keptSeat(kept, asPerson(kept, 0));
  });
  const all = [...seats, ...gone];
  return {
    seats: all,
    differences,
    record: {
      ...(record ?? firstRecord(course)),
      course,
      tables,
      seats: all.map(seatRecordOf),
    },
  };
}

import type { KnownPerson, SeatRecord } from './class-record.ts';
import type { Person } from './roster.ts';

/** What may tell who somebody is, the surest first. */
const IDENTIFIERS = ['number', 'email', 'user', 'name'] as const;

const text = (person: KnownPerson, key: (typeof IDENTIFIERS)[number]): string => person[key].toLowerCase();

/** Whether two have an identifier each, and not the same: a name alone does not make one of them. */
function contradict(a: KnownPerson, b: KnownPerson): boolean {
  return (['number', 'email', 'user'] as const).some(
    (key) => text(a, key) !== '' && text(b, key) !== '' && text(a, key) !== text(b, key),
  );
}

/**
 * The seat of each person who has one: by number, else address, else account, else name. Who links or changes an account,
 * moves to another table or corrects a name stays who they are.
 */
export function seatsOfPeople(
  people: readonly Person[],
  seats: readonly SeatRecord[],
): ReadonlyMap<Person, SeatRecord> {
  const found = new Map<Person, SeatRecord>();
  const free = new Set(seats);
  for (const key of IDENTIFIERS) {
    const known = new Map<string, SeatRecord[]>();
    for (const seat of free) {
      const value = text(seat.person, key);
      if (value !== '') known.set(value, [...(known.get(value) ?? []), seat]);
    }
    for (const person of people) {
      if (found.has(person)) continue;
      const candidates = (known.get(text(person, key)) ?? []).filter(
        (seat) => free.has(seat) && (key !== 'name' || !contradict(person, seat.person)),
      );
      const [seat] = candidates;
      if (!seat || candidates.length > 1) continue;
      found.set(person, seat);
      free.delete(seat);
    }
  }
  return found;
}

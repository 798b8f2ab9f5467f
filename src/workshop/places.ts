import type { SeatRecord } from './class-record.ts';
import type { Person } from './roster.ts';

const collator = new Intl.Collator('en', { numeric: true });

/** The place that the fewest have; the first of several. */
function rarest(counts: readonly number[]): number {
  return counts.indexOf(Math.min(...counts));
}

/**
 * The place of each table in the rotation. A table keeps its place, whatever comes before it in the roster; one that got
 * another name is known by the people who sit at it. New ones have, in the order of their names, the places that are rarest.
 *
 * @param known the places so far
 * @param seated who has a repository already
 */
export function placesOfTables(
  people: readonly Person[],
  known: Readonly<Record<string, number>>,
  seated: ReadonlyMap<Person, SeatRecord>,
  count: number,
): Readonly<Record<string, number>> {
  const names = [...new Set(people.map(({ table }) => table).filter((table) => table !== ''))];
  const places = new Map(Object.entries(known).filter(([, place]) => place < count));
  const counts = Array.from({ length: count }, () => 0);
  for (const place of places.values()) counts[place] = (counts[place] ?? 0) + 1;
  const add = (table: string, place: number): void => {
    places.set(table, place);
    counts[place] = (counts[place] ?? 0) + 1;
  };
  const unknown = names.filter((table) => !places.has(table)).sort(collator.compare);
  const fresh = unknown.filter((table) => {
    const before = new Set(
      people.filter((person) => person.table === table).map((person) => seated.get(person)?.place),
    );
    before.delete(undefined);
    const [place] = before;
    if (before.size !== 1 || place === undefined || place >= count) return true;
    add(table, place);
    return false;
  });
  for (const table of fresh) add(table, rarest(counts));
  return Object.fromEntries(places);
}

/** Gives places to people who sit at no table: to each the one that is rarest. */
export class PlacesOfPeople {
  private readonly counts: number[];

  constructor(count: number, given: readonly number[]) {
    this.counts = Array.from({ length: count }, () => 0);
    for (const place of given) this.take(place);
  }

  private take(place: number): void {
    this.counts[place] = (this.counts[place] ?? 0) + 1;
  }

  next(): number {
    const place = rarest(this.counts);
    this.take(place);
    return place;
  }
}

import { shown } from '../answers/shown.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { bytesOf } from '../reading/read.ts';
import { type Column, columnOf } from './columns.ts';
import { isNobody } from './gradebook-rows.ts';
import { cellsOf, delimiterOf } from './roster-rows.ts';

/** A row of the roster. */
export interface Person {
  /** As a spreadsheet counts: the headings are row 1. */
  readonly row: number;
  /**
   * What tells this person from all others: address, number, user or name, the first that the roster has. Accounts come
   * last: they are linked, and changed, while a course runs.
   */
  readonly key: string;
  readonly name: string;
  readonly user: string;
  readonly email: string;
  readonly number: string;
  readonly table: string;
}

/** A row of a gradebook that is about nobody: averages, points, a test student. */
export interface OtherRow {
  readonly row: number;
  readonly text: string;
}

/** A roster: its people, and what else is in it. */
export interface Roster {
  readonly people: readonly Person[];
  readonly others: readonly OtherRow[];
  /** The numbers that Canvas gave itself; those of a school are none of its own. */
  readonly canvasIds: ReadonlySet<string>;
}

const LONGEST = 500;

/** Where each column is. @throws UserError when nothing tells people apart, or two columns say the same */
function placesOf(file: string, headings: readonly string[]): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  for (const [index, heading] of headings.entries()) {
    const column = columnOf(heading);
    if (column === undefined) continue;
    const other = places.get(column);
    if (other !== undefined)
      throw new UserError(
        say`${file}: row 1: the columns ${shown(headings[other])} and ${shown(heading)} are about the same. Remove one of them.`,
      );
    places.set(column, index);
  }
  if (
    ['user', 'email', 'name', 'first', 'last', 'number', 'school'].every(
      (column) => !places.has(column as Column),
    )
  )
    throw new UserError(
      say`${file}: row 1: none of its columns says who somebody is (${headings.slice(0, 6).map(shown).join(', ')}). Call one "name", "email" or "username".`,
    );
  return places;
}

/** Why a cell cannot be used. */
function problemOf(value: string): string | undefined {
  if (/^[=+]/.test(value) || /^-\D/.test(value))
    return say`it is a formula of a spreadsheet. Save its value instead`;
  if (/^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)/.test(value))
    return say`it is an error of a spreadsheet. Fix it there`;
  if (/[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFD]/u.test(value))
    return say`it has characters that cannot be seen. Type it again`;
  if (value.length > LONGEST) return say`it is ${value.length} characters long; the maximum is ${LONGEST}`;
  return undefined;
}

const ADDRESS = /^[^@\s]+@[^@\s]+$/;

/** One row; undefined when all that is looked at is empty. */
function personOf(
  file: string,
  headings: readonly string[],
  places: ReadonlyMap<Column, number>,
  cells: readonly string[],
  row: number,
): Person | OtherRow | undefined {
  if (cells.every((cell) => cell.trim() === '')) return undefined;
  const raw = (column: Column): string => cells[places.get(column) ?? -1] ?? '';
  if (isNobody(raw, cells)) return { row, text: cells.find((cell) => cell.trim() !== '')?.trim() ?? '' };
  if (cells.slice(headings.length).some((cell) => cell.trim() !== ''))
    throw new UserError(
      say`${file}: row ${row}: it has ${cells.length} cells, and ${headings.length} headings are there. Put names with "${delimiterOf(headings.join(','))}" into quotes.`,
    );
  const cell = (column: Column): string => {
    const place = places.get(column);
    if (place === undefined) return '';
    const value = (cells[place] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
    const problem = problemOf(value);
    if (problem)
      throw new UserError(
        say`${file}: row ${row}, column ${shown(headings[place])}: ${shown(value.slice(0, 60))}: ${problem}.`,
      );
    return value;
  };
  const user = cell('user').replace(/^@/, '');
  // GitHub Classroom's identifier is whatever the trainer's list had: most often an address.
  const given = cell('number') || cell('school');
  const isAddress = ADDRESS.test(given);
  const email = cell('email') || (isAddress ? given : ADDRESS.test(cell('login')) ? cell('login') : '');
  const full = cell('name') || [cell('first'), cell('last')].filter((part) => part !== '').join(' ');
  const number = isAddress && email === given ? '' : given;
  const key = (email || number || user || full).toLowerCase();
  if (key === '')
    throw new UserError(
      say`${file}: row ${row}: it says nothing about who it is. Fill in a name, or remove the row.`,
    );
  return { row, key, name: full || user || email || number, user, email, number, table: cell('table') };
}

/**
 * The people of a roster, in its order; rows without anything in them are no people.
 *
 * @param file as messages name it
 * @throws UserError naming row and column of what cannot be used
 */
export function rosterFrom(file: string, bytes: Buffer): Roster {
  const [headings = [], ...rows] = cellsOf(file, bytes);
  const places = placesOf(file, headings);
  const known = new Map<string, number>();
  const people: Person[] = [];
  const others: OtherRow[] = [];
  for (const [index, cells] of rows.entries()) {
    const person = personOf(file, headings, places, cells, index + 2);
    if (!person) continue;
    if (!('key' in person)) {
      others.push(person);
      continue;
    }
    const other = known.get(person.key);
    if (other !== undefined)
      throw new UserError(
        say`${file}: row ${person.row}: ${shown(person.key.slice(0, 60))} is in row ${other} too. Remove one of them, or add a column "email" that tells them apart.`,
      );
    known.set(person.key, person.row);
    people.push(person);
  }
  if (people.length === 0)
    throw new UserError(say`${file}: nobody is in it. Add a row for each participant.`);
  const isCanvas = places.has('school') || places.has('login');
  const ids = isCanvas ? rows.map((cells) => cells[places.get('number') ?? -1]?.trim() ?? '') : [];
  return { people, others, canvasIds: new Set(ids.filter((id) => id !== '')) };
}

/** The people of a roster. @throws UserError as rosterFrom */
export function peopleFrom(file: string, bytes: Buffer): readonly Person[] {
  return rosterFrom(file, bytes).people;
}

/** Reads a roster. @param file as messages name it @throws UserError */
export function readRoster(path: string, file: string): Roster {
  let bytes: Buffer;
  try {
    bytes = bytesOf(path, 'roster');
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? say`file not found` : say`it cannot be read`;
    throw new UserError(say`${file}: ${reason}. Give a CSV file with a row for each participant.`);
  }
  return rosterFrom(file, bytes);
}

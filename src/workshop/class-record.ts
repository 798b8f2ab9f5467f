/** `class.json`, beside the repositories: what the class is made of, and which seat each person has. */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeBeginnings } from '../answers/migrations/beginnings.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { version } from '../generated/version.ts';
import type { OwnServers } from '../labs/default-steps.ts';
import type { CourseLabs, Solutions } from '../labs/lab.ts';
import type { Translations } from '../labs/telling.ts';
import type { Language } from '../languages/language.ts';
import { say } from '../languages/say.ts';
import { parseJson } from '../reading/parse.ts';
import { textOf } from '../reading/read.ts';
import { displayed } from '../terminal/displayed.ts';
import type { Author, Tags } from './commits.ts';
import { RECORD } from './repository.ts';
import type { Person } from './roster.ts';
import type { Shard } from './shard.ts';
import type { Workshop } from './workshop-file.ts';

export const CLASS_RECORD = 'class.json';

type Plain = Readonly<Record<string, unknown>>;

/** What all repositories of a class have in common, as plain data. */
export interface Course {
  readonly title: string;
  readonly language: Language;
  /** Of a language that the generator does not have; `language` is English then. */
  readonly translations?: Translations | undefined;
  readonly author: Author;
  readonly answers: Plain;
  readonly rotation: readonly Plain[];
  readonly labs: CourseLabs;
  /** Whether the repositories have the solutions; not in a record of a version that knew no other way. */
  readonly solutions?: Solutions;
}

/** Labs that were made anew while the course ran. */
export interface Correction {
  /** The first lab that it is about. */
  readonly lab: string;
  readonly labs: CourseLabs;
  /** When it was made: seconds since 1970. */
  readonly seconds: number;
}

/** A person as the record knows them: without the row. */
export type KnownPerson = Omit<Person, 'row' | 'key'>;

/** A seat, as its repository has it. */
export interface SeatRecord {
  readonly id: string;
  readonly person: KnownPerson;
  /** The place in the rotation. */
  readonly place: number;
  /** What the person has otherwise, as the workshop file said it. */
  readonly given: Plain | null;
  readonly answers: Answers;
  readonly own: Answers;
  readonly servers: OwnServers;
  readonly remote: string | null;
  /** Whether the trainer said that they left the course. */
  readonly left?: boolean;
}

/** What a repository's own record says beside that. */
export interface OwnRecord extends SeatRecord {
  readonly tags: Tags;
  /** How many corrections the repository has. */
  readonly corrections: number;
  /** Whether it has solutions that were withheld at first. */
  readonly released?: boolean;
}

export interface ClassRecord {
  readonly schema: 1;
  readonly generator: string;
  readonly course: Course;
  /** The place of each table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly corrections: readonly Correction[];
  /** Whether solutions that were withheld are everybody's by now. */
  readonly released?: boolean;
  readonly seats: readonly SeatRecord[];
}

/** The course that a workshop file describes. */
export function courseOf(workshop: Workshop): Course {
  const { title, language, translations, author, source, labs, solutions } = workshop;
  const { answers, rotation } = source;
  return { title, language, translations, author, answers, rotation, labs, solutions };
}

export function firstRecord(course: Course): ClassRecord {
  return { schema: 1, generator: version, course, tables: {}, corrections: [], seats: [] };
}

/** Whether the repositories of a class have the solutions: from the beginning, by now, or not. */
export type SolutionsState = Solutions | 'released';

export function solutionsState({ course, released }: ClassRecord): SolutionsState {
  const { solutions = 'class' } = course;
  return solutions === 'withheld' && released ? 'released' : solutions;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.length < 10_000;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether that is a seat's record. One in a repository may be anybody's work. */
function isSeat(value: unknown): value is SeatRecord {
  if (!isPlain(value) || !isPlain(value.person) || !isPlain(value.answers) || !isPlain(value.own))
    return false;
  const { person, answers, own } = value;
  const areAnswers = [answers, own].every(
    (one) =>
      isText(one.project) && isText(one.server) && Array.isArray(one.platforms) && isPlain(one.options),
  );
  return (
    areAnswers &&
    /^[a-z][a-z0-9-]{0,60}$/.test(String(value.id)) &&
    Number.isInteger(value.place) &&
    isPlain(value.servers) &&
    (value.remote === null || isText(value.remote)) &&
    ['name', 'user', 'email', 'number', 'table'].every((key) => isText(person[key]))
  );
}

const OBJECT_ID = /^[0-9a-f]{40}$/;

function hasTags(value: object): value is OwnRecord {
  const { tags, corrections } = value as Partial<OwnRecord>;
  return (
    isPlain(tags) &&
    Object.entries(tags).every(
      ([name, ids]) =>
        /^[a-z][a-z0-9.-]*$/.test(name) &&
        Array.isArray(ids) &&
        ids.length === 2 &&
        ids.every((id) => OBJECT_ID.test(String(id))),
    ) &&
    Number.isInteger(corrections)
  );
}

/** A seat whose record may be of a version that asked less: it goes on as it began. */
function asBegun<T extends SeatRecord>(seat: T): T {
  const before = beforeBeginnings(false);
  return { ...seat, answers: { ...before, ...seat.answers }, own: { ...before, ...seat.own } };
}

/** The record in a repository; undefined when there is none that can be read. */
export function seatRecordIn(folder: string): OwnRecord | undefined {
  try {
    const value: unknown = parseJson(textOf(join(folder, '.git', RECORD), 'journal'));
    return isSeat(value) && hasTags(value) ? asBegun(value) : undefined;
  } catch {
    return undefined;
  }
}

/** The record of a class; undefined where there is none. @throws UserError when it cannot be used */
export function readClassRecord(folder: string): ClassRecord | undefined {
  const path = join(folder, CLASS_RECORD);
  if (!existsSync(path)) return undefined;
  try {
    const value = parseJson(textOf(path, 'journal')) as ClassRecord;
    if (value.schema === 1 && isPlain(value.course) && isPlain(value.tables) && value.seats.every(isSeat))
      return { ...value, seats: value.seats.map(asBegun) };
  } catch {
    // The sentence below says what to do.
  }
  throw new UserError(
    say`${displayed(path)}: it is not a class record that this version can read. Restore it, or remove it: it is made anew from the repositories.`,
    1,
  );
}

/** Writes the record whole: a line for each seat, so that a difference is one of lines. */
export function writeClassRecord(folder: string, record: ClassRecord, shard: Shard): void {
  const { seats, ...rest } = record;
  const head = JSON.stringify(rest, null, 2).replace(/\n}$/, '');
  const lines = seats.map((seat) => `    ${JSON.stringify(seat)}`);
  const text = `${head},\n  "seats": [\n${lines.join(',\n')}\n  ]\n}\n`;
  const path = join(folder, CLASS_RECORD);
  if (existsSync(path) && textOf(path, 'journal') === text) return;
  const part = join(folder, `.part-record-${shard.index + 1}-of-${shard.count}`);
  writeFileSync(part, text);
  renameSync(part, path);
}

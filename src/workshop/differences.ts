/** What the workshop file and the roster say otherwise than the class is, and how a trainer decides. */
import { join } from 'node:path';
import type { CourseLabs, LabStep } from '../labs/lab.ts';
import { marked, said, say } from '../languages/say.ts';
import { displayed } from '../terminal/displayed.ts';
import { type ClassRecord, type Course, courseOf, type SeatRecord } from './class-record.ts';
import type { Person } from './roster.ts';
import type { Workshop } from './workshop-file.ts';

/** One difference, as data and in words. */
export interface Difference {
  /** What differs: `title`, `answers`, `lab`, `name`, `table`, `server`, `left`, … */
  readonly what: string;
  /** The repository that it is about; none when it is about the whole class. */
  readonly seat?: string;
  readonly row?: number;
  /** What the class has, and what the file says. */
  readonly has: string;
  readonly file: string;
  /** How to decide. */
  readonly way: string;
  /** Whether `--accept` takes the file's into the record. */
  readonly accepts: boolean;
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sortedKeys(one)]),
  );
}

/** Plain data as one line, whatever the order of its keys. */
export const plainLine = (value: unknown): string => JSON.stringify(sortedKeys(value)) ?? '';
const line = plainLine;

const wayOfCourse = (): string =>
  say`the class keeps what it began with, late people too. Put it back, or make another class with --folder`;

/** The labs of a course that are the trainer's, by id, as they can be compared. */
function labLines(labs: CourseLabs): ReadonlyMap<string, string> {
  if (labs === null) return new Map();
  if (Array.isArray(labs)) return new Map((labs as readonly LabStep[]).map((lab) => [lab.id, line(lab)]));
  const { pages, insert } = labs as Exclude<CourseLabs, readonly LabStep[] | null>;
  return new Map([
    ...insert.map((lab) => [lab.id, line(lab)] as const),
    ...Object.entries(pages).map(([id, page]) => [id, line(page)] as const),
  ]);
}

function labDifferences(has: CourseLabs, file: CourseLabs): readonly Difference[] {
  if (line(has) === line(file)) return [];
  const [before, after] = [labLines(has), labLines(file)];
  const ids = [...new Set([...after.keys(), ...before.keys()])].filter(
    (id) => before.get(id) !== after.get(id),
  );
  const first = ids[0] ?? 'LAB';
  return [
    {
      what: 'labs',
      has: [...before.keys()].join(', ') || say`the usual labs`,
      file: say`${ids.join(', ') || say`the order of labs`} changed`,
      way: say`"django-cloud workshop --correct ${first}" brings it to everybody`,
      accepts: false,
    },
  ];
}

/** What the file says of the course otherwise than its class. */
export function courseDifferences(
  course: Course,
  asked: Workshop,
  record: ClassRecord,
): readonly Difference[] {
  const file = courseOf(asked);
  const found: Difference[] = [];
  if (course.title !== file.title)
    found.push({
      what: 'title',
      has: course.title,
      file: file.title,
      way: say`"django-cloud workshop --accept" takes it for the page`,
      accepts: true,
    });
  for (const what of ['language', 'author', 'answers', 'rotation'] as const) {
    if (line(course[what]) === line(file[what])) continue;
    found.push({ what, has: line(course[what]), file: line(file[what]), way: wayOfCourse(), accepts: false });
  }
  if (line(course.translations) !== line(file.translations)) {
    const said = ({ translations }: Course): string =>
      translations ? say`${translations.language}: ${Object.keys(translations.texts).length} texts` : '';
    found.push({
      what: 'translations',
      has: said(course),
      file: said(file),
      way: wayOfCourse(),
      accepts: false,
    });
  }
  const [has, wanted] = [course.solutions ?? 'class', asked.solutions];
  if (has !== wanted && !(record.released && wanted === 'class')) {
    const release = say`"django-cloud workshop --release-solutions" brings them to everybody`;
    const way = wanted === 'class' ? release : wayOfCourse();
    found.push({ what: 'solutions', has, file: wanted, way, accepts: false });
  }
  const labs = record.corrections.at(-1)?.labs ?? course.labs;
  return [...found, ...labDifferences(labs, file.labs)];
}

/** What a record knows of a person. */
export const FACTS = ['name', 'user', 'email', 'number', 'table'] as const;

/** What the files say of a seat otherwise than its repository is. @param facts those that the roster has columns for */
export function seatDifferences(
  seat: SeatRecord,
  person: Person,
  facts: readonly (typeof FACTS)[number][],
  wanted: {
    readonly place: number;
    readonly given: SeatRecord['given'];
    readonly remote: string | null;
  },
  { folder }: Pick<Workshop, 'folder'>,
): readonly Difference[] {
  const about = { seat: seat.id, row: person.row };
  const path = displayed(join(folder, seat.id));
  const found: Difference[] = facts
    .filter((fact) => seat.person[fact] !== person[fact])
    .map((fact) => ({
      ...about,
      what: fact,
      has: seat.person[fact],
      file: person[fact],
      way: say`"django-cloud workshop --accept" takes it; the repository stays as it is`,
      accepts: true,
    }));
  const anew = say`leave it so, or move ${path} away and run again for a new repository`;
  // Who moved to another table keeps their servers; that was accepted when the record has the table.
  if (facts.includes('table') && seat.person.table !== person.table && wanted.place !== seat.place)
    found.push({
      ...about,
      what: 'place',
      has: `${seat.place + 1}`,
      file: `${wanted.place + 1}`,
      way: anew,
      accepts: true,
    });
  if (line(seat.given) !== line(wanted.given))
    found.push({
      ...about,
      what: 'people',
      has: line(seat.given),
      file: line(wanted.given),
      way: say`put it back in "people", or move ${path} away and run again for a new repository`,
      accepts: false,
    });
  if (seat.remote !== wanted.remote)
    found.push({
      ...about,
      what: 'remote',
      has: seat.remote ?? '',
      file: wanted.remote ?? '',
      way: say`put it back; or change it with git remote set-url in ${path}, and "--accept" takes it`,
      accepts: true,
    });
  return found;
}

/** A repository of somebody who is in the roster no more. */
export function leftDifference(seat: SeatRecord, { folder }: Pick<Workshop, 'folder'>): Difference {
  return {
    what: 'left',
    seat: seat.id,
    has: seat.person.name,
    file: '',
    way: say`put the row back; move ${displayed(join(folder, seat.id))} away; or "django-cloud workshop --accept" keeps it as of somebody who left`,
    accepts: true,
  };
}

/** What differs, in words; what is a key of the workshop file is called as it is there. */
const WORDS: Readonly<Record<string, string>> = {
  name: marked('name'),
  user: marked('account'),
  email: marked('address'),
  number: marked('number'),
  table: marked('table'),
  place: marked('place'),
  record: marked('record'),
};

/** A difference in a line. */
export function differenceLine({ what, seat, row, has, file, way }: Difference): string {
  const who = seat === undefined ? '' : row ? say`${seat} (row ${row}): ` : `${seat}: `;
  if (what === 'left') return `${who}${say`"${has}" is not in the roster`}. ${way}.`;
  const word = WORDS[what] === undefined ? what : said(WORDS[what]);
  return `${who}${word}: "${has}" ≠ "${file}". ${way}.`;
}

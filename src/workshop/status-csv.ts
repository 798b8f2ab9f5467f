import type { Standing } from './status.ts';

/** The forms of gradebooks that import a CSV file. */
export const CSV_FORMS = ['moodle', 'canvas', 'github', 'classroom50'] as const;
export type CsvForm = (typeof CSV_FORMS)[number];

/** A cell that no spreadsheet takes for a formula. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

const line = (values: readonly (string | number)[]): string => values.map(cell).join(',');

/** How many labs are done: those before the present one, and that one when all of its checks pass. */
export const doneOf = ({ before, judgement }: Standing): number =>
  before + (judgement?.result === 'complete' ? 1 : 0);

type Field = 'email' | 'number';

/**
 * What Moodle may find people by: one that all of them have, if there is one. A row without it would be taken for the person
 * in the row before, because the importer keeps who that was (grade/import/csv/classes/load_data.php of moodle/moodle:
 * "Skip invalid row with blank user field").
 */
function moodleFields(standings: readonly Standing[]): readonly Field[] {
  const fields: readonly Field[] = ['email', 'number'];
  const whole = fields.filter((field) => standings.every((one) => one[field] !== ''));
  if (whole.length > 0) return whole;
  const count = (field: Field): number => standings.filter((one) => one[field] !== '').length;
  return [count('number') > count('email') ? 'number' : 'email'];
}

const MOODLE_HEADINGS: Readonly<Record<Field, string>> = { email: 'Email address', number: 'ID number' };

/** Who is in no row of a list, because it would not know them. */
export function notListed(form: CsvForm, standings: readonly Standing[]): readonly Standing[] {
  if (form === 'classroom50') return standings.filter(({ user, email }) => user === '' && email === '');
  if (form !== 'moodle') return [];
  const fields = moodleFields(standings);
  return standings.filter((one) => fields.every((field) => one[field] === ''));
}

/** First and last names, where a list says which is which: "Núñez, Ana". Nobody guesses where a surname begins. */
function namesOf(name: string): readonly [first: string, last: string] {
  const [, last = '', first = ''] = /^([^,]+), *([^,]+)$/.exec(name) ?? [];
  return first === '' ? [name, ''] : [first, last];
}

/**
 * A class's progress as a gradebook imports it.
 *
 * - Moodle finds people by address or ID number, and asks which column is which grade: docs.moodle.org, "Grade import".
 * - Canvas wants "Student" first, "ID" second, "Section" after "SIS User ID" and "SIS Login ID", and points in a row that begins with
 *   "Points Possible". It finds people by its own ID, by SIS User ID, by SIS Login ID, else by their name or "Surname, Name": lib/gradebook_importer.rb
 *   of instructure/canvas-lms. A school's number under "ID" would be somebody else's.
 * - GitHub Classroom's list of grades has the fields of its REST API: docs.github.com, "REST API endpoints for Classroom",
 *   "Get assignment grades".
 * - Classroom 50, which follows it, imports rosters and no grades: wiki/gh-teacher.md and wiki/Migrating-from-GitHub-Classroom.md
 *   of foundation50/classroom50.
 *
 * @param canvasIds numbers in the roster that are Canvas's own
 */
export function statusCsv(
  form: CsvForm,
  title: string,
  standings: readonly Standing[],
  canvasIds: ReadonlySet<string> = new Set(),
): string {
  const most = Math.max(0, ...standings.map(({ labs }) => labs));
  const left = notListed(form, standings);
  const listed = standings.filter((one) => !left.includes(one));
  const rows: readonly (readonly (string | number)[])[] = {
    moodle: () => {
      const fields = moodleFields(standings);
      return [
        [...fields.map((field) => MOODLE_HEADINGS[field]), 'Labs'],
        ...listed.map((one) => [...fields.map((field) => one[field]), doneOf(one)]),
      ];
    },
    canvas: () => [
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Labs'],
      ['    Points Possible', '', '', '', '', most],
      ...listed.map((one) => {
        const isOfCanvas = canvasIds.has(one.number);
        const [id, school] = isOfCanvas ? [one.number, ''] : ['', one.number];
        return [one.name, id, school, one.email, one.table, doneOf(one)];
      }),
    ],
    github: () => [
      [
        'assignment_name',
        'assignment_url',
        'starter_code_url',
        'github_username',
        'roster_identifier',
        'student_repository_name',
        'student_repository_url',
        'submission_timestamp',
        'points_awarded',
        'points_available',
        'group_name',
      ],
      ...listed.map((one) => [
        title,
        '',
        '',
        one.user,
        one.email || one.number || one.name,
        one.id,
        one.remote ?? '',
        one.last ?? '',
        doneOf(one),
        one.labs,
        one.table,
      ]),
    ],
    classroom50: () => [
      ['username', 'first_name', 'last_name', 'email', 'section'],
      ...listed.map((one) => [one.user, ...namesOf(one.name), one.email, one.table]),
    ],
  }[form]();
  return `${rows.map(line).join('\r\n')}\r\n`;
}

import type { Standing } from './status.ts';

/** The forms of gradebooks that import a CSV file. */
export const CSV_FORMS = ['moodle', 'canvas', 'github'] as const;
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

/** "Núñez, Ana" of "Ana Núñez", as Canvas lists people. */
function sortable(name: string): string {
  const words = name.split(' ');
  return name.includes(',') || words.length < 2 ? name : `${words.at(-1)}, ${words.slice(0, -1).join(' ')}`;
}

/** Canvas numbers people itself; what the school's own system calls them need not be a number. */
const isNumber = (text: string): boolean => /^\d*$/.test(text);

/**
 * A class's progress as a gradebook imports it.
 *
 * - Moodle finds people by address or ID number, and asks which column is which grade: docs.moodle.org, "Grade import".
 * - Canvas wants its own headings in their order, and the points that are possible in the second row; it finds people by ID,
 *   else by SIS User ID, else by SIS Login ID: Instructor Guide, "How do I import grades in the Gradebook?".
 * - GitHub Classroom's list of grades, which those after it read, has the fields of its REST API: docs.github.com, "REST API
 *   endpoints for Classroom", "Get assignment grades".
 */
export function statusCsv(form: CsvForm, title: string, standings: readonly Standing[]): string {
  const most = Math.max(0, ...standings.map(({ labs }) => labs));
  const rows: readonly (readonly (string | number)[])[] = {
    moodle: () => [
      ['Email address', 'ID number', 'Labs'],
      ...standings.map((one) => [one.email, one.number, doneOf(one)]),
    ],
    canvas: () => [
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Labs'],
      ['    Points Possible', '', '', '', '', most],
      ...standings.map((one) => [
        sortable(one.name),
        isNumber(one.number) ? one.number : '',
        isNumber(one.number) ? '' : one.number,
        one.email,
        one.table,
        doneOf(one),
      ]),
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
      ...standings.map((one) => [
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
  }[form]();
  return `${rows.map(line).join('\r\n')}\r\n`;
}

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

/**
 * A class's progress as a gradebook imports it: Moodle by address or ID number, Canvas by its own columns with the points
 * that are possible in the second row, and the list that GitHub Classroom exported, which those after it read.
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
      ...standings.map((one) => [sortable(one.name), one.number, '', one.email, one.table, doneOf(one)]),
    ],
    github: () => [
      [
        'assignment_name',
        'github_username',
        'roster_identifier',
        'student_repository_name',
        'submission_timestamp',
        'points_awarded',
        'points_available',
      ],
      ...standings.map((one) => [
        title,
        one.user,
        one.email || one.number || one.name,
        one.id,
        one.last ?? '',
        doneOf(one),
        one.labs,
      ]),
    ],
  }[form]();
  return `${rows.map(line).join('\r\n')}\r\n`;
}

import type { Column } from './columns.ts';

/**
 * What gradebooks write where a person's name would be, without accents, capitals and signs. Canvas has "Points Possible"
 * and "Student, Test" (the student of Student View); Google Classroom "Date", "Points" and "Class Average"; Moodle
 * "Overall average" and "Range"; and their Spanish forms.
 */
const LABELS: ReadonlySet<string> = new Set([
  'pointspossible',
  'points',
  'maxpoints',
  'date',
  'duedate',
  'classaverage',
  'average',
  'overallaverage',
  'groupaverage',
  'mean',
  'median',
  'range',
  'total',
  'totals',
  'puntosposibles',
  'puntos',
  'fecha',
  'fechadeentrega',
  'mediadelaclase',
  'promedio',
  'promediodelaclase',
  'promediogeneral',
  'promediodelgrupo',
  'media',
  'mediageneral',
  'mediana',
  'rango',
  'totales',
]);

/** Canvas lists its test student with a number of its own. */
const TEST_STUDENTS: ReadonlySet<string> = new Set(['studenttest', 'teststudent', 'estudiantedeprueba']);

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Whether a row of a gradebook's export is about nobody. Such a row has no address, account or number.
 *
 * @param cell the text of a column; empty where the roster has no such column
 */
export function isNobody(cell: (column: Column) => string, cells: readonly string[]): boolean {
  const isEmpty = (column: Column): boolean => cell(column).trim() === '';
  if (!isEmpty('email') || !isEmpty('user')) return false;
  const names = [cell('name'), cell('first'), cell('last')].filter((text) => text.trim() !== '');
  const name = plain(names.join(' '));
  if (TEST_STUDENTS.has(name)) return true;
  if (!isEmpty('number')) return false;
  if (name !== '') return LABELS.has(name);
  // Canvas says below the headings which columns are posted by hand, and names nobody there.
  return cells.every(
    (text) => text.trim() === '' || /^(manual posting|points possible|\(read only\))$/i.test(text.trim()),
  );
}

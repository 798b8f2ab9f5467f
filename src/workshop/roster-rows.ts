/** The cells of a roster, as spreadsheets and gradebooks save them. */
import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';

/** Text of a file as programs save it: UTF-8, UTF-16 with its mark, or the code page of an older spreadsheet. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What stands between cells: the sign that the headings have most of. */
export function delimiterOf(text: string): string {
  const [headings = ''] = text.split(/\r?\n|\r/, 1);
  const outside = headings.replaceAll(/"[^"]*"/g, '');
  const count = (sign: string): number => outside.split(sign).length - 1;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Where the parser stopped, as far as it says so. */
function placeOf(line: number | undefined, column: unknown): string {
  if (line === undefined) return '';
  return typeof column === 'number' ? say`line ${line}, column ${column + 1}: ` : say`line ${line}: `;
}

/** @param file as messages name it @throws UserError naming where it is no CSV */
export function cellsOf(file: string, bytes: Buffer): readonly (readonly string[])[] {
  // Spreadsheets in some countries begin with a line for other spreadsheets.
  const text = decoded(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/^sep=.\r?\n/i, '');
  try {
    return parse(text, { delimiter: delimiterOf(text), relax_column_count: true }) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines, column } = error as CsvError & { lines?: number; column?: number };
    throw new UserError(
      say`${file}: ${placeOf(lines, column)}it is not valid CSV: a quote is open, or stands inside a cell. Save it as CSV again.`,
    );
  }
}

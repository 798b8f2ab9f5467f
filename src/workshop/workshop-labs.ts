/** The trainer's own labs in a `workshop.yml`. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean } from '../answers/did-you-mean.ts';
import { UserError } from '../answers/user-error.ts';
import { say } from '../languages/say.ts';
import type { LabStep } from './lab.ts';
import { isRecord, type Reader } from './workshop-reader.ts';

function pageOf(reader: Reader, path: readonly (string | number)[], value: unknown): { page?: string } {
  if (value === undefined || value === null) return {};
  try {
    return { page: readFileSync(resolve(reader.folder, String(value)), 'utf8') };
  } catch {
    throw reader.refuse(
      path,
      value,
      say`it cannot be read. Give the path of a Markdown file, from this file on.`,
    );
  }
}

/** The labs that the file lists; undefined where it leaves them to the usual ones. @throws UserError */
export function ownLabs(reader: Reader): readonly LabStep[] | undefined {
  const value = reader.value('labs');
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length === 0)
    throw reader.refuse(
      ['labs'],
      value,
      say`it must be a list, each with an id and a change. Leave it out for the usual labs.`,
    );
  const ids = new Set<string>();
  return value.map((lab: unknown, index): LabStep => {
    if (!isRecord(lab)) throw reader.refuse(['labs', index], lab, say`it must have an id and a change.`);
    const { id = `lab-${index + 1}`, change = {}, page, ...rest } = lab;
    const [odd] = Object.keys(rest);
    if (odd !== undefined)
      throw new UserError(
        say`${reader.label('labs', index, odd)}: a lab has no such key.${didYouMean(odd, ['id', 'change', 'page'])} It has: id, change, page.`,
      );
    if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id))
      throw reader.refuse(
        ['labs', index, 'id'],
        id,
        say`it must be small letters, digits and hyphens, such as lab-1.`,
      );
    if (ids.has(id))
      throw reader.refuse(['labs', index, 'id'], id, say`another lab has it. Choose another one.`);
    ids.add(id);
    reader.answers(['labs', index, 'change'], change);
    return { id, change: change as LabStep['change'], ...pageOf(reader, ['labs', index, 'page'], page) };
  });
}

/** The trainer's own labs in a `workshop.yml`. */
import { resolve } from 'node:path';
import { didYouMean } from '../answers/did-you-mean.ts';
import { UserError } from '../errors/user-error.ts';
import type { CourseLabs, LabEdits, LabStep } from '../labs/lab.ts';
import { say } from '../languages/say.ts';
import { textOf } from '../reading/read.ts';
import { isRecord, type Reader } from './workshop-reader.ts';

function pageOf(reader: Reader, path: readonly (string | number)[], value: unknown): { page?: string } {
  if (value === undefined || value === null) return {};
  try {
    return { page: textOf(resolve(reader.folder, String(value)), 'workshop') };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw reader.refuse(
      path,
      value,
      say`it cannot be read. Give the path of a Markdown file, from this file on.`,
    );
  }
}

/** The trainer's own checks: a Python file beside the page. @throws UserError */
function checksOf(reader: Reader, path: readonly (string | number)[], value: unknown): { checks?: string } {
  if (value === undefined || value === null) return {};
  let checks: string;
  try {
    checks = textOf(resolve(reader.folder, String(value)), 'workshop');
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw reader.refuse(
      path,
      value,
      say`it cannot be read. Give the path of a Python file, from this file on.`,
    );
  }
  if (!/^def check_\w+\(/m.test(checks))
    throw reader.refuse(
      path,
      value,
      say`it has no check. Write functions such as "def check_title() -> str | None:", which return None when all is well, else the cause.`,
    );
  return { checks };
}

/** What a lab in the file says. @throws UserError naming what it cannot say */
function stepIn(
  reader: Reader,
  path: readonly (string | number)[],
  lab: Readonly<Record<string, unknown>>,
  fallback: string | undefined,
  known: readonly string[],
): LabStep {
  const { id = fallback, change = {}, page, checks } = lab;
  const odd = Object.keys(lab).find((key) => !known.includes(key));
  if (odd !== undefined)
    throw new UserError(
      say`${reader.label(...path, odd)}: unknown key of a lab.${didYouMean(odd, known)} It has: ${known.join(', ')}.`,
    );
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id))
    throw reader.refuse(
      [...path, 'id'],
      id,
      say`it must be small letters, digits and hyphens, such as lab-1.`,
    );
  // The seat's own server is told apart from the ids of servers.
  const isOwn = isRecord(change) && (change.server === 'wsgi' || change.server === 'asgi');
  reader.answers([...path, 'change'], change);
  if (isOwn && change.interface !== undefined)
    throw reader.refuse(
      [...path, 'change'],
      change.interface,
      say`"server: ${change.server}" names the interface already. Leave it out.`,
    );
  return {
    id,
    change: change as LabStep['change'],
    ...pageOf(reader, [...path, 'page'], page),
    ...checksOf(reader, [...path, 'checks'], checks),
  };
}

function refuseTwice(reader: Reader, path: readonly (string | number)[], id: string, ids: Set<string>): void {
  if (ids.has(id)) throw reader.refuse([...path, 'id'], id, say`another lab has it. Choose another one.`);
  ids.add(id);
}

/** `labs: { pages, insert }`: the usual labs with edits. @throws UserError */
function labEdits(reader: Reader, value: Readonly<Record<string, unknown>>): LabEdits {
  const { pages = {}, insert = [], ...rest } = value;
  const [odd] = Object.keys(rest);
  if (odd !== undefined || !isRecord(pages) || !Array.isArray(insert))
    throw reader.refuse(
      ['labs', ...(odd === undefined ? [] : [odd])],
      odd === undefined ? value : rest[odd],
      say`it must be a list of labs; or hold "pages" (a page by lab) and "insert" (labs with "after" or "before"), which change the usual ones.`,
    );
  const ids = new Set<string>();
  return {
    pages: Object.fromEntries(
      Object.entries(pages).map(([id, page]) => [id, pageOf(reader, ['labs', 'pages', id], page).page ?? '']),
    ),
    insert: insert.map((lab: unknown, index) => {
      const path = ['labs', 'insert', index];
      if (!isRecord(lab)) throw reader.refuse(path, lab, say`it must have an id and a change.`);
      const { after, before } = lab;
      const [place, ...others] = [after, before].filter((one) => one !== undefined);
      if (typeof place !== 'string' || others.length > 0)
        throw reader.refuse(
          path,
          lab,
          say`it must say after which lab it comes, or before which: "after: lab-3".`,
        );
      const step = stepIn(reader, path, lab, undefined, [
        'id',
        'change',
        'page',
        'checks',
        'after',
        'before',
      ]);
      refuseTwice(reader, path, step.id, ids);
      return { ...step, ...(after === undefined ? { before: place } : { after: place }) };
    }),
  };
}

/** The labs that the file lists, or what it changes of the usual ones; null where it says nothing. @throws UserError */
export function ownLabs(reader: Reader): CourseLabs {
  const value = reader.value('labs');
  if (value === undefined) return null;
  if (isRecord(value)) return labEdits(reader, value);
  if (!Array.isArray(value) || value.length === 0)
    throw reader.refuse(
      ['labs'],
      value,
      say`it must be a list, each with an id and a change. Leave it out for the usual labs.`,
    );
  const ids = new Set<string>();
  return value.map((lab: unknown, index): LabStep => {
    if (!isRecord(lab)) throw reader.refuse(['labs', index], lab, say`it must have an id and a change.`);
    const step = stepIn(reader, ['labs', index], lab, `lab-${index + 1}`, ['id', 'change', 'page', 'checks']);
    refuseTwice(reader, ['labs', index], step.id, ids);
    return step;
  });
}

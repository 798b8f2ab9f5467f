import type { SolutionsState } from './class-record.ts';
import { addressesOf, cloneLine, escaped, namesOf, serversOf } from './page-cells.ts';
import { type PAGE_TEXTS, type PageLanguage, pageText } from './page-texts.ts';
import type { Seat } from './seat.ts';
import { SOLUTIONS } from './solutions.ts';
import { type TableColumn, tablePage } from './table-page.ts';
import type { Workshop } from './workshop-file.ts';

/** The instructor's page, in the class's folder. */
export const CLASS_PAGE = 'index.html';

/** The page's file beside it: one sheet for each participant. */
export const HANDOUTS = 'handouts.html';

/** A link where a browser can follow it, else its text. */
function link(address: string): string {
  const text = escaped(address);
  return /^https?:\/\//.test(address) ? `<a href="${text}" rel="noreferrer">${text}</a>` : text;
}

/** What the page says of the course. */
export type PageOf = Pick<Workshop, 'title'> &
  PageLanguage & {
    /** They have them from the beginning when it is not said. */
    readonly solutions?: SolutionsState;
  };

/** The columns: heading, and what a seat has there as HTML. */
function columnsOf(workshop: PageOf, seats: readonly Seat[], pushed: ReadonlySet<string>) {
  const text = (name: keyof typeof PAGE_TEXTS): string => pageText(workshop, name);
  const lines = (parts: readonly string[]): string => parts.map((part) => `<div>${part}</div>`).join('');
  const all: readonly TableColumn<Seat>[] = [
    // A name may be written from right to left, and must not turn the cells around it.
    [
      text('person'),
      ({ person, record }) =>
        `<bdi>${escaped(person.name)}</bdi>${record?.left ? ` (${escaped(text('left'))})` : ''}`,
    ],
    [text('table'), ({ person }) => `<bdi>${escaped(person.table)}</bdi>`],
    // A link leads to what was pushed; apps come into being when their participants deploy them.
    [
      text('repository'),
      ({ id, remote }) => lines([escaped(id), ...(remote && pushed.has(id) ? [link(remote)] : [])]),
    ],
    [text('clone'), (seat) => `<code>${escaped(cloneLine(seat))}</code>`],
    [text('server'), (seat) => lines(serversOf(seat).map(escaped))],
    [text('names'), ({ answers }) => lines(namesOf(answers).map(escaped))],
    [text('address'), ({ answers }) => lines(addressesOf(answers).map(escaped))],
  ];
  const hasTables = seats.some(({ person }) => person.table !== '');
  return all.filter(([heading]) => hasTables || heading !== text('table'));
}

/** Whether participants have the solutions, where that is worth a sentence. */
export function whoHas(workshop: PageOf): string {
  const { solutions = 'class' } = workshop;
  return solutions === 'class' ? '' : pageText(workshop, solutions);
}

/** The page of the whole class, in itself complete. Pure: same seats, same bytes. @param pushed whose repository is there */
export function classPage(
  workshop: PageOf,
  seats: readonly Seat[],
  pushed: ReadonlySet<string> = new Set(),
): string {
  const text = (name: keyof typeof PAGE_TEXTS): string => escaped(pageText(workshop, name));
  const columns = columnsOf(workshop, seats, pushed);
  const intro = `${text('solutions')} <code>${SOLUTIONS}</code>. ${escaped(whoHas(workshop))} ${text('handouts')} <a href="${HANDOUTS}">${HANDOUTS}</a>`;
  return tablePage(workshop, intro, columns, seats);
}

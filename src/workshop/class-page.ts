import { addressesOf, cloneLine, escaped, namesOf, serversOf } from './page-cells.ts';
import { SCRIPT, STYLE } from './page-parts.ts';
import { PAGE_TEXTS } from './page-texts.ts';
import type { Seat } from './seat.ts';
import { SOLUTIONS } from './solutions.ts';
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
type PageOf = Pick<Workshop, 'title' | 'language'>;

/** The columns: heading, and what a seat has there as HTML. */
function columnsOf({ language }: PageOf, seats: readonly Seat[], pushed: ReadonlySet<string>) {
  const text = (name: keyof typeof PAGE_TEXTS): string => PAGE_TEXTS[name][language];
  const lines = (parts: readonly string[]): string => parts.map((part) => `<div>${part}</div>`).join('');
  const all: readonly (readonly [string, (seat: Seat) => string])[] = [
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

/** The page of the whole class, in itself complete. Pure: same seats, same bytes. @param pushed whose repository is there */
export function classPage(
  workshop: PageOf,
  seats: readonly Seat[],
  pushed: ReadonlySet<string> = new Set(),
): string {
  const { language, title } = workshop;
  const text = (name: keyof typeof PAGE_TEXTS): string => escaped(PAGE_TEXTS[name][language]);
  const columns = columnsOf(workshop, seats, pushed);
  const heads = columns.map(
    ([heading]) =>
      `<th scope="col"><button type="button" title="${text('sort')} ${escaped(heading)}">${escaped(heading)}</button></th>`,
  );
  const rows = seats.map(
    (seat) =>
      `<tr>${columns.map(([heading, cell]) => `<td data-label="${escaped(heading)}">${cell(seat)}</td>`).join('')}</tr>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="controls">${text('solutions')} <code>${SOLUTIONS}</code>. ${text('handouts')} <a href="${HANDOUTS}">${HANDOUTS}</a></p>
<label for="filter">${text('filter')}</label>
<input id="filter" type="search" placeholder="${text('hint')}" autocomplete="off">
<p><output for="filter" data-form="0 ${text('of')} ${seats.length} ${text('shown')}">${seats.length}</output></p>
<table>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</main>
<script>${SCRIPT}
</script>
</body>
</html>
`;
}

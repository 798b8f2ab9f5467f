import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choiceOf, platforms } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { serverOf } from '../choices/server-of.ts';
import { SCRIPT, STYLE } from './page-parts.ts';
import { PAGE_TEXTS } from './page-texts.ts';
import type { Seat } from './seat.ts';
import type { Shard } from './shard.ts';
import { SOLUTIONS } from './solutions.ts';
import type { Workshop } from './workshop-file.ts';

/** The instructor's page, in the class's folder. */
export const CLASS_PAGE = 'index.html';

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** A link where a browser can follow it, else its text. */
function link(address: string): string {
  const text = escaped(address);
  return /^https?:\/\//.test(address) ? `<a href="${text}" rel="noreferrer">${text}</a>` : text;
}

/** The names that are this seat's alone, each with what it names. */
function namesOf(answers: Answers): readonly string[] {
  return chosen(answers).flatMap(({ choice }) =>
    optionsOf([choice])
      .filter(({ option }) => option.unique)
      .map(
        ({ option }) => `${choice.title}, ${option.title}: ${answers.options[choice.id]?.[option.id] ?? ''}`,
      ),
  );
}

function addressesOf(answers: Answers): readonly string[] {
  return answers.platforms
    .map((id) => choiceOf(platforms, id).address?.(answers.options[id] ?? {}))
    .filter((address) => address !== undefined);
}

/** What the page says of the course. */
type PageOf = Pick<Workshop, 'title' | 'language'>;

/** The columns: heading, and what a seat has there as HTML. */
function columnsOf({ language }: PageOf, seats: readonly Seat[]) {
  const text = (name: keyof typeof PAGE_TEXTS): string => PAGE_TEXTS[name][language];
  const lines = (parts: readonly string[]): string => parts.map((part) => `<div>${part}</div>`).join('');
  const all: readonly (readonly [string, (seat: Seat) => string])[] = [
    // A name may be written from right to left, and must not turn the cells around it.
    [text('person'), ({ person }) => `<bdi>${escaped(person.name)}</bdi>`],
    [text('table'), ({ person }) => `<bdi>${escaped(person.table)}</bdi>`],
    [text('repository'), ({ id, remote }) => lines([escaped(id), ...(remote ? [link(remote)] : [])])],
    [text('server'), ({ answers }) => escaped(serverOf(answers)?.title ?? answers.server)],
    [text('names'), ({ answers }) => lines(namesOf(answers).map(escaped))],
    [text('address'), ({ answers }) => lines(addressesOf(answers).map(link))],
  ];
  const hasTables = seats.some(({ person }) => person.table !== '');
  return all.filter(([heading]) => hasTables || heading !== text('table'));
}

/** The page of the whole class, in itself complete. Pure: same seats, same bytes. */
export function classPage(workshop: PageOf, seats: readonly Seat[]): string {
  const { language, title } = workshop;
  const text = (name: keyof typeof PAGE_TEXTS): string => escaped(PAGE_TEXTS[name][language]);
  const columns = columnsOf(workshop, seats);
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
<p>${text('solutions')} <code>${SOLUTIONS}</code>.</p>
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

/** Writes the page of the whole class, whatever the share: every share writes the same. */
export function writeClassPage(
  workshop: PageOf & Pick<Workshop, 'folder'>,
  seats: readonly Seat[],
  shard: Shard,
): void {
  mkdirSync(workshop.folder, { recursive: true });
  const part = join(workshop.folder, `.part-page-${shard.index + 1}-of-${shard.count}`);
  writeFileSync(part, classPage(workshop, seats));
  renameSync(part, join(workshop.folder, CLASS_PAGE));
}

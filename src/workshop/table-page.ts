import { escaped } from './page-cells.ts';
import { SCRIPT, STYLE } from './page-parts.ts';
import { type PAGE_TEXTS, type PageLanguage, pageLanguage, pageText } from './page-texts.ts';
import type { Workshop } from './workshop-file.ts';

/** A column: heading, and what a row has there as HTML. */
export type TableColumn<Row> = readonly [heading: string, cell: (row: Row) => string];

/** A page with one table that sorts and filters, in itself complete. @param intro HTML below the title */
export function tablePage<Row>(
  page: PageLanguage & Pick<Workshop, 'title'>,
  intro: string,
  columns: readonly TableColumn<Row>[],
  all: readonly Row[],
): string {
  const { title } = page;
  const text = (name: keyof typeof PAGE_TEXTS): string => escaped(pageText(page, name));
  const heads = columns.map(
    ([heading]) =>
      `<th scope="col"><button type="button" title="${text('sort')} ${escaped(heading)}">${escaped(heading)}</button></th>`,
  );
  const rows = all.map(
    (row) =>
      `<tr>${columns.map(([heading, cell]) => `<td data-label="${escaped(heading)}">${cell(row)}</td>`).join('')}</tr>`,
  );
  return `<!doctype html>
<html lang="${pageLanguage(page)}">
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
<p class="controls">${intro}</p>
<label for="filter">${text('filter')}</label>
<input id="filter" type="search" placeholder="${text('hint')}" autocomplete="off">
<p><output for="filter" data-form="0 ${text('of')} ${all.length} ${text('shown')}">${all.length}</output></p>
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

import { addressesOf, cloneLine, escaped, namesOf, serversOf } from './page-cells.ts';
import { SHEET_STYLE } from './page-parts.ts';
import { type PAGE_TEXTS, type PageLanguage, pageLanguage, pageText } from './page-texts.ts';
import type { Seat } from './seat.ts';
import type { Workshop } from './workshop-file.ts';

/** A sheet of paper for each participant: what is theirs, and the first lines to type. Pure: same seats, same bytes. */
export function handouts(page: PageLanguage & Pick<Workshop, 'title'>, seats: readonly Seat[]): string {
  const { title } = page;
  const text = (name: keyof typeof PAGE_TEXTS): string => escaped(pageText(page, name));
  const list = (name: keyof typeof PAGE_TEXTS, parts: readonly string[]): string =>
    parts.length === 0
      ? ''
      : `<h2>${text(name)}</h2>\n<ul>${parts.map((part) => `<li>${escaped(part)}</li>`).join('')}</ul>\n`;
  const sheets = seats.map((seat) => {
    const { person, id, remote, answers } = seat;
    const table = person.table === '' ? '' : `<p>${text('table')}: <bdi>${escaped(person.table)}</bdi></p>\n`;
    const folder =
      (remote ?? id)
        .replace(/\.git$/, '')
        .split(/[/:]/)
        .at(-1) ?? id;
    return `<section>
<p>${escaped(title)}</p>
<h1><bdi>${escaped(person.name)}</bdi></h1>
${table}<h2>${text('begin')}</h2>
<pre>${escaped(`${cloneLine(seat)}\ncd ${folder}`)}</pre>
<p>${text('read')} <code>labs/README.md</code>.</p>
${list('server', serversOf(seat))}${list('names', namesOf(answers))}${list('address', addressesOf(answers))}</section>`;
  });
  return `<!doctype html>
<html lang="${pageLanguage(page)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${SHEET_STYLE}
</style>
</head>
<body>
${sheets.join('\n')}
</body>
</html>
`;
}

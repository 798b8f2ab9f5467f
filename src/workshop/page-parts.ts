/** Style and script of the instructor's page: part of the page, which asks nobody for anything. */

export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#767676, #8c8c8c); --head: light-dark(#eef1f5, #22272e); --link: light-dark(#0b4f9e, #8ab8f5); }
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#fff, #14171a); color: light-dark(#1b1f24, #e8eaed); }
h1 { margin: 0 0 .5rem; font-size: 1.6rem; overflow-wrap: anywhere; }
label { display: block; font-weight: 600; }
input { width: min(30rem, 100%); min-height: 44px; padding: .5rem .75rem; font: inherit; border: 1px solid var(--line); border-radius: 6px; background: transparent; color: inherit; }
table { width: 100%; border-collapse: collapse; }
th { position: sticky; top: 0; padding: 0; text-align: start; background: var(--head); }
th button { width: 100%; min-height: 44px; padding: .5rem; border: 0; background: none; color: inherit; font: inherit; font-weight: 600; text-align: start; cursor: pointer; }
th[aria-sort=ascending] button::after { content: ' \\2191'; }
th[aria-sort=descending] button::after { content: ' \\2193'; }
td { padding: .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
td div + div { margin-top: .25rem; }
a { display: inline-block; min-height: 44px; padding: .5rem 0; color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
[hidden] { display: none !important; }
code { user-select: all; overflow-wrap: anywhere; }
@media screen and (max-width: 48rem) {
  table, tbody { display: block; }
  thead tr { display: flex; flex-wrap: wrap; gap: .5rem; }
  thead { display: block; }
  th { position: static; border: 1px solid var(--line); border-radius: 6px; }
  tr { display: block; }
  tbody tr { margin: 1rem 0; padding: .5rem; border: 1px solid var(--line); border-radius: 6px; }
  td { display: block; border: 0; padding: .25rem; }
  td:empty { display: none; }
  td::before { content: attr(data-label); display: block; font-weight: 600; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; }
  body { padding: 0; font-size: 9pt; line-height: 1.25; background: #fff; color: #000; }
  label, input, output, .controls { display: none; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th { position: static; border-bottom: 1.5pt solid #000; }
  th button { min-height: 0; padding: 2pt; }
  th button::after { content: none !important; }
  td { padding: 2pt; }
  td div + div { margin-top: 0; }
  a { min-height: 0; padding: 0; color: #000; text-decoration: none; }
}`;

/** Of the sheets: each begins a page. */
export const SHEET_STYLE = `
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; font: 16px/1.5 system-ui, sans-serif; background: #fff; color: #1b1f24; }
section { max-width: 48rem; margin: 0 auto 3rem; }
h1 { font-size: 1.6rem; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
p, ul { margin: .25rem 0; overflow-wrap: anywhere; }
pre { margin: .25rem 0; padding: .5rem; border: 1px solid #767676; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
@media print {
  @page { size: A4; margin: 18mm; }
  body { padding: 0; }
  section { break-after: page; margin: 0; }
  section:last-child { break-after: auto; }
}`;

export const SCRIPT = `
const body = document.querySelector('tbody');
const rows = [...body.rows];
const count = document.querySelector('output');
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });
const plain = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
function filter(text) {
  const words = plain(text).split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    row.hidden = !words.every((word) => texts.get(row).includes(word));
    if (!row.hidden) shown += 1;
  }
  count.textContent = count.dataset.form.replace('0', shown);
}
const field = document.querySelector('input');
field.addEventListener('input', () => filter(field.value));
filter(field.value);
for (const head of document.querySelectorAll('th')) {
  head.firstElementChild.addEventListener('click', () => {
    const down = head.getAttribute('aria-sort') === 'ascending';
    for (const other of head.parentElement.cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const text = (row) => row.cells[head.cellIndex].textContent;
    rows.sort((a, b) => (down ? -1 : 1) * collator.compare(text(a), text(b)));
    body.append(...rows);
  });
}`;

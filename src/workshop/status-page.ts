import { type PageOf, whoHas } from './class-page.ts';
import { escaped } from './page-cells.ts';
import { type PAGE_TEXTS, pageText } from './page-texts.ts';
import type { Standing } from './status.ts';
import { doneOf } from './status-csv.ts';
import { tablePage } from './table-page.ts';

/** The page of who is where, in the class's folder. */
export const STATUS_PAGE = 'status.html';

/** What is red: the checks that failed, with their cause; else why nothing is known. */
export function redOf({ judgement, problem }: Standing): readonly string[] {
  const failed = judgement?.checks.filter(({ result }) => result === 'failed') ?? [];
  return [
    ...failed.map(({ title, cause }) => (cause === '' ? title : `${title}: ${cause}`)),
    ...(problem === null ? [] : [problem]),
  ];
}

const day = (time: string | null): string => (time === null ? '' : time.slice(0, 16).replace('T', ' '));

/** A page of who is in which lab, since when, and what is red. Pure: same standings, same bytes. */
export function statusPage(workshop: PageOf, standings: readonly Standing[], at: Date): string {
  const text = (name: keyof typeof PAGE_TEXTS): string => pageText(workshop, name);
  const lines = (parts: readonly string[]): string =>
    parts.map((part) => `<div>${escaped(part)}</div>`).join('');
  return tablePage(
    workshop,
    `${escaped(text('at'))} ${escaped(day(at.toISOString()))} UTC. ${escaped(whoHas(workshop))}`,
    [
      [text('person'), (one) => `<bdi>${escaped(one.name)}</bdi>`],
      [text('table'), (one) => `<bdi>${escaped(one.table)}</bdi>`],
      [text('lab'), (one) => escaped(one.lab ?? '')],
      [text('done'), (one) => `${doneOf(one)}/${one.labs}`],
      [text('since'), (one) => escaped(day(one.since))],
      [text('last'), (one) => escaped(day(one.last))],
      [text('commits'), (one) => String(one.commits)],
      [text('red'), (one) => lines(redOf(one))],
    ],
    standings,
  );
}

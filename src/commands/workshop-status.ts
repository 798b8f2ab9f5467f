import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { say } from '../languages/say.ts';
import { output, which } from '../run/programs.ts';
import { displayed } from '../terminal/displayed.ts';
import { ask, interactive, print, warn } from '../terminal/terminal.ts';
import { solutionsState } from '../workshop/class-record.ts';
import type { Judging } from '../workshop/judged-commit.ts';
import { type Asked, makingOf, surveyClass } from '../workshop/make-class.ts';
import { type Standing, standingsOf } from '../workshop/status.ts';
import { CSV_FORMS, type CsvForm, notListed, statusCsv } from '../workshop/status-csv.ts';
import { redOf, STATUS_PAGE, statusPage } from '../workshop/status-page.ts';
import { beforeExecuting } from './executing.ts';
import { Bar } from './progress-bar.ts';

/** The Python that judges; undefined where nothing is to be judged. @throws UserError when it cannot */
function judgingOf(given: string | undefined): Judging | undefined {
  if (given === undefined) return undefined;
  const python = given.includes('/') ? given : (which(given, process.env) ?? given);
  if (output(python, ['-I', '-c', 'import django'], process.env) === undefined)
    throw new UserError(
      say`--python ${given}: it does not start, or has no Django. Give the Python of a virtual environment with the project’s packages, such as solutions/.venv/bin/python.`,
    );
  return { python };
}

function formOf(given: string | undefined): CsvForm | undefined {
  if (given === undefined || (CSV_FORMS as readonly string[]).includes(given))
    return given as CsvForm | undefined;
  throw new UserError(say`--csv ${given}: unknown format. Choose one of: ${CSV_FORMS.join(', ')}.`);
}

function line(one: Standing): string {
  const since = one.since === null ? say`no commit yet` : say`since ${one.since.slice(0, 16)}`;
  const red = redOf(one);
  return `  ${one.id}  ${one.lab ?? '?'}  ${since}${red.length > 0 ? `  ${red.join('; ')}` : ''}`;
}

/** `workshop --status`. @returns the exit status: 1 when somebody's repository cannot be read or judged */
export async function classStatus(asked: Asked, flags: ParsedFlags): Promise<number> {
  const form = formOf(flags.values.get('csv')?.[0]);
  const judging = judgingOf(flags.values.get('python')?.[0]);
  const json = flags.switches.has('json');
  const { workshop } = asked;
  const { own, record } = surveyClass(asked, { accept: false });
  const seats = own.filter((seat) => seat.record && !seat.record.left);
  if (seats.length === 0)
    throw new UserError(
      say`${displayed(workshop.folder)}: there is no class yet. Make it first: django-cloud workshop`,
      1,
    );
  if (judging)
    await beforeExecuting(
      workshop.folder,
      '--python',
      [say`the projects of the participants, by the checks of their labs`],
      interactive() && !json ? ask : undefined,
    );
  const bar = new Bar(seats.length, !json && process.stderr.isTTY ? process.stderr : undefined);
  let standings: readonly Standing[];
  try {
    standings = await standingsOf(seats, makingOf(workshop, record, false), judging, () => bar.advance());
  } finally {
    bar.end();
  }
  const { title, language, translations } = record.course;
  const solutions = solutionsState(record);
  const at = new Date();
  const page = join(workshop.folder, STATUS_PAGE);
  const part = join(workshop.folder, `.part-status-${process.pid}`);
  writeFileSync(part, statusPage({ title, language, translations, solutions }, standings, at));
  renameSync(part, page);
  const left = form ? notListed(form, standings) : [];
  if (left.length > 0)
    warn(
      say`Not listed, because nothing in the roster says who they are there: ${left.map(({ name }) => name).join(', ')}`,
    );
  if (json) print(`${JSON.stringify({ at: at.toISOString(), solutions, standings }, null, 2)}\n`);
  else if (form) print(statusCsv(form, title, standings, asked.roster.canvasIds));
  else print(`${[...standings.map(line), `  ${displayed(page)}`, ''].join('\n')}`);
  return standings.some(({ problem }) => problem !== null) ? 1 : 0;
}

import { resolve } from 'node:path';
import { platforms } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { version } from '../generated/version.ts';
import { say } from '../languages/say.ts';
import { displayed } from '../terminal/displayed.ts';
import { ask, interactive, print, warn } from '../terminal/terminal.ts';
import { exclusively } from '../workshop/class-lock.ts';
import { CLASS_PAGE } from '../workshop/class-page.ts';
import { KNOWN_COLUMNS } from '../workshop/columns.ts';
import { databasesSql } from '../workshop/databases.ts';
import { differenceLine } from '../workshop/differences.ts';
import { type ClassOptions, makeClass, type Result, surveyClass } from '../workshop/make-class.ts';
import { readRoster } from '../workshop/roster.ts';
import type { Seat } from '../workshop/seat.ts';
import { shardOf } from '../workshop/shard.ts';
import { SOLUTIONS } from '../workshop/solutions.ts';
import { englishOf, untranslatedOf } from '../workshop/untranslated.ts';
import { type Workshop, workshopFrom } from '../workshop/workshop-file.ts';
import type { CommandModule } from './command.ts';
import { refusedByDisk } from './destination.ts';
import { Bar } from './progress-bar.ts';
import { WORKSHOP_FLAGS } from './workshop-flags.ts';

const FILE = 'workshop.yml';

/** The class that is asked for: the file's, with what flags say otherwise. */
function classOf(file: string, flags: ParsedFlags) {
  const cwd = process.cwd();
  const value = (name: string): string | undefined => flags.values.get(name)?.[0];
  const read = workshopFrom(file, cwd);
  const folder = value('folder');
  const roster = value('roster');
  const workshop: Workshop = { ...read, folder: folder === undefined ? read.folder : resolve(cwd, folder) };
  const path = roster === undefined ? workshop.roster : resolve(cwd, roster);
  if (path === undefined)
    throw new UserError(
      say`${file}: roster: it is missing. Name the CSV file there, or give it with --roster.`,
    );
  return { workshop, roster: readRoster(path, displayed(path)), shard: shardOf(value('shard'), process.env) };
}

type Asked = ReturnType<typeof classOf>;

/** What lines up beneath a result: what differs, who was left out, what failed. */
function remarks({
  untranslated,
  english,
  differences,
  others,
  uncorrected,
  refusals,
}: Remarks): readonly string[] {
  const count = untranslated.length;
  return [
    ...(count > 0
      ? [
          say`  texts without a translation, which stay in English: ${count}; django-cloud workshop --untranslated prints them`,
        ]
      : []),
    ...(english.length > 0
      ? [
          say`  documents and pages of the projects that stay in English, because later commands merge them: ${english.length}; README.md, …`,
        ]
      : []),
    ...others.map(({ row, text }) => say`  row ${row}, "${text}": skipped: not a person.`),
    ...differences.map((one) => `  ${differenceLine(one)}`),
    ...uncorrected.map(({ id, reason }) => say`  ${id}: not corrected: ${reason}`),
    ...refusals.map(({ id, reason }) => say`  ${id}: not pushed: ${reason}`),
  ];
}

type Remarks = Pick<
  Result,
  'untranslated' | 'english' | 'differences' | 'others' | 'uncorrected' | 'refusals'
>;

function summary(title: string, result: Result): string {
  const { folder, shard, made, there, corrected, solutions, released, seconds } = result;
  const part = shard.count > 1 ? say`share ${shard.index + 1} of ${shard.count}: ` : '';
  const took = seconds.toFixed(1);
  const written =
    made.length === 1
      ? say`1 repository written in ${took} s`
      : say`${made.length} repositories written in ${took} s`;
  const kept = there.length > 0 ? say`, ${there.length} there already` : '';
  const better = corrected.length > 0 ? say`, corrected: ${corrected.length}` : '';
  const given = released.length > 0 ? say`, ${released.length} with the solutions now` : '';
  const whose =
    solutions === 'withheld' ? say`the solutions, which participants do not have` : say`the solutions`;
  return [
    `${title}: ${part}${written}${kept}${better}${given}.`,
    `  ${displayed(folder)}/${CLASS_PAGE}   ${say`who has what`}`,
    `  ${displayed(folder)}/${SOLUTIONS}    ${whose}`,
    ...remarks(result),
    '',
  ].join('\n');
}

const failed = ({ differences, uncorrected, refusals }: Remarks): boolean =>
  differences.length > 0 || uncorrected.length > 0 || refusals.length > 0;

/** The servers of somebody's labs: those of their place, else that of their answers. */
const serversOf = ({ servers, answers }: Seat): string =>
  [...new Set([servers.wsgi, servers.asgi])].filter(Boolean).join(', ') || answers.server;

const wouldBe = (count: number): string =>
  count === 1
    ? say`1 repository would be written; nothing was.`
    : say`${count} repositories would be written; nothing was.`;

/** What would be made, and writes nothing. */
function dryRun(asked: Asked, options: ClassOptions, json: boolean): number {
  const { folder } = asked.workshop;
  const { own, missing, differences, record } = surveyClass(asked, options);
  const others = asked.roster.others;
  const list = own.map(({ id, person: { row, name, table }, answers, record, remote }) => ({
    id,
    row,
    name,
    table,
    answers,
    remote: remote ?? null,
    there: record !== undefined,
  }));
  const untranslated = untranslatedOf(asked.workshop, record);
  const english = englishOf(asked.workshop, record);
  const result = { untranslated, english, differences, others, uncorrected: [], refusals: [] };
  print(
    json
      ? `${JSON.stringify({ folder, written: false, seats: list, untranslated, english, differences, others }, null, 2)}\n`
      : `${own.map((seat) => `  ${seat.id}  ${seat.person.name}  ${serversOf(seat)}\n`).join('')}${wouldBe(missing.length)}\n${remarks(
          result,
        )
          .map((line) => `${line}\n`)
          .join('')}`,
  );
  return failed(result) ? 1 : 0;
}

async function make(file: string, flags: ParsedFlags): Promise<number> {
  const asked = classOf(file, flags);
  const { folder, title } = asked.workshop;
  const json = flags.switches.has('json');
  const options: ClassOptions = {
    link: flags.switches.has('link'),
    accept: flags.switches.has('accept'),
    correct: flags.values.get('correct')?.[0],
    release: flags.switches.has('release-solutions'),
  };
  if (options.correct !== undefined && asked.shard.count > 1)
    throw new UserError(say`--correct goes with the whole class. Leave --shard out.`);
  if (options.release && asked.shard.count > 1)
    throw new UserError(say`--release-solutions goes with the whole class. Leave --shard out.`);
  if (flags.switches.has('dry-run')) return dryRun(asked, options, json);
  const waiting = ({ pid, host }: { readonly pid: number; readonly host: string }): void => {
    warn(say`${displayed(folder)}: process ${pid} on ${host} is writing there. Waiting …`);
  };
  try {
    const result = await exclusively(folder, asked.shard, waiting, async () => {
      let bar: Bar | undefined;
      try {
        return await makeClass(asked, options, (count) => {
          bar = new Bar(count, !json && process.stderr.isTTY ? process.stderr : undefined);
          return () => bar?.advance();
        });
      } finally {
        bar?.end();
      }
    });
    print(json ? `${JSON.stringify(result, null, 2)}\n` : summary(title, result));
    return failed(result) ? 1 : 0;
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    throw code ? refusedByDisk(path ?? folder, error) : error;
  }
}

/** The script of `--job`. @throws UserError when the platform has no such jobs, or not of so many shares */
function jobOf(id: string, shares: string): string {
  const able = platforms.filter(({ classJob }) => classJob);
  const { classJob } = able.find((platform) => platform.id === id) ?? {};
  if (!classJob)
    throw new UserError(
      say`--job ${id}: no script for indexed jobs there. Choose one of: ${able.map((platform) => platform.id).join(', ')}; or set JOB_INDEX and JOB_ARRAY_SIZE yourself.`,
    );
  try {
    if (!/^[1-9]\d{0,5}$/.test(shares)) throw new RangeError(say`it must be an integer from 1`);
    return classJob({ version, shares: Number(shares) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(say`--shares ${shares}: ${error.message}. Give another number.`);
  }
}

export default {
  usage: 'workshop [FILE] [flags]',
  get description() {
    return say`Writes a git repository for each participant of a course, lab by lab, with names of their own on platforms that they share; the solutions; and a page of who has what. FILE is ${FILE} when it is not given. Run it again after an interruption or with more people: it creates missing repositories and leaves existing ones unchanged.`;
  },
  flags: WORKSHOP_FLAGS,
  examples: `Examples:
  django-cloud workshop --init
  django-cloud workshop --roster people.csv
  django-cloud workshop course.yml --shard 1/8`,
  async run(flags) {
    const [file = FILE, extra] = flags.positionals;
    if (extra !== undefined)
      throw new UserError(say`workshop ${extra}: unexpected argument. Usage: django-cloud workshop [FILE]`);
    const job = flags.values.get('job')?.[0];
    if (job !== undefined) {
      print(jobOf(job, flags.values.get('shares')?.[0] ?? '8'));
      return 0;
    }
    if (flags.switches.has('rehearse')) {
      const { rehearseClass } = await import('./workshop-play.ts');
      return rehearseClass(classOf(file, flags), flags.switches.has('json'));
    }
    if (flags.switches.has('status')) {
      const { classStatus } = await import('./workshop-status.ts');
      return classStatus(classOf(file, flags), flags);
    }
    const host = flags.values.get('databases')?.[0];
    if (host !== undefined) {
      const asked = classOf(file, flags);
      const { seats, record } = surveyClass(asked, { accept: false });
      print(databasesSql(seats, record.corrections.at(-1)?.labs ?? record.course.labs, host));
      return 0;
    }
    if (flags.switches.has('untranslated')) {
      const asked = classOf(file, flags);
      const { record } = surveyClass(asked, { accept: false });
      const missing = untranslatedOf(asked.workshop, record).map((text) => [text, '']);
      print(`${JSON.stringify(Object.fromEntries(missing), null, 2)}\n`);
      return 0;
    }
    if (!flags.switches.has('init')) return make(file, flags);
    const { writeFirstFile } = await import('../workshop/first-file.ts');
    const asks = interactive() && !flags.switches.has('defaults') && !flags.switches.has('json');
    const { roster, sample } = await writeFirstFile(resolve(file), asks ? ask : undefined, new Date());
    const columns = KNOWN_COLUMNS.map((column) => `  ${column}\n`).join('');
    print(
      flags.switches.has('json')
        ? `${JSON.stringify({ file: resolve(file), roster, sample, columns: KNOWN_COLUMNS })}\n`
        : say`${file} is written. Put the people into ${roster}, and run: django-cloud workshop ${file}` +
            `\n${say`Columns that are known, whatever their order and what else there is:`}\n${columns}`,
    );
    return 0;
  },
} satisfies CommandModule;

import { resolve } from 'node:path';
import { UserError } from '../answers/user-error.ts';
import { platforms } from '../choices/catalog.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { version } from '../generated/version.ts';
import { say } from '../languages/say.ts';
import { displayed } from '../terminal/displayed.ts';
import { ask, interactive, print } from '../terminal/terminal.ts';
import { clearParts, makeSeats, progressOf } from '../workshop/class.ts';
import { exclusively } from '../workshop/class-lock.ts';
import { CLASS_PAGE, writeClassPage } from '../workshop/class-page.ts';
import { pushSeats, type Refusal } from '../workshop/push.ts';
import { readRoster } from '../workshop/roster.ts';
import { seatsOf } from '../workshop/seats.ts';
import { type Shard, shardOf, share } from '../workshop/shard.ts';
import { SOLUTIONS, writeSolutions } from '../workshop/solutions.ts';
import { type Workshop, workshopFrom } from '../workshop/workshop-file.ts';
import type { CommandModule } from './commands.ts';
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
  const shard = shardOf(value('shard'), process.env);
  return { workshop, shard, seats: seatsOf(workshop, readRoster(path, displayed(path))) };
}

interface Result {
  readonly folder: string;
  readonly shard: Shard;
  readonly made: readonly string[];
  readonly there: readonly string[];
  readonly refusals: readonly Refusal[];
  readonly seconds: number;
}

function summary(title: string, { folder, shard, made, there, refusals, seconds }: Result): string {
  const part = shard.count > 1 ? say`share ${shard.index + 1} of ${shard.count}: ` : '';
  const kept = there.length > 0 ? say`, ${there.length} were there already` : '';
  return [
    say`${title}: ${part}${made.length} repositories written in ${seconds.toFixed(1)} s${kept}.`,
    `  ${displayed(folder)}/${CLASS_PAGE}   ${say`who has what`}`,
    `  ${displayed(folder)}/${SOLUTIONS}    ${say`the solutions`}`,
    ...refusals.map(({ id, reason }) => say`  ${id}: not pushed: ${reason}`),
    '',
  ].join('\n');
}

/** What would be made, and writes nothing. */
function dryRun({ workshop, shard, seats }: ReturnType<typeof classOf>, json: boolean): number {
  const { folder } = workshop;
  const own = share(seats, shard);
  const { missing } = progressOf(folder, own);
  const list = own.map(({ id, person: { row, name }, answers }) => ({ id, row, name, answers }));
  print(
    json
      ? `${JSON.stringify({ folder, written: false, seats: list }, null, 2)}\n`
      : `${list.map(({ id, name, answers }) => `  ${id}  ${name}  ${answers.server}\n`).join('')}${say`${missing.length} repositories would be written; nothing was.`}\n`,
  );
  return 0;
}

/** Makes the seats of a share, the solutions and the page. */
async function makeShare(
  { workshop, shard, seats }: ReturnType<typeof classOf>,
  link: boolean,
  json: boolean,
): Promise<Result> {
  const { folder, author, language, labs } = workshop;
  const own = share(seats, shard);
  const { there, missing } = progressOf(folder, own);
  const begin = performance.now();
  const making = { folder, author, language, labs, link };
  const bar = new Bar(missing.length, !json && process.stderr.isTTY ? process.stderr : undefined);
  const made: string[] = [];
  let refusals: readonly Refusal[] = [];
  try {
    clearParts(folder, own);
    await makeSeats(making, `${shard.index + 1}-of-${shard.count}`, missing, (id) => {
      made.push(id);
      bar.advance();
    });
    if (shard.index === 0) writeSolutions(workshop, making);
    writeClassPage(workshop, seats, shard);
    if (workshop.push) refusals = await pushSeats(folder, own, () => {});
  } finally {
    bar.end();
  }
  return {
    folder,
    shard,
    made: made.sort(),
    there: there.map(({ id }) => id),
    refusals,
    seconds: (performance.now() - begin) / 1000,
  };
}

async function make(file: string, flags: ParsedFlags): Promise<number> {
  const asked = classOf(file, flags);
  const { folder, title } = asked.workshop;
  const json = flags.switches.has('json');
  if (flags.switches.has('dry-run')) return dryRun(asked, json);
  const waiting = ({ pid, host }: { readonly pid: number; readonly host: string }): void => {
    process.stderr.write(say`${displayed(folder)}: process ${pid} on ${host} is writing there. Waiting …\n`);
  };
  try {
    const result = await exclusively(folder, asked.shard, waiting, () =>
      makeShare(asked, flags.switches.has('link'), json),
    );
    print(json ? `${JSON.stringify(result, null, 2)}\n` : summary(title, result));
    return result.refusals.length > 0 ? 1 : 0;
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
    if (!/^[1-9]\d{0,5}$/.test(shares)) throw new RangeError(say`it must be a whole number from 1`);
    return classJob({ version, shares: Number(shares) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(say`--shares ${shares}: ${error.message}. Give another number.`);
  }
}

export default {
  usage: 'workshop [FILE] [flags]',
  get description() {
    return say`Writes a git repository for each participant of a course, lab by lab, with names of their own on platforms that they share; the solutions; and a page of who has what. FILE is ${FILE} when it is not given. Run it again after an interruption or with more people: only what is missing is made, and nothing that is there is touched.`;
  },
  flags: WORKSHOP_FLAGS,
  examples: `Examples:
  django-cloud workshop --init
  django-cloud workshop --roster people.csv
  django-cloud workshop course.yml --shard 1/8`,
  async run(flags) {
    const [file = FILE, extra] = flags.positionals;
    if (extra !== undefined)
      throw new UserError(say`workshop ${extra}: one word too many. Usage: django-cloud workshop [FILE]`);
    const job = flags.values.get('job')?.[0];
    if (job !== undefined) {
      print(jobOf(job, flags.values.get('shares')?.[0] ?? '8'));
      return 0;
    }
    if (!flags.switches.has('init')) return make(file, flags);
    const { writeFirstFile } = await import('../workshop/first-file.ts');
    const asks = interactive() && !flags.switches.has('defaults') && !flags.switches.has('json');
    await writeFirstFile(resolve(file), asks ? ask : undefined, new Date());
    print(
      flags.switches.has('json')
        ? `${JSON.stringify({ file: resolve(file) })}\n`
        : say`${file} is written. Put the people into the roster that it names, and run: django-cloud workshop ${file}\n`,
    );
    return 0;
  },
} satisfies CommandModule;

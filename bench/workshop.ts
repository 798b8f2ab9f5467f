/**
 * A class of participants, each with a repository of all labs, against a floor that writes the same bytes: plain Node file
 * calls for the work trees, and `git fast-import` for the histories. Prints times, the ratio, the memory and how it grows;
 * with `--against`, also time and disk beside those of another checkout: of the projects that are rendered by default, of those
 * that the other one knows (without what came since: a user model of their own, pytest), and with links instead of copies.
 *
 *   node bench/workshop.ts [--seats=1000] [--against=FOLDER] [--json]
 *   node bench/workshop.ts --growth [--seats=1000] --against=FOLDER     time, disk and memory of three sizes, in turn
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Lab } from '../src/labs/lab.ts';
import { labsOf } from '../src/labs/labs-of.ts';
import { peopleFrom } from '../src/workshop/roster.ts';
import { seatsOf } from '../src/workshop/seats.ts';
import { stepsOf } from '../src/workshop/steps.ts';
import { workshopFrom } from '../src/workshop/workshop-file.ts';

const root = join(import.meta.dirname, '..');
const argument = (name: string, fallback: string): string =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? fallback;
const count = Number(argument('seats', '1000'));
const area = realpathSync(mkdtempSync(join(tmpdir(), 'django-cloud-bench-')));

function roster(size: number): string {
  const rows = Array.from({ length: size }, (_, index) => `Participant ${index},p${index}@example.com`);
  return `name,email\n${rows.join('\n')}\n`;
}

/** The room that a folder takes, hard links once, in MB. */
const roomOf = (folder: string): number =>
  Number(execFileSync('du', ['-s', '-k', folder], { encoding: 'utf8' }).split('\t')[0]) / 1024;

interface Measured {
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
  readonly room: number;
}

/** One class by the own command, in a process of its own. @returns seconds, also of the processor; the most memory that it had and its room, in MB */
function ours(size: number, source = root, file = 'workshop.yml', ...words: readonly string[]): Measured {
  const folder = join(area, `class-${size}`);
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(join(area, 'people.csv'), roster(size));
  const program = `
    const { main } = await import(${JSON.stringify(join(source, 'src/cli/main.ts'))});
    process.exitCode = await main(['workshop', ${JSON.stringify(file)}, '--json', '--folder', ${JSON.stringify(folder)}, ...${JSON.stringify(words)}]);
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    process.stderr.write([maxRSS, userCPUTime + systemCPUTime].join(' '));`;
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: area,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, JOB_INDEX: undefined, JOB_ARRAY_SIZE: undefined },
  });
  if (status !== 0) throw new Error(stderr);
  const seconds = (performance.now() - begin) / 1000;
  const [kilobytes = 0, microseconds = 0] = stderr.trim().split(' ').map(Number);
  return { seconds, processor: microseconds / 1e6, megabytes: kilobytes / 1024, room: roomOf(folder) };
}

/** The history of one repository in the language of `git fast-import`. */
function stream(labs: readonly Lab[]): Buffer {
  const parts: Buffer[] = [];
  const data = (text: string): void => {
    const bytes = Buffer.from(text);
    parts.push(Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n'));
  };
  let before = new Map<string, string>();
  for (const { id, start, solution } of labs) {
    for (const [name, files] of [
      ['start', start],
      ['solution', solution],
    ] as const) {
      parts.push(
        Buffer.from('commit refs/heads/all\ncommitter Workshop <workshop@example.com> 1780000000 +0000\n'),
      );
      data(id);
      const now = new Map(files.map(({ path, contents }) => [path, contents]));
      for (const path of before.keys()) if (!now.has(path)) parts.push(Buffer.from(`D ${path}\n`));
      for (const { path, contents, executable } of files) {
        if (before.get(path) === contents) continue;
        parts.push(Buffer.from(`M ${executable ? '100755' : '100644'} inline ${path}\n`));
        data(contents);
      }
      parts.push(Buffer.from(`reset refs/tags/${id}-${name}\nfrom refs/heads/all\n\n`));
      before = now;
    }
  }
  return Buffer.concat(parts);
}

/** The same bytes by plain means: what is written is rendered before the clock starts. */
function floor(size: number, labsOfSeat: (index: number) => readonly Lab[]): number {
  let milliseconds = 0;
  for (let index = 0; index < size; index += 1) {
    const labs = labsOfSeat(index);
    const history = stream(labs);
    const folder = join(area, 'floor', `p${index}`);
    const begin = performance.now();
    for (const { path, contents, executable } of labs[0]?.start ?? []) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, contents, { mode: executable ? 0o755 : 0o644 });
    }
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', folder]);
    execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], { input: history });
    milliseconds += performance.now() - begin;
  }
  return milliseconds / 1000;
}

const courseOf = (answers: string): string => `title: A course
language: en
roster: people.csv
author: Workshop <workshop@example.com>
date: 2026-09-01
answers: { project: mysite, platforms: [cloudfoundry, codeengine]${answers} }
rotation: [{ server: gunicorn }, { server: uwsgi }]
`;
// A file that the other checkout reads as well; and one that renders what that one does.
writeFileSync(join(area, 'workshop.yml'), courseOf(''));
writeFileSync(join(area, 'as-there.yml'), courseOf(', user: django, tests: django'));
/** Classes of a tenth, half and all of the seats: here and there in turn, so that what else the machine does counts for both. */
function growth(other: string): void {
  for (const size of [Math.round(count / 10), Math.round(count / 2), count]) {
    const [here, there] = [ours(size), ours(size, other)];
    const ratio = (one: number, two: number): string => (one / two).toFixed(3);
    process.stdout.write(
      `${size} seats: ${here.seconds.toFixed(1)} s to ${there.seconds.toFixed(1)} (${ratio(here.seconds, there.seconds)}), ` +
        `of the processor ${here.processor.toFixed(1)} s to ${there.processor.toFixed(1)} (${ratio(here.processor, there.processor)}), ` +
        `${here.room.toFixed(1)} MB to ${there.room.toFixed(1)} (${ratio(here.room, there.room)}), ` +
        `memory ${here.megabytes.toFixed(0)} MB to ${there.megabytes.toFixed(0)}\n`,
    );
  }
}

try {
  if (process.argv.includes('--growth')) growth(argument('against', ''));
  else compare();
} finally {
  rmSync(area, { recursive: true, force: true });
}

/** One class, its floor, and the other checkout. */
function compare(): void {
  const workshop = workshopFrom('workshop.yml', area);
  const seats = seatsOf(workshop, peopleFrom('people.csv', Buffer.from(roster(count))));
  const tenth = ours(Math.max(1, Math.round(count / 10)));
  const whole = ours(count);
  const isWhole = readdirSync(join(area, `class-${count}`)).length === count + 4;
  if (!isWhole) throw new Error('The class is not whole.');
  // Before and after, so that what else the machine does counts for both.
  const against = argument('against', '');
  const other = against === '' ? undefined : [ours(count, against), ours(count), ours(count, against)];
  const linked = against === '' ? undefined : ours(count, root, 'workshop.yml', '--link');
  const alike = against === '' ? undefined : ours(count, root, 'as-there.yml');
  const otherSeconds = other && ((other[0]?.seconds ?? 0) + (other[2]?.seconds ?? 0)) / 2;
  const compared = other &&
    linked &&
    alike && {
      seconds: (whole.seconds + (other[1]?.seconds ?? 0)) / 2,
      otherSeconds,
      room: whole.room,
      otherRoom: other[0]?.room ?? 0,
      alikeSeconds: alike.seconds,
      alikeRoom: alike.room,
      linkedRoom: linked.room,
      linkedSeconds: linked.seconds,
    };
  const plain = floor(count, (index) => {
    const seat = seats[index] as (typeof seats)[number];
    return labsOf(seat.own, stepsOf(workshop.labs, seat.own, seat.servers), workshop.language);
  });
  const result = {
    seats: count,
    seconds: whole.seconds,
    floorSeconds: plain,
    ratio: whole.seconds / plain,
    megabytes: whole.megabytes,
    megabytesOfTenth: tenth.megabytes,
    ...(compared ? { compared } : {}),
  };
  process.stdout.write(
    process.argv.includes('--json')
      ? `${JSON.stringify(result, null, 2)}\n`
      : [
          `${count} repositories with all labs: ${whole.seconds.toFixed(1)} s, rendering included, on all cores`,
          `floor, the same bytes by file calls and git alone, one after the other: ${plain.toFixed(1)} s`,
          `ratio: ${result.ratio.toFixed(2)}`,
          `memory: ${whole.megabytes.toFixed(0)} MB; of a tenth of the class: ${tenth.megabytes.toFixed(0)} MB`,
          ...(compared
            ? [
                `against ${against}: ${compared.seconds.toFixed(1)} s, ${compared.otherSeconds?.toFixed(1)} s there; ${compared.room.toFixed(0)} MB, ${compared.otherRoom.toFixed(0)} MB there`,
                `the projects that it renders there: ${compared.alikeSeconds.toFixed(1)} s, ${compared.alikeRoom.toFixed(0)} MB`,
                `with --link: ${compared.linkedSeconds.toFixed(1)} s, ${compared.linkedRoom.toFixed(0)} MB`,
              ]
            : []),
          '',
        ].join('\n'),
  );
}

/** Workers and schedules of Celery that a project starts today: our platforms start them as processes beside the server. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Adopted } from '../choices/adopted.ts';
import { say } from '../languages/say.ts';
import { textOf } from '../reading/read.ts';
import { isPlainWord, shellLine } from '../terminal/shell-line.ts';
import type { Dependencies } from './dependencies.ts';
import type { Shape } from './layout.ts';

/** A command that somebody starts, and the file that says so. */
interface Started {
  readonly file: string;
  /** The process in a Procfile, the service in a compose file. */
  readonly name: string;
  readonly command: string;
}

export interface CeleryProcesses {
  readonly processes: NonNullable<Adopted['processes']>;
  readonly notes: readonly string[];
}

const COMPOSE = /^(docker-)?compose([\w.-]*)?\.ya?ml$/;
/** What stands before the program: none of it is of use where the environment is on PATH. */
const BEFORE = /^(?:exec\s+|(?:poetry|pipenv|uv|pdm)\s+run\s+|python3?\s+-m\s+)+/;
/** Where beat notes when it ran: the project's folder is read-only on some platforms. https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html */
const SCHEDULE = '--schedule=/tmp/celerybeat-schedule';

function ofProcfile(folder: string): readonly Started[] {
  const path = join(folder, 'Procfile');
  if (!existsSync(path)) return [];
  return textOf(path, 'file')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name, command] = /^([\w-]+):\s*(.*\S)\s*$/.exec(line) ?? [];
      return name && command ? [{ file: 'Procfile', name, command }] : [];
    });
}

/** A command of a compose file, which is a text or a list in one line. */
function commandOf(value: string): string {
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  if (list === undefined) return value.replace(/^(["'])(.*)\1$/, '$2');
  return list
    .split(',')
    .map((word) => word.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .join(' ');
}

/** The services of compose files with their commands: a key of two blanks, and `command:` below it. */
function ofCompose(folder: string): readonly Started[] {
  const files = readdirSync(folder).filter((name) => COMPOSE.test(name));
  return files.sort().flatMap((file) => {
    const found: Started[] = [];
    let name = '';
    for (const line of textOf(join(folder, file), 'file').split(/\r?\n/)) {
      name = /^ {2}([\w-]+):\s*$/.exec(line)?.[1] ?? name;
      const value = /^ {3,}command:\s*(\S.*?)\s*(?:#.*)?$/.exec(line)?.[1];
      if (value) found.push({ file, name, command: commandOf(value) });
    }
    return found;
  });
}

/** The words of a command of Celery that can be started as they are; undefined where a shell would be needed. */
function wordsOf(command: string): readonly string[] | undefined {
  const words = command.replace(BEFORE, '').trim().split(/\s+/);
  return words[0] === 'celery' && words.every(isPlainWord) ? words : undefined;
}

const kindOf = (words: readonly string[]): 'worker' | 'beat' | undefined =>
  words.includes('worker') ? 'worker' : words.includes('beat') ? 'beat' : undefined;

/** Beat keeps its times where it may write, unless a database has them. */
const withSchedule = (words: readonly string[]): readonly string[] =>
  words.some((word) => /^(-s|-S|--schedule(r)?)(=|$)/.test(word)) ? words : [...words, SCHEDULE];

/** Commands of Celery in the files that start things, each once. */
function startedIn(folder: string): readonly Started[] {
  const all = [...ofProcfile(folder), ...ofCompose(folder)].filter(({ command }) =>
    /\bcelery\b/.test(command),
  );
  return all.filter(
    ({ command }, index) =>
      all.findIndex((one) => one.command.replace(BEFORE, '') === command.replace(BEFORE, '')) === index,
  );
}

/**
 * What of Celery is carried over: one worker and one schedule, from the files that start them, else as Celery's own
 * documentation starts them. What needs a shell, or is a second worker, is told with what to add where.
 */
export function celeryProcesses(folder: string, shape: Shape, { required }: Dependencies): CeleryProcesses {
  const names = required.map((one) => one.name);
  if (!names.includes('celery')) return { processes: {}, notes: [] };
  const processes: Record<string, readonly string[]> = {};
  const notes: string[] = [];
  for (const { file, name, command } of startedIn(folder)) {
    const words = wordsOf(command);
    const kind = words && kindOf(words);
    // Packages in a folder of their own are found by the package that is added, and not by Celery's program.
    if (words && kind && !processes[kind] && shape.source === '') {
      processes[kind] = kind === 'beat' ? withSchedule(words) : words;
      notes.push(say`${file}: ${name} ("${command}") is carried over as the process ${kind}.`);
    } else
      notes.push(
        say`${file}: ${name} ("${command}") is not carried over: start it beside the server, in the same folder and environment.`,
      );
  }
  const [module] = shape.celery;
  const schedules = names.includes('django-celery-beat') || 'CELERY_BEAT_SCHEDULE' in shape.settings.values;
  if (module && shape.source === '')
    for (const kind of ['worker', ...(schedules ? ['beat'] : [])] as const) {
      if (processes[kind]) continue;
      const words = ['celery', '-A', module, kind, '--loglevel=INFO'];
      const scheduler = names.includes('django-celery-beat')
        ? ['--scheduler=django_celery_beat.schedulers:DatabaseScheduler']
        : [];
      processes[kind] = kind === 'beat' ? withSchedule([...words, ...scheduler]) : words;
      notes.push(
        say`Celery (${module}): no file starts its ${kind}: the process ${kind} is "${shellLine(processes[kind])}".`,
      );
    }
  return { processes, notes };
}

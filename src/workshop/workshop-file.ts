import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { didYouMean } from '../answers/did-you-mean.ts';
import type { GivenAnswers } from '../answers/given.ts';
import { givenFrom } from '../answers/resolve.ts';
import { shown } from '../answers/shown.ts';
import { UserError } from '../answers/user-error.ts';
import { LANGUAGES, type Language, languageOf } from '../languages/language.ts';
import { say } from '../languages/say.ts';
import type { Author } from './history.ts';
import type { LabStep } from './lab.ts';

/** A course, as its `workshop.yml` describes it. */
export interface Workshop {
  readonly title: string;
  readonly language: Language;
  /** Where the repositories are written, absolute. */
  readonly folder: string;
  /** The roster, absolute; undefined when only a flag can say. */
  readonly roster: string | undefined;
  readonly author: Author;
  readonly answers: GivenAnswers;
  /** One after the other for each table, or for each row where the roster has no tables; never empty. */
  readonly rotation: readonly GivenAnswers[];
  /** What one person has otherwise, by user, address or name. */
  readonly people: ReadonlyMap<string, { readonly answers: GivenAnswers; readonly label: string }>;
  /** The trainer's own labs; undefined for the usual ones. */
  readonly labs: readonly LabStep[] | undefined;
  /** Of a repository's remote: `{user}` and `{id}` stand for the participant. */
  readonly remote: string | undefined;
  readonly push: boolean;
}

const KEYS = [
  'title',
  'language',
  'folder',
  'roster',
  'author',
  'date',
  'answers',
  'rotation',
  'people',
  'labs',
  'remote',
  'push',
] as const;
type Key = (typeof KEYS)[number];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values of a file, and where in it each of them stands. */
class Reader {
  readonly file: string;
  readonly folder: string;
  private readonly document: ReturnType<typeof parseDocument>;
  private readonly lines = new LineCounter();
  private readonly values: Record<string, unknown>;

  constructor(file: string, folder: string, text: string) {
    this.file = file;
    this.folder = folder;
    this.document = parseDocument(text, { lineCounter: this.lines, uniqueKeys: true });
    const [error] = this.document.errors;
    if (error) {
      const [reason = ''] = error.message.split('\n');
      throw new UserError(say`${file}: it is no YAML (${reason.replace(/:$/, '')}).`);
    }
    let values: unknown;
    try {
      values = this.document.toJS({ maxAliasCount: 0 });
    } catch {
      throw new UserError(say`${file}: it has aliases (*name). Write the values out.`);
    }
    if (!isRecord(values))
      throw new UserError(say`${file}: it must hold keys and values, such as "title: My course".`);
    this.values = values;
  }

  /** `workshop.yml: line 3: rotation.0` */
  label(...path: readonly (string | number)[]): string {
    const [last] = path.slice(-1);
    const parent = path.length > 1 ? this.document.getIn(path.slice(0, -1), true) : this.document.contents;
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === last)
      : undefined;
    const node = (pair?.key ?? this.document.getIn(path, true)) as { range?: [number] } | undefined;
    const line = node?.range ? this.lines.linePos(node.range[0]).line : undefined;
    return `${this.file}: ${line ? say`line ${line}: ` : ''}${path.join('.')}`;
  }

  value(key: Key): unknown {
    return this.values[key] ?? undefined;
  }

  keys(): readonly string[] {
    return Object.keys(this.values);
  }

  refuse(path: readonly (string | number)[], value: unknown, reason: string): UserError {
    return new UserError(`${this.label(...path)} ${shown(value)}: ${reason}`);
  }

  /** A text of one line; undefined when there is none. */
  text(key: Key, example: string): string | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value.trim() === '' || /\p{Cc}/u.test(value))
      throw this.refuse([key], value, say`it must be a text of one line, such as "${example}".`);
    return value.trim();
  }

  answers(path: readonly (string | number)[], value: unknown): GivenAnswers {
    if (value === undefined || value === null) return new Map();
    if (!isRecord(value))
      throw this.refuse(path, value, say`it must hold answers by name, as in --answers FILE.`);
    return givenFrom(value, this.label(...path));
  }
}

function workshopLanguage(reader: Reader): Language {
  const text = reader.text('language', 'en') ?? 'en';
  const found = languageOf(text);
  if (found) return found;
  throw reader.refuse(
    ['language'],
    text,
    say`there is no such language. Choose one of: ${Object.keys(LANGUAGES).join(', ')}.`,
  );
}

function authorOf(reader: Reader): Author {
  const value = reader.value('author') ?? 'Workshop <workshop@example.com>';
  const [, name, email] = /^([^<>\n]+?)\s*<([^<>\s]+)>$/.exec(String(value)) ?? [];
  if (name === undefined || email === undefined)
    throw reader.refuse(
      ['author'],
      value,
      say`it must be a name and an address, "Ada Lovelace <ada@example.com>".`,
    );
  const date = reader.text('date', '2026-09-01');
  if (date === undefined)
    throw new UserError(
      say`${reader.file}: date: it is missing. Give the day of the commits, such as "date: 2026-09-01": same day, same commits.`,
    );
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?$/.test(date);
  const seconds = form ? Date.parse(date) / 1000 : Number.NaN;
  const isReal =
    Number.isFinite(seconds) && new Date(seconds * 1000).toISOString().startsWith(date.slice(0, 10));
  if (!isReal || seconds < 0)
    throw reader.refuse(
      ['date'],
      date,
      say`it must be a day of UTC, such as 2026-09-01 or 2026-09-01T09:00Z.`,
    );
  return { name: name.trim(), email, seconds };
}

function rotationOf(reader: Reader): readonly GivenAnswers[] {
  const value = reader.value('rotation') ?? [];
  if (!Array.isArray(value))
    throw reader.refuse(['rotation'], value, say`it must be a list of answers, one for each table in turn.`);
  const list = value.map((one: unknown, index) => reader.answers(['rotation', index], one));
  return list.length > 0 ? list : [new Map()];
}

function peopleOf(reader: Reader): Workshop['people'] {
  const value = reader.value('people') ?? {};
  if (!isRecord(value))
    throw reader.refuse(['people'], value, say`it must hold answers by user, address or name of the roster.`);
  return new Map(
    Object.entries(value).map(([who, answers]) => [
      who.normalize('NFC').trim().toLowerCase(),
      { answers: reader.answers(['people', who], answers), label: reader.label('people', who) },
    ]),
  );
}

function pageOf(reader: Reader, path: readonly (string | number)[], value: unknown): { page?: string } {
  if (value === undefined || value === null) return {};
  try {
    return { page: readFileSync(resolve(reader.folder, String(value)), 'utf8') };
  } catch {
    throw reader.refuse(
      path,
      value,
      say`it cannot be read. Give the path of a Markdown file, from this file on.`,
    );
  }
}

function labsOf(reader: Reader): readonly LabStep[] | undefined {
  const value = reader.value('labs');
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length === 0)
    throw reader.refuse(
      ['labs'],
      value,
      say`it must be a list, each with an id and a change. Leave it out for the usual labs.`,
    );
  const ids = new Set<string>();
  return value.map((lab: unknown, index): LabStep => {
    if (!isRecord(lab)) throw reader.refuse(['labs', index], lab, say`it must have an id and a change.`);
    const { id = `lab-${index + 1}`, change = {}, page, ...rest } = lab;
    const [odd] = Object.keys(rest);
    if (odd !== undefined)
      throw new UserError(
        say`${reader.label('labs', index, odd)}: a lab has no such key.${didYouMean(odd, ['id', 'change', 'page'])} It has: id, change, page.`,
      );
    if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id))
      throw reader.refuse(
        ['labs', index, 'id'],
        id,
        say`it must be small letters, digits and hyphens, such as lab-1.`,
      );
    if (ids.has(id))
      throw reader.refuse(['labs', index, 'id'], id, say`another lab has it. Choose another one.`);
    ids.add(id);
    reader.answers(['labs', index, 'change'], change);
    return { id, change: change as LabStep['change'], ...pageOf(reader, ['labs', index, 'page'], page) };
  });
}

function remoteOf(reader: Reader): string | undefined {
  const remote = reader.text('remote', 'https://git.example.com/course/{user}.git');
  if (remote === undefined) return undefined;
  const odd = /\{(?!user\}|id\})[^}]*\}?/.exec(remote);
  if (odd || !/\{(user|id)\}/.test(remote))
    throw reader.refuse(
      ['remote'],
      remote,
      say`it must name the participant by {user} or {id}, and nothing else in braces, such as https://git.example.com/course/{user}.git.`,
    );
  if (/^-|^ext::|\s/.test(remote) || /^\w+:\/\/[^/@]*:[^/@]*@/.test(remote))
    throw reader.refuse(
      ['remote'],
      remote,
      say`it must be an address without blanks and without a password. git asks for that, or has it from its own configuration.`,
    );
  return remote;
}

/**
 * Reads a `workshop.yml`.
 *
 * @param path as given, relative to cwd
 * @throws UserError naming file, line, key, value and way out
 */
export function workshopFrom(path: string, cwd: string): Workshop {
  const full = resolve(cwd, path);
  let text: string;
  try {
    text = readFileSync(full, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT'
        ? say`there is no such file`
        : code === 'EISDIR'
          ? say`it is a folder`
          : say`it cannot be read`;
    throw new UserError(say`${path}: ${reason}. "django-cloud workshop --init ${path}" writes a first one.`);
  }
  const folder = dirname(full);
  const reader = new Reader(path, folder, text);
  const odd = reader.keys().find((key) => !(KEYS as readonly string[]).includes(key));
  if (odd !== undefined)
    throw new UserError(
      say`${reader.label(odd)}: there is no such key.${didYouMean(odd, KEYS)} The keys are: ${KEYS.join(', ')}.`,
    );
  const title = reader.text('title', 'Django in the cloud');
  if (title === undefined)
    throw new UserError(
      say`${path}: title: it is missing. Give the course's name, such as "title: Django in the cloud".`,
    );
  const roster = reader.text('roster', 'people.csv');
  const push = reader.value('push') ?? false;
  if (typeof push !== 'boolean') throw reader.refuse(['push'], push, say`it must be true or false.`);
  const remote = remoteOf(reader);
  if (push && remote === undefined)
    throw new UserError(
      say`${reader.label('push')} true: there is no "remote" to push to. Add one, or leave it out.`,
    );
  return {
    title,
    language: workshopLanguage(reader),
    folder: resolve(folder, reader.text('folder', 'class') ?? 'class'),
    roster: roster === undefined ? undefined : resolve(folder, roster),
    author: authorOf(reader),
    answers: reader.answers(['answers'], reader.value('answers')),
    rotation: rotationOf(reader),
    people: peopleOf(reader),
    labs: labsOf(reader),
    remote,
    push,
  };
}

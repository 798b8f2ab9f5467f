import { dirname, resolve } from 'node:path';
import { didYouMean } from '../answers/did-you-mean.ts';
import type { GivenAnswers } from '../answers/given.ts';
import { UserError } from '../errors/user-error.ts';
import type { CourseLabs, Solutions } from '../labs/lab.ts';
import type { Translations } from '../labs/telling.ts';
import { LANGUAGES, type Language, languageOf } from '../languages/language.ts';
import { say } from '../languages/say.ts';
import { textOf } from '../reading/read.ts';
import type { Author } from './commits.ts';
import { translationsOf } from './translations.ts';
import { NO_TURN, type Turn, turnFrom } from './turn.ts';
import { ownLabs } from './workshop-labs.ts';
import { isRecord, KEYS, Reader } from './workshop-reader.ts';
import { authorOf, remoteOf, solutionsOf } from './workshop-values.ts';

/** A course, as its `workshop.yml` describes it. */
export interface Workshop {
  readonly title: string;
  readonly language: Language;
  /** Of a language that the generator does not have; `language` is English then. */
  readonly translations: Translations | undefined;
  /** Where the repositories are written, absolute. */
  readonly folder: string;
  /** The roster, absolute; undefined when only a flag can say. */
  readonly roster: string | undefined;
  readonly author: Author;
  readonly answers: GivenAnswers;
  /** One after the other for each table, or for each row where the roster has no tables; never empty. */
  readonly rotation: readonly Turn[];
  /** What one person has otherwise, by address, number, user or name. */
  readonly people: ReadonlyMap<string, OwnTurn>;
  readonly labs: CourseLabs;
  /** Whether the repositories have the solutions from the beginning. */
  readonly solutions: Solutions;
  /** Of a repository's remote: `{user}` and `{id}` stand for the participant. */
  readonly remote: string | undefined;
  readonly push: boolean;
  /** As the file has them: what a class's record keeps, and is compared with. */
  readonly source: { readonly answers: Plain; readonly rotation: readonly Plain[] };
}

type Plain = Readonly<Record<string, unknown>>;

/** What one person has otherwise. */
interface OwnTurn extends Turn {
  readonly label: string;
  readonly source: Plain;
}

function workshopLanguage(reader: Reader, translations: Translations | undefined): Language {
  if (translations) return 'en';
  const text = reader.text('language', 'en') ?? 'en';
  const found = languageOf(text);
  if (found) return found;
  throw reader.refuse(
    ['language'],
    text,
    say`unknown language. Choose one of: ${Object.keys(LANGUAGES).join(', ')}; or give "translations", a folder of your own.`,
  );
}

function plainAt(reader: Reader, path: readonly (string | number)[], value: unknown): Plain {
  if (value === undefined || value === null) return {};
  if (isRecord(value)) return value;
  throw reader.refuse(path, value, say`it must hold answers by name, as in --answers FILE.`);
}

function rotationOf(reader: Reader): readonly Plain[] {
  const value = reader.value('rotation') ?? [];
  if (!Array.isArray(value))
    throw reader.refuse(['rotation'], value, say`it must be a list of answers, one for each table in turn.`);
  return value.map((one: unknown, index) => plainAt(reader, ['rotation', index], one));
}

function turnsOf(reader: Reader, rotation: readonly Plain[]): readonly Turn[] {
  if (rotation.length === 0) return [NO_TURN];
  return rotation.map((one, index) => turnFrom(one, reader.label('rotation', index)));
}

function peopleOf(reader: Reader): Workshop['people'] {
  const value = reader.value('people') ?? {};
  if (!isRecord(value))
    throw reader.refuse(['people'], value, say`it must hold answers by user, address or name of the roster.`);
  return new Map(
    Object.entries(value).map(([who, answers]) => {
      const source = plainAt(reader, ['people', who], answers);
      const label = reader.label('people', who);
      return [who.normalize('NFC').trim().toLowerCase(), { ...turnFrom(source, label), label, source }];
    }),
  );
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
    text = textOf(full, 'workshop');
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT'
        ? say`file not found`
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
      say`${reader.label(odd)}: unknown key.${didYouMean(odd, KEYS)} The keys are: ${KEYS.join(', ')}.`,
    );
  const title = reader.text('title', 'Django in the cloud');
  if (title === undefined)
    throw new UserError(
      say`${path}: title: it is missing. Give the course's name, such as "title: Django in the cloud".`,
    );
  const roster = reader.text('roster', 'people.csv');
  const push = reader.value('push') ?? false;
  if (typeof push !== 'boolean') throw reader.refuse(['push'], push, say`it must be true or false.`);
  const translations = translationsOf(reader);
  const remote = remoteOf(reader);
  const rotation = rotationOf(reader);
  const answers = plainAt(reader, ['answers'], reader.value('answers'));
  if (push && remote === undefined)
    throw new UserError(
      say`${reader.label('push')} true: there is no "remote" to push to. Add one, or leave it out.`,
    );
  return {
    title,
    language: workshopLanguage(reader, translations),
    translations,
    folder: resolve(folder, reader.text('folder', 'class') ?? 'class'),
    roster: roster === undefined ? undefined : resolve(folder, roster),
    author: authorOf(reader),
    answers: reader.answers(['answers'], answers),
    rotation: turnsOf(reader, rotation),
    people: peopleOf(reader),
    labs: ownLabs(reader),
    solutions: solutionsOf(reader),
    remote,
    push,
    source: { answers, rotation },
  };
}

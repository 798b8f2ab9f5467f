import type { Adopted } from '../choices/adopted.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { isPlainWord } from '../terminal/shell-line.ts';
import type { GivenAnswers } from './given.ts';

/** A module, with the name in it that is the application where it is another than that. */
const ENTRY = /^[\w.]*(:\w+)?$/;
/** A folder below the root. */
const FOLDER = /^(?!.*(^|\/)\.\.?(\/|$))[\w.-]*(\/[\w.-]+)*$/;
const TEXTS = { name: /^[\w.-]*$/, settings: /^[\w.]*$/, wsgi: ENTRY, asgi: ENTRY, source: FOLDER } as const;
const LISTS = ['packages', 'needs'] as const;

/** A dotted module, a folder, a name: nothing that could mean something else where it is rendered. */
const PLAIN = /^(?!\.)(?!.*\.\.)[\w.-]*$/;

/**
 * What is known of an adopted project; nothing where the whole project is ours.
 *
 * @throws UserError when it was edited into something else
 */
export function resolveAdopted(given: GivenAnswers): { readonly adopted?: Adopted } {
  const answer = given.get('adopted');
  if (!answer) return {};
  const record = (answer.value ?? {}) as Readonly<Record<string, unknown>>;
  const isPlain = (value: unknown): boolean => typeof value === 'string' && PLAIN.test(value);
  const isTable = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && Object.entries(value).flat().every(isPlain);
  const areProcesses = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([name, words]) =>
        ['worker', 'beat'].includes(name) &&
        Array.isArray(words) &&
        words[0] === 'celery' &&
        words.every((word) => typeof word === 'string' && isPlainWord(word)),
    );
  const isWhole =
    Object.entries(TEXTS).every(([key, form]) => typeof record[key] === 'string' && form.test(record[key])) &&
    LISTS.every((key) => Array.isArray(record[key]) && (record[key] as unknown[]).every(isPlain)) &&
    typeof record.hasManage === 'boolean' &&
    (record.serves === undefined || isTable(record.serves)) &&
    (record.processes === undefined || areProcesses(record.processes));
  if (!isWhole)
    throw new UserError(
      say`${answer.label}: it must be what "adopt" has written. Restore the file from git.`,
    );
  const { name, settings, wsgi, asgi, source, hasManage, packages, hashed, needs, processes, serves } =
    record as unknown as Adopted;
  return {
    adopted: {
      name,
      settings,
      wsgi,
      asgi,
      source,
      hasManage,
      packages,
      ...(hashed === true ? { hashed } : {}),
      needs,
      ...(processes ? { processes: { ...processes } } : {}),
      ...(serves ? { serves: { ...serves } } : {}),
    },
  };
}

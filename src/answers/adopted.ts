import type { Adopted } from '../choices/adopted.ts';
import { say } from '../languages/say.ts';
import type { GivenAnswers } from './given.ts';
import { UserError } from './user-error.ts';

const TEXTS = ['name', 'settings', 'wsgi', 'asgi', 'source'] as const;
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
  const isWhole =
    TEXTS.every((key) => isPlain(record[key])) &&
    LISTS.every((key) => Array.isArray(record[key]) && (record[key] as unknown[]).every(isPlain)) &&
    typeof record.hasManage === 'boolean';
  if (!isWhole)
    throw new UserError(
      say`${answer.label}: it must be what "adopt" has written. Restore the file from git.`,
    );
  const { name, settings, wsgi, asgi, source, hasManage, packages, needs } = record as unknown as Adopted;
  return { adopted: { name, settings, wsgi, asgi, source, hasManage, packages, needs } };
}

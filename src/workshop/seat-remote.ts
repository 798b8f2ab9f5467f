import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import type { Person } from './roster.ts';

/** The remote of a seat. @throws UserError when the roster does not say the user that it names */
export function remoteOf(
  pattern: string | undefined,
  id: string,
  { user, row }: Pick<Person, 'user' | 'row'>,
): string | undefined {
  if (pattern === undefined) return undefined;
  if (pattern.includes('{user}') && !/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/.test(user))
    throw new UserError(
      say`row ${row}, user "${user}": the remote names {user}, which must be letters, digits and inner hyphens or dots. Fill in the column "username", or name {id} instead.`,
    );
  return pattern.replaceAll('{user}', user).replaceAll('{id}', id);
}

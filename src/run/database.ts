import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Database } from '../choices/backing.ts';
import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import { textOf } from '../reading/read.ts';

const NAME = 'DATABASE_URL';

const variableOf = (database: Database) => database.variables?.find(({ name }) => name === NAME);

/** Where the database is when nobody says; undefined when somebody must. */
export function defaultUrl(database: Database): string | undefined {
  return variableOf(database)?.default;
}

/** The value in the project's `.env`, which is a file of this machine: it is read, and not copied. */
function fromDotEnv(folder: string): string | undefined {
  const path = join(folder, '.env');
  if (!existsSync(path)) return undefined;
  return parseEnv(textOf(path, 'configuration'))[NAME] || undefined;
}

/** Whether a database is on this machine: by address or by socket, whose folder may stand in the place of the host. */
function isLocal(url: string): boolean {
  try {
    const { hostname } = new URL(url);
    return ['', 'localhost', '127.0.0.1', '[::1]'].includes(hostname) || /^%2f/i.test(hostname);
  } catch {
    return false;
  }
}

/** Whether an address is one of the database's servers, in any spelling of its scheme: a file is none. */
function isServer(url: string, { binding }: Database): boolean {
  const [scheme = ''] = url.split(':');
  const own = binding?.scheme ?? scheme;
  return scheme !== '' && (scheme.startsWith(own) || own.startsWith(scheme));
}

/** An address without its password, for a message. */
function shown(url: string): string {
  return url.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1:…@');
}

/**
 * The database of a rehearsal. It is migrated, so that one elsewhere, perhaps production's, is used only when it was
 * given for this.
 *
 * @param given by `--database-url`
 * @returns undefined where the database is a file of the project
 * @throws UserError when there is none that may be used
 */
export function databaseFor(
  database: Database,
  given: string | undefined,
  folder: string,
  env: NodeJS.ProcessEnv,
): string | undefined {
  if (given !== undefined || database.embedded) return given;
  const [source, url] = env[NAME] ? [say`the environment`, env[NAME]] : ['.env', fromDotEnv(folder)];
  const example = database.server?.address ?? 'URL';
  if (url && !isServer(url, database)) {
    throw new UserError(
      say`rehearse: ${NAME} of ${source} (${shown(url)}) is not an address of ${said(database.title)}, and a rehearsal is one of production. Use a disposable database: --database-url ${example}`,
    );
  }
  if (url && isLocal(url)) return url;
  throw new UserError(
    url
      ? say`rehearse: ${NAME} of ${source} (${shown(url)}) is not on this machine, and a rehearsal migrates its database. Use a disposable one: --database-url ${example}`
      : say`rehearse: the project needs ${said(database.title)}. Use a disposable database: --database-url ${example}`,
  );
}

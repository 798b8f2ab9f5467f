/** Which of our variables an adopted project has the settings of by itself, and which of its own variables they come from. */
import { databases } from '../choices/catalog.ts';
import type { ReadSettings } from './inspect.ts';

/** Words of databases that are files. */
const FILES = databases.filter(({ embedded }) => embedded).flatMap(({ drivers }) => drivers);

/** Whether a default says that the database is a file. */
const isFile = (text: string | null | undefined): boolean => FILES.some((name) => text?.includes(name));

/** Whether settings have a database of their own that is no file: it is served where DATABASE_URL is not set. */
function namesServer(found: unknown): boolean {
  const text = JSON.stringify((found as { default?: unknown } | null)?.default ?? '');
  return /"(ENGINE|CALL)"/.test(text) && !isFile(text);
}

/** How a variable with the whole address of a database is called; one of its parts is called otherwise. */
const ADDRESS = /(^|_)(URL|URI|DSN)$/;

/**
 * Our variables whose settings the project has by itself, by name, each with the one variable that it reads it from:
 * empty where that is another number of them.
 */
export function servedVariables({
  values,
  variables,
  unread,
}: ReadSettings): Readonly<Record<string, string>> {
  const of = (setting: string): readonly string[] =>
    Object.entries(variables)
      .filter(([, variable]) => variable.setting === setting)
      .map(([name]) => name);
  const only = (names: readonly string[]): string => (names.length === 1 ? names[0]! : '');
  // A class of settings has names of its own: one that ends so is meant.
  const named = Object.keys(variables).filter((name) => /(^|_)SECRET_KEY$/.test(name));
  const key = of('SECRET_KEY').length > 0 ? of('SECRET_KEY') : named;
  const { SECRET_KEY: secret, DATABASES: all } = values;
  // What depends on a condition is known once it is loaded.
  const computed =
    (secret !== undefined && typeof secret.value !== 'string') ||
    (secret === undefined && unread.some(({ name }) => name === 'SECRET_KEY'));
  return {
    ...(computed || of('SECRET_KEY').length > 0 ? { SECRET_KEY: only(key) } : {}),
    ...(namesServer(all?.value) && !isFile(variables.DATABASE_URL?.default)
      ? { DATABASE_URL: only(of('DATABASES').filter((name) => ADDRESS.test(name))) }
      : {}),
  };
}

/** The plug-ins that a project's answers name. */
import { join } from 'node:path';
import { UserError } from '../answers/user-error.ts';
import { say } from '../languages/say.ts';
import { parseJson } from '../reading/parse.ts';
import { textWithin } from '../reading/read.ts';
import { isPackageName } from './reference.ts';

export interface StoredPlugin {
  readonly name: string;
  /** The version that last changed the project. */
  readonly version: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** More would be no project's. */
const MOST = 20;

/**
 * The plug-ins that the answers in a folder name.
 *
 * @returns none when the file is not one of ours: whoever reads the answers says so
 * @throws UserError when the list itself is damaged
 */
export function storedPlugins(folder: string): readonly StoredPlugin[] {
  const path = join(folder, '.yo-rc.json');
  let content: unknown;
  try {
    content = parseJson(textWithin(path, 'answers') ?? '');
  } catch {
    return [];
  }
  const answers = isRecord(content) ? content['generator-django-cloud'] : undefined;
  const list = isRecord(answers) ? (answers.plugins ?? []) : [];
  const isWhole =
    Array.isArray(list) &&
    list.length <= MOST &&
    list.every(
      (one) =>
        isRecord(one) &&
        typeof one.name === 'string' &&
        isPackageName(one.name) &&
        typeof one.version === 'string' &&
        /^\d+\.\d+\.\d+[\w.+-]*$/.test(one.version),
    );
  if (isWhole) return list as readonly StoredPlugin[];
  throw new UserError(say`${path}: "plugins" must list packages by name and version. Restore it from git.`);
}

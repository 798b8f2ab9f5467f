/** The plug-ins that a project's answers name. */
import { join } from 'node:path';
import { projectRecord } from '../answers/project-record.ts';
import { ANSWERS_FILE } from '../answers/yo-rc.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { isRecord } from '../reading/parse.ts';
import { isPackageName } from './reference.ts';

export interface StoredPlugin {
  readonly name: string;
  /** The version that last changed the project. */
  readonly version: string;
}

/** More would be no project's. */
const MOST = 20;

/**
 * The plug-ins that the answers in a folder name.
 *
 * @returns none when the file is not one of ours: whoever reads the answers says so
 * @throws UserError when the list itself is damaged
 */
export function storedPlugins(folder: string): readonly StoredPlugin[] {
  let list: unknown;
  try {
    list = projectRecord(folder)?.plugins ?? [];
  } catch {
    return [];
  }
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
  throw new UserError(
    say`${join(folder, ANSWERS_FILE)}: "plugins" must list packages by name and version. Restore it from git.`,
  );
}

/** The answers in the text of a project's `.yo-rc.json`: pure, for the command and for a page into which the file is dropped. */
import { say } from '../languages/say.ts';
import { parseJson, parserReason } from '../reading/parse.ts';
import { ANSWERS_FILE, PACKAGE } from './answers-file.ts';
import { asKept, type GivenAnswers } from './given.ts';
import { migrated } from './migrations/migrate.ts';
import { givenFrom } from './resolve.ts';
import { UserError } from './user-error.ts';

/** Whether a value is an object with names. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the text of a `.yo-rc.json` holds. @param path the file, for messages @throws UserError when it is not JSON */
export function yoRcIn(text: string, path: string): unknown {
  if (/^<{7} /m.test(text)) {
    throw new UserError(
      say`${path}: a merge of git's left conflicts in it. Resolve them, take all answers of one side, and run "django-cloud update".`,
    );
  }
  try {
    return parseJson(text);
  } catch (error) {
    throw new UserError(
      say`${path}: it is not valid JSON (${parserReason(error)}). Restore it from git, or remove it.`,
    );
  }
}

/**
 * The answers that a project of ours keeps, or undefined when the file has none.
 *
 * @param content what `yoRcIn` found
 * @throws UserError when it was edited so that it holds no answers any more
 */
export function answersIn(content: unknown, path: string): GivenAnswers | undefined {
  if (!isRecord(content) || content[PACKAGE] === undefined) return undefined;
  if (!isRecord(content[PACKAGE])) {
    throw new UserError(
      say`${path}: "${PACKAGE}" must hold the project's answers by name. Restore it from git.`,
    );
  }
  return asKept(givenFrom(migrated(content[PACKAGE], path), ANSWERS_FILE));
}

/**
 * What a project's `.yo-rc.json` holds, before anything is known of choices: pure, for what comes before plug-ins are loaded,
 * for commands that need no choice, and for a page into which the file is dropped.
 */
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { isRecord, parseJson, parserReason } from '../reading/parse.ts';

/** The file in which a project keeps its answers: Yeoman's own, read by `yo` and by `django-cloud` alike. */
export const ANSWERS_FILE = '.yo-rc.json';
export const PACKAGE = 'generator-django-cloud';

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
 * What a project of ours keeps, as it stands there, or undefined when the file has nothing of ours.
 *
 * @param content what `yoRcIn` found
 * @throws UserError when it was edited so that it holds no answers any more
 */
export function recordIn(content: unknown, path: string): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(content) || content[PACKAGE] === undefined) return undefined;
  if (isRecord(content[PACKAGE])) return content[PACKAGE];
  throw new UserError(
    say`${path}: "${PACKAGE}" must hold the project's answers by name. Restore it from git.`,
  );
}

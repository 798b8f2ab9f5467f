/** The answers in the text of a project's `.yo-rc.json`: pure, for the command and for a page into which the file is dropped. */
import { asKept, type GivenAnswers } from './given.ts';
import { migrated } from './migrations/migrate.ts';
import { givenFrom } from './resolve.ts';
import { ANSWERS_FILE, recordIn } from './yo-rc.ts';

/**
 * The answers that a project of ours keeps, or undefined when the file has none.
 *
 * @param content what `yoRcIn` found
 * @throws UserError when it was edited so that it holds no answers any more
 */
export function answersIn(content: unknown, path: string): GivenAnswers | undefined {
  const record = recordIn(content, path);
  return record && asKept(givenFrom(migrated(record, path), ANSWERS_FILE));
}

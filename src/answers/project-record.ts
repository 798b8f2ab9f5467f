/** Reads a project's `.yo-rc.json` without looking at its answers, some of which only a plug-in may know. */
import { join } from 'node:path';
import { textWithin } from '../reading/read.ts';
import { ANSWERS_FILE, recordIn, yoRcIn } from './yo-rc.ts';

/** What `.yo-rc.json` of a folder holds, or undefined when there is none. @throws UserError when it is not JSON */
export function yoRc(folder: string): unknown {
  const path = join(folder, ANSWERS_FILE);
  const text = textWithin(path, 'answers');
  return text === undefined ? undefined : yoRcIn(text, path);
}

/**
 * What a project of ours keeps, or undefined when the folder is none: its answers are not checked.
 *
 * @throws UserError as `recordIn`
 */
export function projectRecord(folder: string): Readonly<Record<string, unknown>> | undefined {
  return recordIn(yoRc(folder), join(folder, ANSWERS_FILE));
}

import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import type { Limit } from '../reading/limits.ts';
import { parseJson, parserReason } from '../reading/parse.ts';
import { textWithin } from '../reading/read.ts';

/** The value of a plug-in's JSON file; undefined when there is no file. @throws UserError when it is not JSON */
export function jsonFile(path: string, limit: Limit): unknown {
  const text = textWithin(path, limit);
  if (text === undefined) return undefined;
  try {
    return parseJson(text);
  } catch (error) {
    throw new UserError(say`${path}: it is not valid JSON (${parserReason(error)}).`);
  }
}

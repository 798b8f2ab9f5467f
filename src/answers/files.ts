import { join, resolve } from 'node:path';
import { djangoLines } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { isRecord, parseJson, parserReason } from '../reading/parse.ts';
import { standardInput, textOf } from '../reading/read.ts';
import type { GivenAnswers } from './given.ts';
import { migrated } from './migrations/migrate.ts';
import { yoRc } from './project-record.ts';
import { givenFrom } from './resolve.ts';
import { answersIn } from './stored.ts';
import { ANSWERS_FILE, PACKAGE } from './yo-rc.ts';

/**
 * The answers of a file that a person wrote, JSON or YAML; a project's `.yo-rc.json` will do as well.
 *
 * @param path as given after `--answers`, relative to cwd; `-` is standard input
 * @throws UserError when it cannot be read, is neither JSON nor YAML, or holds something else than answers
 */
export async function answersFromFile(path: string, cwd: string): Promise<GivenAnswers> {
  let text: string;
  try {
    text = path === '-' ? standardInput('answers') : textOf(resolve(cwd, path), 'answers');
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const reason = {
      ENOENT: say`file not found`,
      EISDIR: say`it is a folder`,
      EACCES: say`permission denied`,
    }[code ?? ''];
    throw new UserError(
      say`--answers ${path}: ${reason ?? parserReason(error)}. Give the path of a JSON or YAML file.`,
    );
  }
  const { parseYaml } = await import('./yaml.ts');
  let content: unknown;
  try {
    // JSON is YAML too, so that one parser reads both.
    content = parseYaml(text);
  } catch (error) {
    throw new UserError(
      say`--answers ${path}: it is neither valid JSON nor valid YAML (${parserReason(error)}).`,
    );
  }
  const record =
    isRecord(content) && isRecord(content[PACKAGE])
      ? migrated(content[PACKAGE], `--answers ${path}`)
      : content;
  if (!isRecord(record)) {
    throw new UserError(
      say`--answers ${path}: it must hold answers by name, such as "django: ${djangoLines[0]?.id}".`,
    );
  }
  return givenFrom(record, path);
}

/**
 * The answers that a project of ours keeps, or undefined when the folder is none.
 *
 * @throws UserError when the file was edited so that it holds no answers any more
 */
export function storedAnswers(folder: string): GivenAnswers | undefined {
  return answersIn(yoRc(folder), join(folder, ANSWERS_FILE));
}

/** The text of `.yo-rc.json` for a folder: what other generators keep in the one that is there stays. */
export function besideOthers(text: string, folder: string): string {
  const content = yoRc(folder);
  if (!isRecord(content) || Object.keys(content).every((key) => key === PACKAGE)) return text;
  return `${JSON.stringify({ ...content, ...(parseJson(text) as object) }, null, 2)}\n`;
}

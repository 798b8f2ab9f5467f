/** The folder of translations that a workshop file names: JSON and YAML files of English texts with their translations. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseYaml } from '../answers/yaml.ts';
import { UserError } from '../errors/user-error.ts';
import type { Translations } from '../labs/telling.ts';
import { languageOf } from '../languages/language.ts';
import { say } from '../languages/say.ts';
import { parserReason } from '../reading/parse.ts';
import { textOf } from '../reading/read.ts';
import { isRecord, type Reader } from './workshop-reader.ts';

/** What stands in for a value: `{lab}` of messages. */
const valuesIn = (text: string): string => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join(' ');

/** The texts of one file; empty ones are still to be translated. @throws UserError naming file and text */
function textsIn(folder: string, name: string): readonly (readonly [string, string])[] {
  const path = join(folder, name);
  let value: unknown;
  try {
    value = parseYaml(textOf(path, 'workshop'));
  } catch (error) {
    throw error instanceof UserError
      ? error
      : new UserError(say`${path}: it cannot be read (${parserReason(error)}).`);
  }
  if (!isRecord(value ?? {}))
    throw new UserError(say`${path}: it must hold English texts, each with its translation.`);
  return Object.entries((value ?? {}) as Record<string, unknown>).flatMap(([text, translation]) => {
    if (translation === '' || translation === null) return [];
    if (typeof translation !== 'string' || valuesIn(translation) !== valuesIn(text))
      throw new UserError(
        say`${path}: "${text}": its translation must be a text with the same values in braces (${valuesIn(text) || '-'}).`,
      );
    return [[text, translation] as const];
  });
}

/**
 * The translations of a course; undefined where its language is one of ours.
 *
 * @throws UserError when folder, language or a text cannot be used
 */
export function translationsOf(reader: Reader): Translations | undefined {
  const name = reader.text('translations', 'translations/fr');
  if (name === undefined) return undefined;
  const language = reader.text('language', 'fr') ?? 'en';
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language) || languageOf(language))
    throw reader.refuse(
      ['language'],
      language,
      say`"translations" are for a language that is not built in: give its code, such as fr or pt-BR.`,
    );
  const folder = resolve(reader.folder, name);
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((one) => /\.(json|ya?ml)$/.test(one));
  } catch {
    throw reader.refuse(
      ['translations'],
      name,
      say`it cannot be read. Give the path of a folder with JSON or YAML files, from this file on; it may be empty at first.`,
    );
  }
  return { language, texts: Object.fromEntries([...names].sort().flatMap((one) => textsIn(folder, one))) };
}

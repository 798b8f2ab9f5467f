/** The translations of a plug-in: `languages/<language>.json`, from each English text to what it is called there. */
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import type { Catalogue } from '../languages/catalogue-type.ts';
import { LANGUAGES, type Language } from '../languages/language.ts';
import { say } from '../languages/say.ts';
import { isRecord } from '../reading/parse.ts';
import { jsonFile } from './json-file.ts';

export type Catalogues = Readonly<Partial<Record<Language, Catalogue>>>;

function checked(path: string, content: unknown): Catalogue {
  if (isRecord(content) && Object.values(content).every((value) => typeof value === 'string'))
    return content as Catalogue;
  throw new UserError(say`${path}: it must hold an object, with a text for each English one.`);
}

/** The translations in a plug-in's folder, by language. @throws UserError when a file holds something else */
export function languagesOf(folder: string): Catalogues {
  const others = Object.keys(LANGUAGES).filter((language) => language !== 'en');
  const found = others.flatMap((language) => {
    const path = join(folder, 'languages', `${language}.json`);
    const content = jsonFile(path, 'workshop');
    return content === undefined ? [] : [[language, checked(path, content)]];
  });
  return Object.fromEntries(found) as Catalogues;
}

/** The templates of a plug-in's choices, read and compiled as ours are when this package is built. */
import { join } from 'node:path';
import ejs from 'ejs';
import { UserError } from '../errors/user-error.ts';
import { translatedTemplate } from '../languages/documents.ts';
import type { Language } from '../languages/language.ts';
import { say } from '../languages/say.ts';
import type { Context } from '../plan/context.ts';
import type { Template } from '../plan/plan.ts';
import { bytesOf, entriesBelow, TooManyError } from '../reading/read.ts';
import type { Catalogues } from './languages.ts';

/** Files of one choice: ours have some 40 at the most. */
const MOST = 500;

/** Where a plug-in may write nothing: git's, this package's, and what holds secrets. */
const FORBIDDEN =
  /^(?:\.git|\.yo-rc\.json|\.django-cloud\.lock|\.env|\.venv|node_modules)(?:\/|$)|(?:^|\/)\.git(?:\/|$)/i;

/** A path that every system can have. */
const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.@+-]+(?:\/[\w.@+-]+)*$/;

type Render = (it: Context) => string;

/** The text of a template as a function, or as it is. */
function compiled(label: string, path: string, source: string): { contents: string } | { render: Render } {
  if (!path.endsWith('.ejs')) return { contents: source };
  const refuse = (reason: string): UserError => new UserError(`${label}: ${path}: ${reason}`);
  try {
    const render = ejs.compile(source, {
      _with: false,
      localsName: 'it',
      filename: path,
      includer: () => {
        throw refuse(say`it includes another file. Each template stands alone.`);
      },
    }) as Render;
    return { render };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw refuse(say`it is no template (${String((error as Error).message).split('\n')[0]}).`);
  }
}

function template(label: string, area: string, path: string, file: string, languages: Catalogues): Template {
  const source = bytesOf(file, 'configuration').toString('utf8').replaceAll('\r\n', '\n');
  const name = path.replace(/\.ejs$/, '');
  if (!PATH.test(name) || FORBIDDEN.test(name))
    throw new UserError(
      say`${label}: ${area}/${path}: a plug-in may not write there. Give the file another path.`,
    );
  const translations = Object.entries(languages).flatMap(([language, catalogue]) => {
    const translated = translatedTemplate(`${area}/${path}`, source, catalogue, {});
    return translated === source ? [] : [[language, compiled(label, path, translated)]];
  });
  return {
    path: name,
    executable: source.startsWith('#!'),
    ...compiled(label, path, source),
    ...(translations.length > 0
      ? { translations: Object.fromEntries(translations) as Partial<Record<Language, object>> }
      : {}),
  };
}

/**
 * The templates in a plug-in's folder for one of its choices.
 *
 * @param folder the plug-in's, absolute
 * @param area `servers/<id>`
 * @param label the plug-in, as messages name it
 * @returns none when the choice brings no file
 * @throws UserError when one would be written where a plug-in may not write, is a link, or is no template
 */
export function templatesOf(
  folder: string,
  area: string,
  label: string,
  languages: Catalogues,
): readonly Template[] {
  const root = join(folder, 'templates', ...area.split('/'));
  const found: Template[] = [];
  try {
    for (const { path, entry } of entriesBelow(root, () => true, false, MOST)) {
      if (entry.isDirectory()) continue;
      if (!entry.isFile())
        throw new UserError(
          say`${label}: ${area}/${path}: it is not a file. Links and devices are not read.`,
        );
      found.push(template(label, area, path, join(root, path), languages));
    }
  } catch (error) {
    if (error instanceof TooManyError) throw new UserError(say`${label}: ${area}: it has ${error.message}.`);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

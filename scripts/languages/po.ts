/**
 * Translations, as translators' tools read them: gettext's PO files. A language is `src/languages/<language>.po`; what is said
 * of one choice alone may lie in the folder of that choice, `src/choices/<axis>/<id>/<language>.po`.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type GetTextTranslations, po } from 'gettext-parser';
import { read, root } from './texts.ts';

/** One text: English, in which code it is a literal (undefined: a text for people), and in the other language. */
export interface Entry {
  readonly text: string;
  /** The path of a template below templates/. */
  readonly code?: string;
  /** Empty where nobody has translated it yet. */
  readonly translation: string;
}

/** A PO file: which language it is in, what the language calls itself, where that is said, and its entries. */
export interface PoFile {
  readonly path: string;
  readonly language: string;
  readonly name?: string;
  readonly entries: readonly Entry[];
}

/** What the language calls itself: other headers are gettext's own. */
const NAME_HEADER = 'X-Language-Name';

const LANGUAGE_FILE = /^[a-z]{2,3}\.po$/;

/** The PO files of the sources, those of all choices included. */
export function poPaths(): readonly string[] {
  const folders = readdirSync(join(root, 'src/choices'), { withFileTypes: true })
    .filter((axis) => axis.isDirectory())
    .flatMap((axis) =>
      readdirSync(join(root, 'src/choices', axis.name), { withFileTypes: true })
        .filter((id) => id.isDirectory())
        .map((id) => `src/choices/${axis.name}/${id.name}`),
    );
  return ['src/languages', ...folders].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => LANGUAGE_FILE.test(name))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
}

/** @throws Error when it is no PO file, in the words of the parser */
export function readPo(path: string): PoFile {
  const { headers, translations } = po.parse(read(path));
  const entries = Object.entries(translations).flatMap(([context, texts]) =>
    Object.entries(texts).map(([text, { msgstr }]) => ({
      text,
      ...(context === '' ? {} : { code: context }),
      translation: msgstr.join(''),
    })),
  );
  return {
    path,
    language: path.replace(/^.*\/|\.po$/g, ''),
    ...(headers[NAME_HEADER] ? { name: headers[NAME_HEADER] } : {}),
    entries: entries.filter(({ text }) => text !== ''),
  };
}

/** The text of a PO file. @param sourcesOf where a text is said: comments for translators, without lines, which would change with each edit */
export function poText(
  { language, name, entries }: PoFile,
  sourcesOf: (entry: Entry) => readonly string[],
): string {
  const translations: GetTextTranslations['translations'] = { '': {} };
  for (const entry of entries) {
    const { text, code = '', translation } = entry;
    translations[code] ??= {};
    translations[code][text] = {
      ...(code ? { msgctxt: code } : {}),
      msgid: text,
      msgstr: [translation],
      comments: { reference: sourcesOf(entry).join('\n') },
    };
  }
  const headers = {
    'Project-Id-Version': 'generator-django-cloud',
    Language: language,
    ...(name ? { [NAME_HEADER]: name } : {}),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
  };
  return po.compile({ charset: 'utf-8', headers, translations }).toString();
}

/** A language with all its texts. */
export interface Translated {
  readonly name: string;
  readonly texts: Readonly<Record<string, string>>;
  /** Literals of code, by template. */
  readonly code: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Every language but English, by its code. @throws Error when a language has no name, or two translations of one text */
export function translatedLanguages(): Readonly<Record<string, Translated>> {
  const files = poPaths().map(readPo);
  const codes = [...new Set(files.map(({ language }) => language))];
  return Object.fromEntries(
    codes.map((language) => [language, merged(files.filter((file) => file.language === language))]),
  );
}

function merged(files: readonly PoFile[]): Translated {
  const name = files.find((file) => file.name)?.name;
  if (!name)
    throw new Error(
      `src/languages/${files[0]?.language}.po: the header ${NAME_HEADER} is missing: what the language calls itself.`,
    );
  const texts: Record<string, string> = {};
  const code: Record<string, Record<string, string>> = {};
  for (const { path, entries } of files)
    for (const { text, code: template, translation } of entries) {
      if (translation === '') continue;
      if (template !== undefined) code[template] ??= {};
      const known = (template !== undefined && code[template]) || texts;
      if (text in known) throw new Error(`${path}: "${text}" has a translation in another file too.`);
      known[text] = translation;
    }
  return { name, texts, code };
}

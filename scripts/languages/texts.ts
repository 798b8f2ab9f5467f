/** The texts that sources and templates have for people. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDocument, translatedDocument } from '../../src/languages/documents.ts';

export const root = join(import.meta.dirname, '../..');

/** Files below a folder, as sorted paths from the root of the repository. */
function below(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => pattern.test(path))
    .sort();
}

/** The text of a file of the repository. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Sources that speak to users: not what is generated, and not the translations. */
export const SOURCES = [...below('src', /\.tsx?$/), ...below('generators', /\.ts$/)].filter(
  (path) => !/^src\/(generated|languages)\//.test(path),
);

/** A text as JavaScript reads it between quotes or backticks. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/gs, (_, one: string) => (one === 'n' ? '\n' : one));

/** The key of the tagged template that begins at an index, and where its values are. */
function template(source: string, start: number): { readonly key: string; readonly inner: string } {
  let key = '';
  let inner = '';
  let holes = 0;
  let at = start;
  while (source[at] !== '`') {
    if (source[at] === '\\') {
      key += source.slice(at, at + 2);
      at += 2;
    } else if (source.startsWith('${', at)) {
      const end = endOfHole(source, at + 2);
      inner += `${source.slice(at + 2, end)};`;
      key += `{${holes}}`;
      holes += 1;
      at = end + 1;
    } else {
      key += source[at];
      at += 1;
    }
  }
  return { key: unescaped(key), inner };
}

/** The index of the brace that ends the value of a template; values may hold templates of their own. */
function endOfHole(source: string, start: number): number {
  let depth = 0;
  let isText = false;
  const stack: number[] = [];
  for (let at = start; ; at += 1) {
    const one = source[at];
    if (one === '\\') at += 1;
    else if (isText && source.startsWith('${', at)) {
      stack.push(depth);
      depth = 0;
      isText = false;
      at += 1;
    } else if (one === '`') isText = !isText;
    else if (!isText && one === '{') depth += 1;
    else if (!isText && one === '}') {
      if (depth > 0) depth -= 1;
      else if (stack.length === 0) return at;
      else {
        depth = stack.pop()!;
        isText = true;
      }
    }
  }
}

const STRING = `'((?:[^'\\\\\\n]|\\\\.)+)'|"((?:[^"\\\\\\n]|\\\\.)+)"`;

/** The texts of a source that are shown to users: tagged, marked, or declared as data. */
export function textsOf(path: string): readonly string[] {
  const source = read(path).replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const tagged = [...source.matchAll(/\bsay`/g)].map(
    ({ index }) => template(source, index + 'say`'.length).key,
  );
  const data = [
    ...source.matchAll(
      new RegExp(
        `(?:\\bmarked\\(|\\b(?:help|caution|summary|description|title|placeholder):)\\s*(?:${STRING})`,
        'g',
      ),
    ),
  ].map(([, single, double]) => unescaped(single ?? double ?? ''));
  return [...new Set([...tagged, ...data])];
}

/** The templates that are translated, as they are in the repository. */
export const DOCUMENTS = below('templates', /./).filter(isDocument);

/** The paragraphs of a document. */
export function paragraphsOf(path: string): readonly string[] {
  const found = new Set<string>();
  translatedDocument(path, read(path), (text) => {
    found.add(text);
    return undefined;
  });
  return [...found];
}

/** Errors of a source that are not worded in the user's language: their text is neither tagged nor made elsewhere. */
export function untaggedIn(path: string): readonly string[] {
  const untagged = read(path).matchAll(/\b(?:UserError|failed|skipped|warned|because)\(\s*(['"`].*)$/gm);
  return [...untagged]
    .filter(([, text = '']) => /\p{L}{2}/u.test(text.replaceAll(/\$\{[^}]*\}/g, '').replace(/\).*$/, '')))
    .map(([, text]) => `${path}: ${text}`);
}

/** Where each text is said, by the text: paths of sources and templates. */
export function saidIn(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const note = (text: string, path: string): void => void found.set(text, [...(found.get(text) ?? []), path]);
  for (const path of SOURCES) for (const text of textsOf(path)) note(text, path);
  for (const path of DOCUMENTS) for (const text of paragraphsOf(path)) note(text, path);
  return found;
}

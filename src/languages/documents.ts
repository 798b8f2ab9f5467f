/**
 * Translates the source of a template that people read, paragraph by paragraph: the English template stays a plain
 * document, and its translation is made from the catalogue when templates are compiled. Tags of the template engines stay
 * in the keys as they are, so that a translator sees what comes in, and may move it.
 */
import type { Catalogue } from './catalogue-type.ts';

/** Translates one text; undefined when the catalogue has none. */
export type Translate = (text: string) => string | undefined;

/** Whether people read a template of that path, rather than programs. */
export function isDocument(path: string): boolean {
  // Pages of labs are written in each language: `wsgi.en.md`, `wsgi.es.md`.
  return /\.(md|html)(\.ejs)?$/.test(path) && !/\.[a-z]{2}\.md(\.ejs)?$/.test(path);
}

/** A tag with more than a name in it may hold words; a link, code or a name holds none. */
const WORDLESS = /<%-\s*[\w.[\]]+\s*%>|`[^`]*`|<[^%>\s]*:[^>]*>|\]\([^)]*\)|https?:\S+/g;
const MARKUP = /<!--.*?-->|<%_.*?_%>|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<%-.*?%>|<(?:[^<>]|<%-.*?%>)*>/g;
const LETTERS = /\p{L}{2}/u;

/** Whether a text of a Markdown document has something to translate. */
const hasWords = (text: string): boolean => LETTERS.test(text.replace(WORDLESS, ''));

/** About how long a word will be once its tags are replaced. */
function lengthOf(word: string): number {
  return word.replaceAll(/<%-(.*?)%>/g, (_, code: string) => {
    const texts = [...code.matchAll(/'([^']*)'/g)].map(([, text = '']) => text);
    return texts.sort((a, b) => b.length - a.length)[0] ?? 'some value';
  }).length;
}

/** Breaks a paragraph into lines that are no longer than the width, never inside a tag or code. */
function filled(text: string, first: string, rest: string, width: number): string {
  const words = text.match(/(?:<%-.*?%>|<[a-z][^>]*>|\{[%{].*?[%}]\}|`[^`]*`|\S)+/g) ?? [];
  const lines: string[] = [];
  let line = first;
  for (const [index, word] of words.entries()) {
    const gap = index === 0 ? '' : ' ';
    if (index > 0 && lengthOf(line) + gap.length + lengthOf(word) > width) {
      lines.push(line);
      line = rest + word;
    } else {
      line += gap + word;
    }
  }
  return [...lines, line].join('\n');
}

/** Comments of shell blocks, behind a command or alone. */
function codeLine(line: string, translate: Translate): string {
  const [, code, comment] = /^(.*?(?:^|\s))# (.+)$/.exec(line) ?? [];
  return comment === undefined || !hasWords(comment) ? line : `${code}# ${translate(comment) ?? comment}`;
}

class Markdown {
  private readonly output: string[] = [];
  private words: string[] = [];
  private source: string[] = [];
  private first = '';
  private fenced = false;
  private readonly translate: Translate;

  constructor(translate: Translate) {
    this.translate = translate;
  }

  /** Ends the paragraph that was begun. */
  private flush(): void {
    if (this.source.length === 0) return;
    const text = this.words.join(' ');
    const translated = hasWords(text) ? this.translate(text) : undefined;
    const rest = ' '.repeat(this.first.length);
    if (translated === undefined) this.output.push(...this.source);
    else this.output.push(filled(translated, this.first, rest, 105));
    this.words = [];
    this.source = [];
    this.first = '';
  }

  private alone(prefix: string, text: string, line: string): void {
    this.flush();
    const translated = hasWords(text) ? this.translate(text) : undefined;
    this.output.push(translated === undefined ? line : prefix + translated);
  }

  private line(line: string): void {
    if (line.startsWith('```')) {
      this.flush();
      this.fenced = !this.fenced;
      this.output.push(line);
    } else if (this.fenced) {
      this.output.push(codeLine(line, this.translate));
    } else if (line.trim() === '' || /^\s*<%_.*_%>$/.test(line)) {
      this.flush();
      this.output.push(line);
    } else if (line.startsWith('|')) {
      this.alone('', line, line);
    } else if (/^#+ /.test(line)) {
      const [prefix = ''] = /^#+ /.exec(line) ?? [];
      this.alone(prefix, line.slice(prefix.length), line);
    } else {
      const [prefix] = /^\s*(?:[-*]|\d+\.) /.exec(line) ?? [];
      if (prefix !== undefined) {
        this.flush();
        this.first = prefix;
      } else if (this.source.length === 0) {
        // A further paragraph of an item of a list is one by its indentation.
        this.first = /^\s*/.exec(line)?.[0] ?? '';
      }
      this.source.push(line);
      this.words.push(line.slice(prefix?.length ?? 0).trim());
    }
  }

  translated(text: string): string {
    for (const line of text.split('\n')) this.line(line);
    this.flush();
    return this.output.join('\n');
  }
}

/** Whether a line of a page has something to translate: words, the language itself, a date's format. */
const shows = (line: string): boolean =>
  /lang="|aria-label="|\|date:"/.test(line) || LETTERS.test(line.replace(MARKUP, ''));

function page(text: string, translate: Translate): string {
  const output: string[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length === 0) return;
    const indentation = /^ */.exec(lines[0]!)![0];
    const source = lines.map((line) => line.trim()).join(' ');
    const translated = shows(source) ? translate(source) : undefined;
    if (translated === undefined) output.push(...lines);
    else output.push(filled(translated, indentation, indentation, 105));
    lines = [];
  };
  for (const line of text.split('\n')) {
    const isText = /^\s*[^\s<{]/.test(line);
    if (!isText) flush();
    lines.push(line);
    if (!isText) flush();
  }
  flush();
  return output.join('\n');
}

/** The source of a document in another language; what the catalogue does not have stays as it is. */
export function translatedDocument(path: string, source: string, translate: Translate): string {
  return /\.html(\.ejs)?$/.test(path) ? page(source, translate) : new Markdown(translate).translated(source);
}

/**
 * The source of a template in another language: a document by its paragraphs, code by the literals that are listed for it.
 *
 * @param path below templates/
 */
export function translatedTemplate(
  path: string,
  source: string,
  catalogue: Catalogue,
  code: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string {
  if (isDocument(path)) return translatedDocument(path, source, (text) => catalogue[text]);
  return Object.entries(code[path] ?? {}).reduce((text, [from, to]) => text.replaceAll(from, to), source);
}

/** What labs say, in a language of ours or by the translations that a trainer gives. */
import { translatedDocument } from '../languages/documents.ts';
import type { Language, Text } from './language.ts';

/** A language that the generator does not have: its code, and texts by the English ones. */
export interface Translations {
  readonly language: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** Code stays as it is: what a page shows is what stands in the files. */
const CODE_BLOCK = /(^ *```\w*\n[\s\S]*?^ *```$)/m;

/** The texts of a course in its language. */
export class Telling {
  private readonly language: Language;
  private readonly translations: Translations | undefined;
  /** Texts that were asked for and have no translation; English stands in their place. */
  readonly missing = new Set<string>();

  constructor(language: Language, translations?: Translations) {
    this.language = translations ? 'en' : language;
    this.translations = translations;
  }

  private found(text: string): string | undefined {
    const found = this.translations?.texts[text];
    if (found === undefined) this.missing.add(text);
    return found;
  }

  /** One text. */
  tell(text: Text): string {
    const own = text[this.language] ?? text.en;
    return this.translations && own !== '' ? (this.found(own) ?? own) : own;
  }

  /** A word that the code has in English. */
  word(text: string, ours: (text: string, language: Language) => string): string {
    return this.translations ? (this.found(text) ?? text) : ours(text, this.language);
  }

  /** A page of Markdown in English, paragraph by paragraph. */
  page(contents: string): string {
    if (!this.translations) return contents;
    return contents
      .split(CODE_BLOCK)
      .map((part, index) =>
        index % 2 === 1 ? part : translatedDocument('page.md', part, (text) => this.found(text)),
      )
      .join('');
  }
}

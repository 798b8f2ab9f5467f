/**
 * Messages in the user's language, in gettext's manner: the English sentence is the key of its translation, so that code
 * reads as it speaks, and a new message needs a tag here and a line in the catalogue.
 */
import { translated } from '../additions/additions.ts';
import { catalogues } from '../generated/languages.ts';
import type { Catalogue } from './catalogue-type.ts';
import type { Language } from './language.ts';

/** Of every language but English, whose texts are the keys. */
export const CATALOGUES: Readonly<Partial<Record<Language, Catalogue>>> = catalogues;

let spoken: Language = 'en';

/** Chooses the language of messages, once per command. */
export function speak(language: Language): void {
  spoken = language;
}

/** The language of messages. */
export function spokenLanguage(): Language {
  return spoken;
}

/** A text that is data, such as a choice's help, in the user's language: called where it is shown, never where it is declared. */
export function said(text: string, language: Language = spoken): string {
  return CATALOGUES[language]?.[text] ?? translated(language, text) ?? text;
}

/** The key of a tagged text: its values become `{0}`, `{1}`, … */
export function keyOf(strings: readonly string[]): string {
  return strings.reduce((key, part, index) => `${key}{${index - 1}}${part}`);
}

/**
 * A message in the user's language: say`${path}: it is a folder.` has the key `{0}: it is a folder.`
 *
 * A translation may use the values in another order.
 */
export function say(strings: TemplateStringsArray, ...values: readonly unknown[]): string {
  return said(keyOf(strings)).replace(/\{(\d+)\}/g, (hole, index) =>
    Number(index) < values.length ? String(values[Number(index)]) : hole,
  );
}

/** Marks a text that is declared here and shown elsewhere, by `said`: gettext's `N_`. */
export function marked<T extends string>(text: T): T {
  return text;
}

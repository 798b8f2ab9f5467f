import type { Language } from '../languages/language.ts';

export type { Language };

/** A text in each of them. */
export type Text = Readonly<Record<Language, string>>;

/** The same text in all of them: a name. */
export const named = (name: string): Text => ({ en: name, es: name });

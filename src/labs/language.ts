import type { Language } from '../languages/language.ts';

export type { Language };

/** A text in each language that labs have; in others they speak English. */
export type Text = Readonly<{ en: string } & Partial<Record<Language, string>>>;

/** The same text in all of them: a name. */
export const named = (name: string): Text => ({ en: name, es: name });

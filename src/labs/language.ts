/** Languages in which labs are written. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in each of them. */
export type Text = Readonly<Record<Language, string>>;

/** The same text in all of them: a name. */
export const named = (name: string): Text => ({ en: name, es: name });

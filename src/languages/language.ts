import { UserError } from '../errors/user-error.ts';
import { languages } from '../generated/languages.ts';

/** The languages that messages and projects come in, each with its own name for itself. */
export const LANGUAGES = languages;
export type Language = keyof typeof LANGUAGES;

/** The language of a code or a locale such as `es`, `es-MX` or `es_ES.UTF-8`; undefined when we do not have it. */
export function languageOf(locale: string): Language | undefined {
  const [code = ''] = locale
    .trim()
    .toLowerCase()
    .split(/[-_.@]/);
  return Object.keys(LANGUAGES).find((one): one is Language => one === code);
}

/** The language that was given. @param label where, as a message names it. @throws UserError when we do not have it */
export function resolveLanguage(value: unknown, label: string): Language {
  const found = typeof value === 'string' ? languageOf(value) : undefined;
  if (found) return found;
  // In English: the user's language is what is not known.
  throw new UserError(
    `${label} ${String(value)}: unknown language. Choose one of: ${Object.keys(LANGUAGES).join(', ')}.`,
  );
}

/**
 * The language of the system, in the order in which POSIX reads its variables; where none is set, as on Windows, that of
 * the account. English when it is none of ours.
 */
export function systemLanguage(
  env: NodeJS.ProcessEnv,
  locale: () => string = () => Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  const named = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  return languageOf(named ?? locale()) ?? 'en';
}

/** The value of `--lang` among the words of a command line: errors of all other flags are worded in it. */
export function languageFlag(argv: readonly string[]): string | undefined {
  const words = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  return words[at] === '--lang' ? words[at + 1] : words[at]!.slice('--lang='.length);
}

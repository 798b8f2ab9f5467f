import { languageFlag, resolveLanguage, systemLanguage } from '../languages/language.ts';
import { speak } from '../languages/say.ts';

/**
 * Chooses the language of messages: that of `--lang`, else the system's. First of all, so that errors of other flags are
 * worded in it too.
 *
 * @param argv the words after the command
 * @throws UserError when `--lang` names one that we do not have
 */
export function speakTo(argv: readonly string[]): void {
  const given = languageFlag(argv);
  speak(given === undefined ? systemLanguage(process.env) : resolveLanguage(given, '--lang'));
}

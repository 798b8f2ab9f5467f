import { commandNames } from '../answers/command-names.ts';
import { didYouMean } from '../answers/did-you-mean.ts';
import { UserError } from '../errors/user-error.ts';
import { marked, said, say } from '../languages/say.ts';
import { answersIt, axisNamed } from './answer-words.ts';

/** What other tools call their commands, and what does it here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  add: marked('Add to a project with "service ID", or with the name of a platform.'),
  create: marked('The name alone makes a project: django-cloud NAME.'),
  help: marked('See --help.'),
  init: marked('The name alone makes a project: django-cloud NAME.'),
  list: marked('See --list.'),
  new: marked('The name alone makes a project: django-cloud NAME.'),
  remove: marked('Remove with "service ID --remove", or with the name of a platform and --remove.'),
  startproject: marked('The name alone makes a project: django-cloud NAME.'),
  version: marked('See --version.'),
};

/** What a word that is no command was meant for, as a sentence after a space; empty where nothing is like it. */
export function meantCommand(word: string): string {
  return ELSEWHERE[word] ? ` ${said(ELSEWHERE[word])}` : didYouMean(word, commandNames());
}

/** What two words were meant for that are a question and its answer, as a sentence after a space; else empty. */
function meantAnswer(word: string, next: string | undefined): string {
  const axis = axisNamed(word);
  if (!axis || next === undefined || !answersIt(axis, next)) return '';
  return ` ${say`For a new project with it: django-cloud NAME --${axis.flag} ${next}.`}`;
}

/**
 * Refuses a first word that was meant as a command, or as a question with its answer behind it, rather than make a project
 * of that name.
 *
 * @param next the word behind it
 * @throws UserError with the command, and the way to a project that is called so
 */
export function checkNoCommand(word: string, next?: string): void {
  const meant = meantCommand(word) || meantAnswer(word, next);
  if (meant) {
    throw new UserError(
      say`${word}: unknown command.${meant} For a project of that name: --project ${word}.`,
    );
  }
}

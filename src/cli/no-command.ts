import { didYouMean } from '../answers/did-you-mean.ts';
import { UserError } from '../answers/user-error.ts';
import { commandNames } from '../change/command-names.ts';

/** What other tools call their commands, and what does it here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  add: 'Add to a project with "service ID", or with the name of a platform.',
  create: 'The name alone makes a project: django-cloud NAME.',
  help: 'See --help.',
  init: 'The name alone makes a project: django-cloud NAME.',
  list: 'See --list.',
  new: 'The name alone makes a project: django-cloud NAME.',
  remove: 'Take away with "service ID --remove", or with the name of a platform.',
  startproject: 'The name alone makes a project: django-cloud NAME.',
  version: 'See --version.',
};

/**
 * Refuses a first word that was meant as a command, rather than make a project of that name.
 *
 * @throws UserError with the command, and the way to a project that is called so
 */
export function checkNoCommand(word: string): void {
  const meant = ELSEWHERE[word] ? ` ${ELSEWHERE[word]}` : didYouMean(word, commandNames());
  if (meant) {
    throw new UserError(
      `${word}: there is no such command.${meant} For a project of that name: --project ${word}.`,
    );
  }
}

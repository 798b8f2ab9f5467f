/** What does not go with the project's own Django: said, or refused, before anything is written. */
import { UserError } from '../answers/user-error.ts';
import { choiceOf, databases, djangoLines, servers, services } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';
import { said, say } from '../languages/say.ts';
import type { Inference } from './infer.ts';
import { allows, isOlder } from './lines.ts';

/**
 * Refuses services whose packages cannot be installed with the project's Django.
 *
 * @throws UserError naming the first, its version and the project's
 */
export function refuseForDjango({ services: chosen }: Answers, { otherDjango }: Inference): void {
  if (!otherDjango) return;
  for (const { id, djangoOfPackages = '' } of chosen.map((one) => choiceOf(services, one)))
    if (!allows(djangoOfPackages, otherDjango.id))
      throw new UserError(
        say`adopt: service ${id}: its packages need Django ${djangoOfPackages}, and ${otherDjango.file} has ${otherDjango.id}. Update the project first (${djangoLines.map((line) => line.id).join(', ')}), or leave the service out.`,
      );
}

/** The options of the database that the settings leave out for the project's Django, and what is so without them. */
export function olderDjangoNotes(answers: Answers, { otherDjango }: Inference): readonly string[] {
  if (!otherDjango) return [];
  const { interface: kind } = choiceOf(servers, answers.server);
  const { title, optionsSince = {} } = choiceOf(databases, answers.database);
  return Object.entries(optionsSince)
    .filter(([, one]) => (one.interface ?? kind) === kind && isOlder(otherDjango.id, one.since))
    .map(
      ([option, { since, without }]) =>
        say`${title} with Django ${otherDjango.id}, which has no option ${option} (new in ${since}): ${said(without)}.`,
    );
}

/** What does not go with the project's own Django: said, or refused, before anything is written. */
import { choiceOf, databases, djangoLines, servers, services } from '../choices/catalog.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import { dependenciesOf, djangoOf } from './dependencies.ts';
import type { Inference } from './infer.ts';
import { allows, isOlder, otherLine } from './lines.ts';

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

/** The project's own line of Django, where that is none of ours, and the file that says so; what cannot be read is not known. */
function ownDjango(folder: string, source: string): Inference['otherDjango'] {
  try {
    const dependencies = dependenciesOf(folder, source);
    const { django, bounds } = djangoOf(dependencies);
    const id = otherLine(bounds);
    return id === undefined ? undefined : { id, file: django?.file ?? dependencies.file };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/**
 * Refuses services that are added to an adopted project and whose packages cannot be installed with its Django, as that is now:
 * it may have been updated since.
 *
 * @param before the ids of the services that it has
 * @throws UserError as `refuseForDjango`
 */
export function refuseAdded(folder: string, before: readonly unknown[], answers: Answers): void {
  const { adopted, services: chosen } = answers;
  const added = chosen.filter((id) => !before.includes(id)).map((id) => choiceOf(services, id));
  const bound = added.filter(({ djangoOfPackages }) => djangoOfPackages !== undefined);
  const own = adopted && bound.length > 0 ? ownDjango(folder, adopted.source) : undefined;
  if (!own) return;
  for (const { id, djangoOfPackages = '' } of bound)
    if (!allows(djangoOfPackages, own.id))
      throw new UserError(
        say`service ${id}: its packages need Django ${djangoOfPackages}, and ${own.file} has ${own.id}. Update the project first (${djangoLines.map((line) => line.id).join(', ')}), or leave the service out.`,
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

import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { defaultSteps, type OwnServers, withOwnServer } from '../labs/default-steps.ts';
import type { CourseLabs, LabEdits, LabStep } from '../labs/lab.ts';
import { say } from '../languages/say.ts';

/** The usual labs with pages and labs of the trainer's. @throws UserError when one is about a lab that there is not */
function edited(usual: readonly LabStep[], { pages, insert }: LabEdits): readonly LabStep[] {
  const check = (key: string, id: string, steps: readonly LabStep[]): void => {
    if (steps.some((step) => step.id === id)) return;
    throw new UserError(
      say`labs.${key}: there is no lab "${id}". The labs are: ${steps.map((step) => step.id).join(', ')}.`,
    );
  };
  let steps: readonly LabStep[] = usual;
  for (const { after, before, ...step } of insert) {
    const place = after ?? before ?? '';
    check('insert', place, steps);
    if (steps.some(({ id }) => id === step.id))
      throw new UserError(say`labs.insert: another lab has the id "${step.id}". Choose another one.`);
    const index = steps.findIndex(({ id }) => id === place) + (after === undefined ? 0 : 1);
    steps = [...steps.slice(0, index), step, ...steps.slice(index)];
  }
  for (const id of Object.keys(pages)) check('pages', id, steps);
  return steps.map((step) => {
    const page = pages[step.id];
    return page === undefined ? step : { ...step, page };
  });
}

/**
 * The labs of a seat: the trainer's own, or the usual ones.
 *
 * @param servers those that its place names
 * @throws UserError when the course changes a lab that this seat does not have
 */
export function stepsOf(labs: CourseLabs, answers: Answers, servers: OwnServers = {}): readonly LabStep[] {
  const isOwn = Array.isArray(labs);
  const steps = isOwn ? (labs as readonly LabStep[]) : defaultSteps(answers, servers);
  const all = labs !== null && !isOwn ? edited(steps, labs as LabEdits) : steps;
  return all.map((step) => withOwnServer(step, answers, servers));
}

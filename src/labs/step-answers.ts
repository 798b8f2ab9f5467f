import { editAnswers } from '../answers/edit.ts';
import { asKept, type GivenAnswers } from '../answers/given.ts';
import { givenFrom } from '../answers/resolve.ts';
import type { Answers } from '../choices/choice.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { inOrder } from '../plan/plan.ts';
import type { LabStep } from './lab.ts';

/** Answers as a project keeps them: choices for lessons are among them. */
const kept = (record: object, source: string): GivenAnswers =>
  asKept(givenFrom(record as Readonly<Record<string, unknown>>, source));

/** The participant's options of what a step adds, such as the name of their app: the step itself may say otherwise. */
function optionsFor(own: Answers, before: Answers, { change }: LabStep): object {
  const platforms = [change.platforms ?? change.platform ?? []].flat();
  const added = Object.entries(own.options).filter(
    ([choice]) => platforms.includes(choice) && !before.platforms.includes(choice),
  );
  return { options: Object.fromEntries(added) };
}

/**
 * The answers of each lab: those of the lab before, changed by its step. What does not go with a change takes its default,
 * as in `django-cloud server ID`.
 *
 * @param own the participant's answers
 * @throws UserError naming the lab, the answer and the way out
 */
export function answersOfSteps(own: Answers, steps: readonly LabStep[]): readonly Answers[] {
  const all: Answers[] = [];
  let before = own;
  for (const step of steps) {
    const source = `labs: ${step.id}`;
    if (!/^[a-z][a-z0-9-]*$/.test(step.id) || steps.filter(({ id }) => id === step.id).length > 1)
      throw new UserError(
        say`${source}: it names a page and tags of git. Give each lab a name of its own, of small letters, digits and hyphens, such as lab-1.`,
      );
    const given = new Map([
      ...kept(optionsFor(own, before, step), source),
      ...kept(step.change as object, source),
    ]);
    before = editAnswers(kept(inOrder(before), source), given, before !== own).answers;
    all.push(before);
  }
  return all;
}

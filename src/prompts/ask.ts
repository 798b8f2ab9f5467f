import type { Given, GivenAnswers } from '../answers/given.ts';
import { resolveOption } from '../answers/options.ts';
import { packageName } from '../answers/project-name.ts';
import { interfaceOf, resolveAxis } from '../answers/resolve.ts';
import { AXES, type Axis, NONE } from '../choices/axes.ts';
import type { PartialAnswers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { say } from '../languages/say.ts';
import type { Ask } from '../terminal/question.ts';
import { interfaceQuestion, nameQuestion, optionQuestion, question } from './questions.ts';

export type { Ask } from '../terminal/question.ts';

/** Asks for the options of what was chosen, where they are worth a question. */
async function askOptions(answers: PartialAnswers, all: Map<string, Given>, ask: Ask): Promise<void> {
  for (const { choice } of chosen(answers)) {
    let others: Readonly<Record<string, string>> = {};
    for (const one of optionsOf([choice])) {
      if (one.option.asked && !all.has(one.key)) {
        const value = await ask(optionQuestion(one, answers, others));
        all.set(one.key, { value, label: say`the answer to "${one.key}"` });
      }
      others = { ...others, [one.option.id]: resolveOption(one, all, answers, others) };
    }
  }
}

/** Whether there is anything to decide: several values, or one that may be left out. */
export function hasAlternatives(axis: Axis, answers: PartialAnswers): boolean {
  const fitting = axis.choices.filter((choice) => axis.unavailable(choice, answers) === undefined);
  return fitting.length > (axis.many ? 0 : 1);
}

/**
 * Asks what is not given yet, in the order: name, interface, server, platforms, static files, database, services, Django,
 * Python. A question with one possible answer is not asked.
 *
 * @param given answers that need no asking; each is validated before the questions that depend on it
 * @param checkName throws a UserError when a project cannot have the name that was typed: it is asked again
 * @returns the given answers and the asked ones
 * @throws UserError when a given answer is bad, before anything that depends on it is asked
 */
export async function askMissing(
  given: GivenAnswers,
  ask: Ask,
  checkName: (name: string) => void = packageName,
): Promise<GivenAnswers> {
  const all = new Map(given);
  const put = (key: string, value: unknown): void =>
    void all.set(key, { value, label: say`the answer to "${key}"` });
  if (!all.has('project')) put('project', await ask(nameQuestion(checkName)));
  let answers: PartialAnswers = { project: packageName(String(all.get('project')?.value)) };
  if (!all.has('interface') && !all.has('server')) {
    put('interface', await ask(interfaceQuestion()));
  }
  const kind = interfaceOf(all);
  for (const axis of AXES) {
    if (!axis.aside && !all.has(axis.key) && hasAlternatives(axis, answers)) {
      const answer = await ask(question(axis, answers, kind));
      const nothing = answer === undefined || (Array.isArray(answer) && answer.length === 0);
      put(axis.key, axis.many && nothing ? NONE : answer);
    }
    answers = { ...answers, [axis.key]: resolveAxis(axis, all, answers) };
  }
  await askOptions(answers, all, ask);
  return all;
}

import { following } from '../answers/following.ts';
import type { GivenAnswers } from '../answers/given.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import { AXES, type Axis, NONE } from '../choices/axes.ts';
import type { Answers, PartialAnswers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { said, say } from '../languages/say.ts';
import { THEME } from '../terminal/question.ts';
import { type Ask, askMissing, hasAlternatives } from './ask.ts';
import { nameQuestion, optionQuestion, type Question, question } from './questions.ts';

/** The answer to the summary that changes nothing any more. */
export const WRITE = 'write';

/**
 * All answers once more, each of which can be changed.
 *
 * @param lines what was decided
 * @param notes what had to follow the last change, a sentence each
 */
function summaryQuestion(
  lines: readonly { readonly key: string; readonly title: string; readonly value: string }[],
  notes: readonly string[],
): Question {
  return {
    type: 'select',
    name: 'summary',
    message: [say`Summary: write the project, or change an answer.`, ...notes].join(' '),
    default: WRITE,
    theme: THEME,
    pageSize: lines.length + 1,
    choices: [
      { name: say`Write the project`, value: WRITE, description: say`Nothing was written so far.` },
      ...lines.map(({ key, title, value }) => ({
        // No "Django: Django 5.2".
        name: value.startsWith(title) ? value : `${title}: ${value}`,
        value: key,
        short: title,
        description: say`Change this answer.`,
      })),
    ],
  };
}

/** A line of the summary: what was decided, and the question that decides it anew. */
interface Line {
  readonly key: string;
  readonly title: string;
  /** As people read it: `Gunicorn`, `none yet`. */
  readonly value: string;
  readonly question: Question;
}

function titlesOf(axis: Axis, value: string | readonly string[]): string {
  const titles = axis.choices.filter(({ id }) => [value].flat().includes(id)).map(({ title }) => said(title));
  return titles.join(', ') || say`none yet`;
}

/** What can be changed: all that there are alternatives to, and the name where it was asked for. */
function linesOf(answers: Answers, given: GivenAnswers, checkName: (name: string) => void): readonly Line[] {
  const name: Line = {
    key: 'project',
    title: say`Project name`,
    value: answers.project,
    question: nameQuestion(checkName),
  };
  let before: PartialAnswers = { project: answers.project };
  const axes = AXES.flatMap((axis): readonly Line[] => {
    const known = before;
    before = { ...before, [axis.key]: answers[axis.key] };
    if (!hasAlternatives(axis, known)) return [];
    const title = said(axis.title);
    const value = titlesOf(axis, answers[axis.key]);
    return [{ key: axis.key, title, value, question: question(axis, known, undefined) }];
  });
  const options = chosen(answers).flatMap(({ choice }) =>
    optionsOf([choice])
      .filter(({ option }) => option.asked)
      .map((one): Line => {
        const others = answers.options[choice.id] ?? {};
        const title = `${said(choice.title)}, ${said(one.option.title).toLowerCase()}`;
        const value = others[one.option.id] || say`none`;
        return { key: one.key, title, value, question: optionQuestion(one, answers, others) };
      }),
  );
  return [...(given.has('project') ? [] : [name]), ...axes, ...options];
}

/**
 * Asks what is not given, then shows all answers: each can be changed, until the person says that the project may be
 * written. Where nothing had to be asked, nothing is shown either.
 *
 * @param given answers that need no asking
 * @param checkName throws a UserError when a project cannot have the name that was typed
 * @throws UserError as `askMissing` does
 */
export async function askAnswers(
  given: GivenAnswers,
  ask: Ask,
  checkName: (name: string) => void,
): Promise<Answers> {
  let all = new Map(await askMissing(given, ask, checkName));
  let notes: readonly string[] = [];
  while (all.size > given.size) {
    const answers = resolveAnswers(all);
    const lines = linesOf(answers, given, checkName);
    const picked = await ask(summaryQuestion(lines, notes));
    const line = lines.find(({ key }) => key === picked);
    if (picked === WRITE || !line) return answers;
    const value = await ask(line.question);
    const isNothing = Array.isArray(value) && value.length === 0;
    // A server of the other interface may have been chosen now.
    if (line.key === 'server') all.delete('interface');
    all.set(line.key, { value: isNothing ? NONE : value, label: line.title });
    const change = following(all);
    notes = change.notes;
    all = new Map(await askMissing(change.all, ask, checkName));
  }
  return resolveAnswers(all);
}

import { isCommand } from '../answers/command-names.ts';
import { resolveOption } from '../answers/options.ts';
import { resolveAxis } from '../answers/resolve.ts';
import { AXES, NONE } from '../choices/axes.ts';
import type { Answers, PartialAnswers } from '../choices/choice.ts';
import { chosen, optionsOf } from '../choices/chosen.ts';
import { meantCommand } from './no-command.ts';

/** The flags of what is answered otherwise than by default, in the order of the prompts. */
function answerFlags(answers: Answers): readonly string[] {
  let before: PartialAnswers = { project: answers.project };
  return AXES.flatMap((axis) => {
    const value = answers[axis.key];
    const fallback = resolveAxis(axis, new Map(), before);
    before = { ...before, [axis.key]: value };
    if (String(value) === String(fallback)) return [];
    return [`--${axis.flag}`, String(value) || NONE];
  });
}

/** The flags of the options that have another value than their default. */
function optionFlags(answers: Answers): readonly string[] {
  return chosen(answers).flatMap(({ choice }) => {
    let others: Readonly<Record<string, string>> = {};
    return optionsOf([choice]).flatMap((one) => {
      // What has no default is always said.
      const fallback = one.option.required ? '' : resolveOption(one, new Map(), answers, others);
      const value = answers.options[choice.id]?.[one.option.id] ?? fallback;
      others = { ...others, [one.option.id]: value };
      // With "=", a value that begins with a dash is a value all the same.
      return value === fallback ? [] : [`--${one.flag}=${value}`];
    });
  });
}

/**
 * The words of a command line that give a project with these answers, and ask nothing.
 *
 * Pure. Parsing them gives the same answers: what is left out is the default of what stands before it.
 *
 * @param answers those of a new project; an adopted one has no such line
 * @param folder where the project goes, as people type it; left out where it is called as the project is
 * @returns words after the command: `['shop', '--server', 'uvicorn', '--lang', 'en', '--defaults']`
 */
export function commandWords(answers: Answers, folder = answers.project): readonly string[] {
  const { project, language = 'en' } = answers;
  const place = folder === project ? [] : [folder];
  // A first word that is a command, or looks like one, is no name.
  const asFlag = place.length === 0 && (isCommand(project) || meantCommand(project) !== '');
  const name = asFlag ? ['--project', project] : [project, ...place];
  return [...name, ...answerFlags(answers), ...optionFlags(answers), '--lang', language, '--defaults'];
}

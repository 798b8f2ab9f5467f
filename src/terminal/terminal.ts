import { isatty } from 'node:tty';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import type { Ask, Question } from './question.ts';
import { columns, wrapped } from './text.ts';
import { visible } from './visible.ts';

/** Whether a person sits at the terminal: then questions are asked and progress is shown. */
export function interactive(): boolean {
  // Where nobody is, as the variable says that every such service sets, a terminal is only for the looks of a log.
  if (!/^(0|false|no|off)?$/i.test(process.env.CI ?? '')) return false;
  // Asked of the descriptor: process.stdin is made when it is first looked at, which takes longer than resolving all answers.
  return isatty(0) && Boolean(process.stdout.isTTY);
}

let guarded = false;

/**
 * Prints a result: the one place that does. What a terminal would obey in names and contents of files is shown instead
 * (`visible`). A reader that has seen enough, such as `head`, is no error of ours.
 *
 * @param exact a patch, which must fit: a pipe gets its bytes as they are
 */
export function print(text: string, exact = false): void {
  if (!guarded) {
    guarded = true;
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  process.stdout.write(exact && !process.stdout.isTTY ? text : visible(text));
}

/** Says something past the result: an error, or what a person should know while a program reads. */
export function warn(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}

/** One line of progress, on a terminal only: pipes and logs stay quiet. */
export function progress(line: string): void {
  if (process.stderr.isTTY) warn(line);
}

/** The reason behind a greyed entry, or below it where the line is too short. */
function reasonLine(name: string, reason: string, width: number): string {
  return ` - ${name} ${reason}`.length <= width ? reason : `\n${wrapped(reason, width, '     ')}`;
}

/** The question with its texts broken between words: Inquirer breaks wherever the line ends. */
function fitted(question: Question, width: number): Question {
  // The question mark, or the tick, stands before the message.
  const message = wrapped(question.message, width - 2, '');
  if (!question.choices) return { ...question, message };
  const choices = question.choices.map((entry) => ({
    ...entry,
    description: wrapped(entry.description, width, ''),
    ...(entry.disabled ? { disabled: reasonLine(entry.name, entry.disabled, width) } : {}),
  }));
  return { ...question, message, choices };
}

/** What an error of a prompt means where the person has left it with Ctrl-C: nothing was written by then. */
export function leftAtPrompt(error: unknown): UserError | undefined {
  // Yeoman's adapter brings an Inquirer of its own, whose class is not ours: its name is the same.
  return error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)
    ? new UserError(say`Stopped at the prompt: nothing was written.`, 130)
    : undefined;
}

/**
 * An `Ask` that Ctrl-C ends with one line.
 *
 * @param prompt Inquirer's own, or that of Yeoman's adapter
 * @throws UserError when the person leaves with Ctrl-C: nothing was written by then
 */
export function askWith(prompt: (question: Question) => Promise<Record<string, unknown>>): Ask {
  return async (question) => {
    try {
      return (await prompt(fitted(question, columns(process.stdout))))[question.name];
    } catch (error) {
      throw leftAtPrompt(error) ?? error;
    }
  };
}

/** The prompts of Inquirer that we use, each loaded with the first question of its kind: all of it is ten times as much. */
const PROMPTS: Readonly<Record<Question['type'], () => Promise<(question: never) => Promise<unknown>>>> = {
  checkbox: async () => (await import('@inquirer/checkbox')).default,
  confirm: async () => (await import('@inquirer/confirm')).default,
  input: async () => (await import('@inquirer/input')).default,
  select: async () => (await import('@inquirer/select')).default,
};

/** Asks with Inquirer's prompts. */
export const ask: Ask = askWith(async (question) => {
  const prompt = await PROMPTS[question.type]();
  return { [question.name]: await prompt(question as never) };
});

import { ANSWER_FLAGS, OPTION_FLAGS } from '../flags/answer-flags.ts';
import { type Flag, helpOf, usageText } from '../flags/flag.ts';
import { said, say } from '../languages/say.ts';
import { wrapped } from '../terminal/text.ts';
import type { CommandModule } from './command.ts';
import { COMMANDS } from './commands.ts';

function head(flag: Flag): string {
  const value = flag.placeholder ? ` ${said(flag.placeholder)}` : '';
  return `${flag.short ? `-${flag.short}, ` : ''}--${flag.name}${value}`;
}

function section(title: string, flags: readonly Flag[], width: number): string {
  const lines = flags.map((flag) => `  ${head(flag)}\n${wrapped(helpOf(flag), width, '      ')}`);
  return `${title}\n${lines.join('\n')}`;
}

/** Examples as they were written, under a heading in the user's language. */
function examplesText(examples: string): string {
  return examples.trim().replaceAll(/^Examples:$/gm, say`Examples:`);
}

/** The examples of the own command; a Yeoman generator's are its USAGE. */
export const EXAMPLES = `Examples:
  django-cloud mysite
  django-cloud mysite --interface asgi
  django-cloud mysite --defaults --run
  django-cloud --list`;

/** The commands beside the first generation, as a section of `--help`. */
export function commandsText(width: number): string {
  const lines = COMMANDS.map(({ name, summary }) => `  ${name}\n${wrapped(said(summary), width, '      ')}`);
  return say`Commands (each has its own --help):\n${lines.join('\n')}`;
}

/** The flags that say what happens, rather than what is answered. */
function withoutAnswers(flags: readonly Flag[]): readonly Flag[] {
  return flags.filter((flag) => !ANSWER_FLAGS.includes(flag) && !OPTION_FLAGS.includes(flag));
}

/** The flags of answers, and those of options. */
function answerSections(flags: readonly Flag[], width: number): readonly string[] {
  const sections = [
    [say`Answers:`, ANSWER_FLAGS],
    [say`Platform and service options:`, OPTION_FLAGS],
  ] as const;
  return sections
    .map(([title, known]) => [title, flags.filter((flag) => known.includes(flag))] as const)
    .filter(([, found]) => found.length > 0)
    .map(([title, found]) => section(title, found, width));
}

/**
 * The text of `--help` of one command.
 *
 * @param prefix what the user types before its name: `django-cloud `, `yo django-cloud:`
 * @param flags all that it takes, its own first: those of answers have sections of their own, below
 * @param width columns
 */
export function commandHelp(
  prefix: string,
  { usage, description, examples }: Pick<CommandModule, 'usage' | 'description' | 'examples'>,
  flags: readonly Flag[],
  width: number,
): string {
  return `${[
    wrapped(say`Usage: ${prefix}${usageText(usage)}`, width, ''),
    wrapped(said(description), width, ''),
    section(say`Flags:`, withoutAnswers(flags), width),
    ...answerSections(flags, width),
    examplesText(examples),
  ].join('\n\n')}\n`;
}

/**
 * The text of `--help`, wrapped to the terminal.
 *
 * @param command what the user types before NAME: `django-cloud`, `yo django-cloud`
 * @param flags all that it takes
 * @param examples the last section, as it is printed
 * @param width columns
 */
export function help(command: string, flags: readonly Flag[], examples: string, width: number): string {
  return `${[
    wrapped(say`Usage: ${command} [NAME [FOLDER]] [flags]`, width, ''),
    wrapped(
      say`Renders a Django project that starts on a production server, into FOLDER (default: a new folder called NAME). What no flag answers is asked; without a terminal it takes its default.`,
      width,
      '',
    ),
    ...answerSections(flags, width),
    section(say`General options:`, withoutAnswers(flags), width),
    examplesText(examples),
  ].join('\n\n')}\n`;
}

import { ANSWER_FLAGS, OPTION_FLAGS } from '../flags/answer-flags.ts';
import type { Flag } from '../flags/flag.ts';
import { COMMANDS, type CommandModule } from './commands.ts';
import { wrapped } from './text.ts';

function head(flag: Flag): string {
  const value = flag.placeholder ? ` ${flag.placeholder}` : '';
  return `${flag.short ? `-${flag.short}, ` : ''}--${flag.name}${value}`;
}

function section(title: string, flags: readonly Flag[], width: number): string {
  const lines = flags.map((flag) => `  ${head(flag)}\n${wrapped(flag.help, width, '      ')}`);
  return `${title}\n${lines.join('\n')}`;
}

/** The examples of the own command; a Yeoman generator's are its USAGE. */
export const EXAMPLES = `Examples:
  django-cloud mysite
  django-cloud mysite --interface asgi
  django-cloud mysite --defaults --run
  django-cloud --list`;

/** The commands beside the first generation, as a section of `--help`. */
export function commandsText(width: number): string {
  const lines = COMMANDS.map(({ name, summary }) => `  ${name}\n${wrapped(summary, width, '      ')}`);
  return `Commands (each has its own --help):\n${lines.join('\n')}`;
}

/**
 * The text of `--help` of one command.
 *
 * @param prefix what the user types before its name: `django-cloud `, `yo django-cloud:`
 * @param flags all that it takes
 * @param width columns
 */
export function commandHelp(
  prefix: string,
  { usage, description, examples }: Pick<CommandModule, 'usage' | 'description' | 'examples'>,
  flags: readonly Flag[],
  width: number,
): string {
  return `${[
    wrapped(`Usage: ${prefix}${usage}`, width, ''),
    wrapped(description, width, ''),
    section('Flags:', flags, width),
    examples.trim(),
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
  const others = flags.filter((flag) => !ANSWER_FLAGS.includes(flag) && !OPTION_FLAGS.includes(flag));
  return `${[
    wrapped(`Usage: ${command} [NAME [FOLDER]] [flags]`, width, ''),
    wrapped(
      'Renders a Django project that starts on a production server, into FOLDER (default: a new folder called NAME). What no flag answers is asked; without a terminal it takes its default.',
      width,
      '',
    ),
    section('Answers:', ANSWER_FLAGS, width),
    ...(OPTION_FLAGS.length > 0 ? [section('Of single choices:', OPTION_FLAGS, width)] : []),
    section('What happens:', others, width),
    examples.trim(),
  ].join('\n\n')}\n`;
}

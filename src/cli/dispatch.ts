import type { Command } from '../commands/command.ts';
import { COMMANDS, commandOf } from '../commands/commands.ts';
import { FLAGS, HELP_FLAG } from '../commands/flags.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { parseFlags } from '../flags/parse.ts';
import { version } from '../generated/version.ts';
import { ask, interactive, print } from '../terminal/terminal.ts';
import { columns } from '../terminal/text.ts';
import { withCommandFirst } from './command-first.ts';

async function information(flags: ParsedFlags): Promise<string | undefined> {
  if (flags.switches.has('help')) {
    const { commandsText, EXAMPLES, help } = await import('../commands/help.ts');
    const width = columns(process.stdout);
    return help('django-cloud', FLAGS, `${commandsText(width)}\n\n${EXAMPLES}`, width);
  }
  if (flags.switches.has('version')) return `${version}\n`;
  if (!flags.switches.has('list')) return undefined;
  return (await import('../commands/list.ts')).listText(flags.switches.has('json'), process.stdout);
}

/** What only prints does without what writes: loading it takes a part of the time of `--help`. */
async function render(flags: ParsedFlags): Promise<number> {
  const { prepare, checkRun } = await import('./preparation.ts');
  await checkRun(flags);
  const prepared = await prepare(flags, process.cwd(), interactive() ? ask : undefined);
  // What writes is loaded while nobody waits for a question.
  return (await import('../commands/carry-out.ts')).carryOut(prepared, flags);
}

async function runCommand(command: Command, argv: readonly string[]): Promise<number> {
  const module = await command.load();
  const known = [...module.flags, HELP_FLAG];
  const flags = parseFlags(argv, known);
  if (!flags.switches.has('help')) return await module.run(flags, COMMANDS);
  const { commandHelp } = await import('../commands/help.ts');
  print(commandHelp('django-cloud ', module, known, columns(process.stdout)));
  return 0;
}

/**
 * Runs a command, with the catalogue as it is now: plug-ins have been loaded.
 *
 * @param words what comes after the command, in the language that is spoken
 * @returns the exit status
 * @throws UserError
 */
export async function dispatch(words: readonly string[]): Promise<number> {
  const argv = withCommandFirst(words);
  const command = commandOf(argv[0]);
  if (command) return await runCommand(command, argv.slice(1));
  const flags = parseFlags(argv, FLAGS);
  const text = await information(flags);
  if (text === undefined) return await render(flags);
  print(text);
  return 0;
}

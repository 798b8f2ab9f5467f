import { didYouMean } from '../answers/did-you-mean.ts';
import { bash } from '../completion/bash.ts';
import { fish } from '../completion/fish.ts';
import type { CompletedCommand, CompletedFlag, Vocabulary } from '../completion/vocabulary.ts';
import { zsh } from '../completion/zsh.ts';
import { UserError } from '../errors/user-error.ts';
import { type Flag, helpOf } from '../flags/flag.ts';
import { said, say } from '../languages/say.ts';
import { print } from '../terminal/terminal.ts';
import type { Command, CommandModule } from './command.ts';
import { FLAGS, HELP_FLAG, MESSAGES_FLAG } from './flags.ts';

const SHELLS: Readonly<Record<string, (vocabulary: Vocabulary) => string>> = { bash, zsh, fish };

/** The first sentence: a list of completions shows a line of each. */
const firstSentence = (text: string): string => text.split(/[.;:](?: |$)/, 1)[0] ?? '';

function completed(flag: Flag): readonly CompletedFlag[] {
  const { name, short, takes, values } = flag;
  const one = {
    name,
    ...(short ? { short } : {}),
    help: firstSentence(helpOf(flag)),
    takesValue: takes !== 'none',
    ...(values ? { values } : {}),
    several: takes === 'many',
  };
  const negated = { name: `no-${name}`, help: one.help, takesValue: false, several: false };
  return flag.negated === undefined ? [one] : [one, negated];
}

/** Every command with its flags, and what is known of their values: nothing of it is written down a second time. */
export async function vocabulary(commands: readonly Command[]): Promise<Vocabulary> {
  const named = await Promise.all(
    commands.map(async ({ name, summary, load }): Promise<CompletedCommand> => {
      const { flags, words = [] } = await load();
      return { name, summary: said(summary), words, flags: [...flags, HELP_FLAG].flatMap(completed) };
    }),
  );
  const first = { name: '', summary: '', words: [], flags: FLAGS.flatMap(completed) };
  return { program: 'django-cloud', commands: [...named, first] };
}

/** `django-cloud completion SHELL`: prints the script with which a shell completes the command. */
export default {
  usage: 'completion SHELL [flags]',
  description:
    'Prints a script for bash, zsh or fish, with which the shell completes commands, flags and their values. Its first lines say where it goes.',
  words: Object.keys(SHELLS),
  flags: [MESSAGES_FLAG],
  examples: `Examples:
  source <(django-cloud completion bash)
  source <(django-cloud completion zsh)
  django-cloud completion fish | source`,
  async run({ positionals }, commands) {
    const [shell, ...more] = positionals;
    const known = Object.keys(SHELLS);
    if (more.length > 0)
      throw new UserError(
        say`completion ${more[0]}: unexpected argument. Usage: django-cloud completion SHELL`,
      );
    const script = shell !== undefined && Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
    if (!script)
      throw new UserError(
        shell === undefined
          ? say`completion: missing argument: SHELL. Choose one of: ${known.join(', ')}.`
          : say`completion ${shell}: unknown shell.${didYouMean(shell, known)} Choose one of: ${known.join(', ')}.`,
      );
    print(script(await vocabulary(commands)));
    return 0;
  },
} satisfies CommandModule;

/** Where people put flags and commands, as they know it from other tools: the command line as ours is read, command first. */
import { commandOf } from '../commands/commands.ts';
import { FLAGS } from '../commands/flags.ts';
import type { Flag } from '../flags/flag.ts';

/** Flags that are about no command: they answer by themselves, whatever follows. */
const ALONE = ['version', 'list'];

/** The flags that one word of the command line stands for; undefined where there is none such. */
function flagsOf(word: string): readonly Flag[] | undefined {
  const named = (name: string): Flag | undefined =>
    FLAGS.find((flag) => flag.name === name || flag.aliases?.includes(name));
  const [name = ''] = word.replace(/^--/, '').split('=', 1);
  const found = word.startsWith('--')
    ? [named(name) ?? (name.startsWith('no-') ? named(name.slice(3)) : undefined)]
    : [...word.slice(1)].map((letter) => FLAGS.find(({ short }) => short === letter));
  return found.every((flag) => flag !== undefined) ? found : undefined;
}

/** How many words at the beginning are flags and their values; none where one of them is about no command. */
function leadingFlags(argv: readonly string[]): number {
  let count = 0;
  for (let word = argv[0]; word?.startsWith('-') && !['-', '--'].includes(word); word = argv[count]) {
    const flags = flagsOf(word);
    if (!flags || flags.some(({ name }) => ALONE.includes(name))) return 0;
    const isWhole = flags.every(({ takes }) => takes === 'none') || /=|^--no-/.test(word);
    count += isWhole ? 1 : 2;
  }
  return count;
}

/** `help`, `help COMMAND` and `--help COMMAND`, as people know them from other tools, with --help where ours is. */
function withHelpLast(argv: readonly string[]): readonly string[] {
  const [first = '', word = '-', ...more] = argv;
  if (!['help', '--help', '-h'].includes(first)) return argv;
  if (commandOf(word)) return [word, '--help', ...more];
  return word.startsWith('-') ? ['--help', ...argv.slice(1)] : argv;
}

/**
 * The words with the command first, where there is one: `--lang es server` is `server --lang es`. A command's name is never
 * that of a project, so that a command line that began with flags was none before.
 *
 * @param words what was typed
 */
export function withCommandFirst(words: readonly string[]): readonly string[] {
  const argv = withHelpLast(words);
  const count = leadingFlags(argv);
  const [command = '', ...more] = argv.slice(count);
  if (count === 0 || !(commandOf(command) || command === 'help')) return argv;
  return withHelpLast([command, ...more, ...argv.slice(0, count)]);
}

import { speakTo } from '../src/commands/speak-to.ts';
import { UserError } from '../src/errors/user-error.ts';
import type { AskedPlugins } from '../src/plugins/asked.ts';
import { loadPlugins } from '../src/plugins/load.ts';
import { ask, interactive, warn } from '../src/terminal/terminal.ts';

/** Whether these words are a shell's, for a generator of ours, rather than a program's. */
const isShell = (words: readonly string[]): boolean =>
  words.some((word) => /^(?:generator-)?django-cloud(?::|,?$)/.test(word));

/**
 * Loads plug-ins under `yo`, and says what is wrong with one in one line: `yo` would put lines of its own around it.
 *
 * @param words the process's, after the program
 * @throws UserError when a program is to handle it
 */
export async function loadTyped(asked: AskedPlugins, words: readonly string[]): Promise<void> {
  try {
    speakTo(words);
    const isHelp = words.some((word) => ['--help', '-h'].includes(word));
    await loadPlugins(asked, process.cwd(), interactive() ? ask : undefined, isHelp);
  } catch (error) {
    if (!(error instanceof UserError) || !isShell(words)) throw error;
    warn(error.message);
    process.exit(error.exitCode);
  }
}

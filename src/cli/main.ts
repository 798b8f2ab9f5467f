import { refusedBySystem } from '../answers/refused-by-system.ts';
import { speakTo } from '../commands/speak-to.ts';
import { errorAsJson, UserError, wantsJson } from '../errors/user-error.ts';
import { version } from '../generated/version.ts';
import { pluginsAsked } from '../plugins/asked.ts';
import { ask, interactive, print, warn } from '../terminal/terminal.ts';

/** Words that ask for help about a command: nothing is asked then. */
const HELP = ['help', '--help', '-h'];

const VERSION = ['-V', '--version'];

/** Loads the plug-ins that the words ask for, before anything that knows of choices. @throws UserError */
async function withPlugins(words: readonly string[]): Promise<void> {
  const asked = pluginsAsked(words, process.cwd());
  if (!asked) return;
  const { loadPlugins } = await import('../plugins/load.ts');
  const isHelp = words.some((word) => HELP.includes(word));
  await loadPlugins(asked, process.cwd(), interactive() ? ask : undefined, isHelp);
}

/**
 * The command `django-cloud`.
 *
 * @param words what comes after the command
 * @returns the exit status: 0, 1 (something failed while running, or a merge left conflicts), 2 (wrong usage), 130 (Ctrl-C)
 */
export async function main(words: readonly string[]): Promise<number> {
  try {
    speakTo(words);
    // Needs no choice, and is what scripts ask most.
    if (words.length === 1 && VERSION.includes(words[0]!)) {
      print(`${version}\n`);
      return 0;
    }
    await withPlugins(words);
    return await (await import('./dispatch.ts')).dispatch(words);
  } catch (thrown) {
    const error =
      thrown instanceof UserError
        ? thrown
        : (refusedBySystem(thrown) ?? (await import('../commands/fault.ts')).faultOf(thrown, words));
    warn(error.message);
    if (wantsJson(words)) print(errorAsJson(error));
    return error.exitCode;
  }
}

/** Which plug-ins a command asks for, by `--plugin` or in the answers of a project: looked at before anything else is loaded. */
import { join } from 'node:path';
import { ANSWERS_FILE } from '../answers/yo-rc.ts';
import { textWithin } from '../reading/read.ts';

export interface AskedPlugins {
  /** What was typed after `--plugin`: packages' names, and paths of folders. */
  readonly typed: readonly string[];
  /** The folders of projects that the command may be about, and whose answers name plug-ins. */
  readonly projects: readonly string[];
}

/** Commands that look at no choice. */
const WITHOUT = ['undo', 'completion', 'web', 'new-plugin', 'lock-plugin', 'test-plugin', '--version', '-V'];

/** The command among the words: what may stand before it is said once for all of them. */
function commandIn(words: readonly string[]): string {
  let at = 0;
  for (let word = words[0]; word !== undefined; word = words[at])
    if (['--lang', '--plugin'].includes(word)) at += 2;
    else if (/^--(?:lang=|plugin=|json$)/.test(word)) at += 1;
    else return word.replace(/^django-cloud:/, '');
  return '';
}

function typedIn(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    if (word.startsWith('--plugin=')) return [word.slice('--plugin='.length)];
    return word === '--plugin' ? [words[index + 1] ?? ''] : [];
  });
}

/** Whether the answers in a folder name plug-ins. */
function namesPlugins(folder: string): boolean {
  try {
    return /"plugins"\s*:/.test(textWithin(join(folder, ANSWERS_FILE), 'answers') ?? '');
  } catch {
    // Whoever reads the answers says what is wrong with them.
    return false;
  }
}

/**
 * @param words of the command line, after the command
 * @param cwd where it was typed
 * @returns undefined where no plug-in is asked for
 */
export function pluginsAsked(words: readonly string[], cwd: string): AskedPlugins | undefined {
  const flags = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  const typed = typedIn(flags);
  if (WITHOUT.includes(commandIn(words))) return undefined;
  // NAME and FOLDER may both be where the project is.
  const named = words.filter((word) => !word.startsWith('-')).slice(0, 4);
  const folders = [...new Set([cwd, ...named.map((word) => join(cwd, word))])];
  const projects = folders.filter(namesPlugins);
  return typed.length + projects.length > 0 ? { typed, projects } : undefined;
}

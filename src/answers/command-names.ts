import { platforms } from '../choices/catalog.ts';
import { OTHER_COMMANDS } from './other-commands.ts';

/** Commands that change answers, in the order of `--help`: `edits.ts` has them. Names alone, which validation needs everywhere. */
export const EDIT_NAMES: readonly string[] = [
  'server',
  ...platforms.map(({ id }) => id),
  'service',
  'update',
];

/** Every command. */
export const commandNames = (): readonly string[] => [...EDIT_NAMES, ...OTHER_COMMANDS];

/** Whether the first word of a command line stands for a command, and therefore for no project. */
export function isCommand(word: string): boolean {
  return commandNames().includes(word);
}

import { EDITS } from './edits.ts';

/** Commands that change no answers, in the order of `--help`. */
export const OTHER_COMMANDS = ['adopt', 'undo', 'rehearse', 'workshop', 'completion'] as const;
export type OtherCommand = (typeof OTHER_COMMANDS)[number];

/** Every command. */
export const commandNames = (): readonly string[] => [...EDITS.map(({ name }) => name), ...OTHER_COMMANDS];

/** Whether the first word of a command line stands for a command, and therefore for no project. */
export function isCommand(word: string): boolean {
  return commandNames().includes(word);
}

import { platforms } from '../choices/catalog.ts';

/** Commands that change answers, in the order of `--help`: `edits.ts` has them. Names alone, which validation needs everywhere. */
export const EDIT_NAMES: readonly string[] = [
  'server',
  ...platforms.map(({ id }) => id),
  'service',
  'update',
];

/** Commands that change no answers, in the order of `--help`. */
export const OTHER_COMMANDS = [
  'adopt',
  'undo',
  'explain',
  'rehearse',
  'workshop',
  'web',
  'completion',
] as const;
export type OtherCommand = (typeof OTHER_COMMANDS)[number];

/** Every command. */
export const commandNames = (): readonly string[] => [...EDIT_NAMES, ...OTHER_COMMANDS];

/** Whether the first word of a command line stands for a command, and therefore for no project. */
export function isCommand(word: string): boolean {
  return commandNames().includes(word);
}

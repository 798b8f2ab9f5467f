import { OTHER_COMMANDS, type OtherCommand } from '../answers/other-commands.ts';
import { EDITS } from '../change/edits.ts';
import type { Command } from './command.ts';

const OTHERS: Readonly<Record<OtherCommand, Omit<Command, 'name'>>> = {
  adopt: {
    summary: 'Adopt an existing Django project.',
    load: async () => (await import('./adopt.ts')).default,
  },
  undo: {
    summary: 'Take back the last change of a project.',
    load: async () => (await import('./undo.ts')).default,
  },
  explain: {
    isOwn: true,
    summary: 'Say why a file is in a project, what would remove it, and which answers shaped its lines.',
    load: async () => (await import('./explain.ts')).default,
  },
  rehearse: {
    summary: 'Run a project here as its platform would, and see what would fail there.',
    load: async () => (await import('./rehearse.ts')).default,
  },
  workshop: {
    summary: 'Write a repository for each participant of a course, lab by lab, from a roster.',
    load: async () => (await import('./workshop.ts')).default,
  },
  web: {
    isOwn: true,
    summary: 'Choose a project in the browser, and see every file before it exists.',
    load: async () => (await import('./web.ts')).default,
  },
  completion: {
    isOwn: true,
    summary: 'Print a script with which a shell completes these commands, flags and values.',
    load: async () => (await import('./completion.ts')).default,
  },
  'new-plugin': {
    isOwn: true,
    summary: 'Begin a plug-in: a server, a platform or a service of your own.',
    load: async () => (await import('./new-plugin.ts')).default,
  },
  'lock-plugin': {
    isOwn: true,
    summary: 'Pin the packages that the choices of a plug-in install.',
    load: async () => (await import('./lock-plugin.ts')).default,
  },
  'test-plugin': {
    isOwn: true,
    summary: 'Make, start and rehearse projects with the choices of a plug-in.',
    load: async () => (await import('./test-plugin.ts')).default,
  },
};

export const COMMANDS: readonly Command[] = [
  ...EDITS.map((edit) => ({
    name: edit.name,
    get summary() {
      return edit.summary;
    },
    load: async () => (await import('./edit-command.ts')).editCommand(edit.name),
  })),
  ...OTHER_COMMANDS.map((name) => ({ name, ...OTHERS[name] })),
];

/** The command of that name; undefined when the word is none: then it is a project's name. */
export function commandOf(word: string | undefined): Command | undefined {
  return COMMANDS.find(({ name }) => name === word);
}

import type { Flag, ParsedFlags } from '../flags/flag.ts';

/** What a command is, once it is loaded. */
export interface CommandModule {
  /** What the user types after `django-cloud`. */
  readonly usage: string;
  /** What it does, in a few sentences. */
  readonly description: string;
  readonly flags: readonly Flag[];
  /** What the words after it may be, where they can be listed. */
  readonly words?: readonly string[];
  /** The last section of its `--help`. */
  readonly examples: string;
  /** @param commands every command there is @returns the exit status */
  readonly run: (flags: ParsedFlags, commands: readonly Command[]) => Promise<number>;
}

/** A command beside the first generation: the first word of the command line, and no name for a project. */
export interface Command {
  readonly name: string;
  /** One line for `--help`. */
  readonly summary: string;
  /** Whether no generator of Yeoman's does the same: it is about this command itself. */
  readonly isOwn?: true;
  readonly load: () => Promise<CommandModule>;
}

import type { GivenAnswers } from '../answers/given.ts';
import type { Flag, ParsedFlags } from '../flags/flag.ts';
import type { Question } from '../prompts/questions.ts';

/** Takes away what the same command adds without it. */
export const REMOVE: Flag = {
  name: 'remove',
  takes: 'none',
  help: 'Remove it and its files.',
};

/** The words of a command line that are no flags, read: `[NAME [FOLDER]]`, or what an edit takes instead. */
export interface Words {
  readonly given: GivenAnswers;
  /** Where the project goes, as it was typed. */
  readonly folder?: string;
}

/**
 * A change of a project's answers: the own command's `server ID`, Yeoman's `django-cloud:server`. Everything else is the
 * same for all of them: validation, plan, merge, report.
 */
export interface Edit {
  /** The command's name, and the generator's. */
  readonly name: string;
  /** One line for `--help`. */
  readonly summary: string;
  /** What the user types after the command: `server ID`. */
  readonly usage: string;
  /** What the words after it may be, where they can be listed. */
  readonly words?: readonly string[];
  /** What it does, in a few sentences. */
  readonly description: string;
  /** The last section of its `--help`, without the command. */
  readonly examples: readonly string[];
  /** Flags beside those of the answers. */
  readonly flags?: readonly Flag[];
  /**
   * What a person is asked where the words are missing; the answer takes their place. Undefined when nothing is missing.
   *
   * @param stored the project's own answers
   */
  readonly asks?: (flags: ParsedFlags, stored: GivenAnswers) => Question | undefined;
  /** Whether it renders a whole project where there is none yet; its words are then `[NAME [FOLDER]]`. */
  readonly begins: boolean;
  /**
   * What the words and flags change.
   *
   * @param stored the project's own answers; undefined where there is no project yet
   * @throws UserError on words that it does not understand
   */
  readonly given: (flags: ParsedFlags, stored: GivenAnswers | undefined) => GivenAnswers;
}

import type { Followed } from '../answers/edit.ts';
import type { OlderProject } from '../change/older-project.ts';
import type { Answers } from '../choices/choice.ts';
import type { MergePlan } from '../merge/merge-project.ts';
import type { Recovery } from '../merge/recover.ts';
import type { PlannedFile } from '../plan/plan.ts';
import type { Extra } from './extras.ts';

/** What a command runs of a project, in words, in the order in which it happens. */
export type Executed = readonly string[];

/** What a command line asks for: a project and where it goes. */
export interface Rendering {
  readonly answers: Answers;
  /** What the project had answered otherwise, and what did not go with the change any more. */
  readonly followed: readonly Followed[];
  readonly files: readonly PlannedFile[];
  /** Absolute. */
  readonly folder: string;
  /** What it changes in what is there; undefined for a new project in a folder of its own. */
  readonly merge: MergePlan | undefined;
  /** Whether it is a new project's, in a folder with files that are no project of ours. */
  readonly entered?: boolean;
  /** What was found there of a change that had been interrupted. */
  readonly recovery?: Recovery;
  /** What is done once it is written. */
  readonly extras?: ReadonlySet<Extra>;
  /** The project's version before, where it was older: the change updates it too, unless only the change is wanted. */
  readonly older?: OlderProject;
  /** What was read of a project that is adopted, and what its owner should know: lines as people read them. */
  readonly told?: readonly string[];
  /** What of the project is executed afterwards, in words. */
  readonly executes?: Executed;
  /** Whether nothing was in the folder that another could have put there: then code of it may run. */
  readonly isOwn?: boolean;
  /** Whether the person was asked: then the command line that needs no asking is news. */
  readonly asked?: boolean;
}

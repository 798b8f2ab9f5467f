import type { Answers } from '../choices/choice.ts';
import type { PlannedFile } from '../plan/planned-file.ts';
import type { Text } from './language.ts';

/** What happens between two labs. */
export interface Transition {
  /** The answers of the lab before; undefined for the first one. */
  readonly before: Answers | undefined;
  readonly after: Answers;
}

/** Something of the lab's own that `labcheck` looks at. */
export interface LabCheck {
  /** A name of letters and hyphens, for programs. */
  readonly id: string;
  /** The function of the check in the rendered labs: see templates/labs/labs. */
  readonly call: string;
  readonly args?: readonly string[];
  /** The sentence that holds when it passes. */
  readonly title: Text;
  /** What to do when it does not; the check itself names the cause. */
  readonly way: Text;
  /** Checks whose failure makes this one fail: then it is told as their consequence. */
  readonly after?: readonly string[];
}

/** The rehearsal that belongs to a lab. */
export interface LabRehearsal {
  /** A platform, or what all platforms agree on. */
  readonly stage: string;
  /** Checks that a later lab is about. */
  readonly except: readonly string[];
}

/**
 * What a lab teaches: recognized by what its step changes, so that a trainer writes answers and nothing else. One value
 * for each file in lessons/.
 */
export interface Lesson {
  /** Its pages are templates/labs/labs/<id>.<language>.md.ejs. */
  readonly id: string;
  readonly teaches: (step: Transition) => boolean;
  readonly title: (step: Transition) => Text;
  /** How long it takes, in minutes, with packages that are installed already. */
  readonly minutes: number;
  /** What a participant should know or have before. */
  readonly needs: (step: Transition) => Text;
  /**
   * The solution with a gap in it, for the participant to fill by hand. Where a lesson has none, a lab starts with what
   * the lab before ended with.
   */
  readonly start?: (solution: readonly PlannedFile[], step: Transition) => readonly PlannedFile[];
  readonly checks: (step: Transition) => readonly LabCheck[];
  /** Hints, each of which says more than the one before; the solution is none of them. */
  readonly hints: (step: Transition) => readonly Text[];
  readonly rehearsal?: (step: Transition) => LabRehearsal;
}

import type { Answers } from '../choices/choice.ts';
import type { PlannedFile } from '../plan/plan.ts';
import type { Text } from './language.ts';

/** What happens between two labs. */
export interface Transition {
  /** The answers of the lab before; undefined for the first one. */
  readonly before: Answers | undefined;
  readonly after: Answers;
}

/** Something of the lab's own that `labcheck` looks at, rehearsal or not. */
export interface LabCheck {
  /** The expression of the check in the rendered project: `checks.pages_installed`. */
  readonly call: string;
  /** The sentence that holds when it passes. */
  readonly title: Text;
  /** What is missing, and what to do; `{name}` is filled in by the check. */
  readonly problem: Text;
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
  /** Its pages are templates/labs/docs/labs/<id>.<language>.md.ejs. */
  readonly id: string;
  readonly teaches: (step: Transition) => boolean;
  readonly title: (step: Transition) => Text;
  /**
   * The solution with a gap in it, for the participant to fill by hand. Where a lesson has none, a lab starts with what
   * the lab before ended with.
   */
  readonly start?: (solution: readonly PlannedFile[], step: Transition) => readonly PlannedFile[];
  readonly checks: (step: Transition) => readonly LabCheck[];
  readonly rehearsal?: (step: Transition) => LabRehearsal;
}

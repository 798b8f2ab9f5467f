import type { Answers } from '../choices/choice.ts';
import type { PlannedFile } from '../plan/planned-file.ts';
import type { Language } from './language.ts';
import type { Telling } from './telling.ts';

/** What a course does with its solutions: they are tags of each repository, or the trainer keeps them. */
export type Solutions = 'class' | 'withheld';

/** One step of a course: what it changes in the answers of the step before. */
export interface LabStep {
  /** `lab-3`: names its page and its tags. */
  readonly id: string;
  /** The answers that it changes, as an answers file has them; none where the lesson is about what is there already. */
  readonly change: Readonly<Record<string, unknown>>;
  /** The trainer's own page, Markdown; else the lesson's. */
  readonly page?: string;
  /** The trainer's own checks, Python: functions `check_…() -> str | None`, each with a docstring as its title. */
  readonly checks?: string;
}

/** What a trainer changes of the usual labs. */
export interface LabEdits {
  /** Pages of their own, by lab. */
  readonly pages: Readonly<Record<string, string>>;
  /** Labs between the usual ones, each with the lab that it follows or comes before. */
  readonly insert: readonly (LabStep & { readonly after?: string; readonly before?: string })[];
}

/** A course's labs: the trainer's own, the usual ones with edits, or (null) just the usual ones. */
export type CourseLabs = readonly LabStep[] | LabEdits | null;

/** One lab of one repository: the whole project as a participant meets it, and as it is when all is done. */
export interface Lab {
  readonly id: string;
  readonly title: string;
  /** How long it takes, in minutes. */
  readonly minutes: number;
  /** What a participant should know or have before. */
  readonly needs: string;
  readonly start: readonly PlannedFile[];
  readonly solution: readonly PlannedFile[];
  /** Of the first lab: what the course leaves out or changes of its project. The history begins with it, and records name it there. */
  readonly aside?: readonly PlannedFile[];
}

/**
 * The labs of a repository. Pure: same arguments, same bytes.
 *
 * @param answers those of the participant: name, server, platforms, options
 * @param solutions whether pages name the solutions' tags
 * @param telling texts of a language that the generator does not have; `language` is English then
 * @param aside what the history began with that no lab is about, for corrections of labs; else their own
 * @throws UserError when a step's change does not go with the answers before it
 */
export type LabsOf = (
  answers: Answers,
  steps: readonly LabStep[],
  language?: Language,
  solutions?: Solutions,
  telling?: Telling,
  aside?: readonly PlannedFile[],
) => readonly Lab[];

import { UserError } from '../answers/user-error.ts';
import type { Answers } from '../choices/choice.ts';
import { renderedFile } from '../merge/rendered-file.ts';
import { type PlannedFile, plan } from '../plan/plan.ts';
import type { Lab, LabsOf } from '../workshop/lab.ts';
import { type CourseLab, courseFiles } from './course.ts';
import type { Language } from './language.ts';
import type { Lesson, Transition } from './lesson.ts';
import { lessonOf } from './lessons.ts';
import { answersOfSteps } from './step-answers.ts';

const sorted = (files: readonly PlannedFile[]): readonly PlannedFile[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : 1));

function differ(a: readonly PlannedFile[], b: readonly PlannedFile[]): boolean {
  return a.length !== b.length || a.some((file, index) => file.contents !== b[index]?.contents);
}

/** What a lab starts with, and the answers of which it was rendered. */
interface Start {
  readonly files: readonly PlannedFile[];
  readonly record: PlannedFile;
}

/**
 * The start of a lab. What the participant fills in is told from the record of the whole solution, so that a later change
 * of answers merges with it.
 *
 * @throws UserError when its step changes nothing that could be done
 */
function startOf(lesson: Lesson, step: Transition, id: string, solution: readonly PlannedFile[]): Start {
  const files = lesson.start?.(solution, step) ?? solution;
  if (differ(files, solution)) return { files, record: renderedFile(solution, step.after) };
  if (step.before) {
    const earlier = plan(step.before);
    if (differ(earlier, solution)) return { files: earlier, record: renderedFile(earlier, step.before) };
  }
  throw new UserError(
    `labs: ${id}: it changes nothing, and no lesson is about what is there already. Give it another answer than the lab before, or leave it out.`,
  );
}

function labOf(
  { step, transition, lesson }: CourseLab,
  course: readonly PlannedFile[],
  language: Language,
): Lab {
  const solution = plan(transition.after);
  const start = startOf(lesson, transition, step.id, solution);
  return {
    id: step.id,
    title: lesson.title(transition)[language],
    start: sorted([...start.files, start.record, ...course]),
    solution: sorted([...solution, renderedFile(solution, transition.after), ...course]),
  };
}

/**
 * The labs of one repository: what `plan` makes of successive answers, each with a gap that the participant fills, with
 * pages and checks in their language.
 *
 * Pure: same arguments, same bytes.
 *
 * @throws UserError when a step's change cannot be used
 */
export const labsOf: LabsOf = (answers, steps, language = 'en') => {
  const all = answersOfSteps(answers, steps);
  const labs = steps.map((step, index): CourseLab => {
    const transition = { before: all[index - 1], after: all[index] as Answers };
    return { step, transition, lesson: lessonOf(transition) };
  });
  const course = courseFiles(labs, language);
  return labs.map((lab) => labOf(lab, course, language));
};

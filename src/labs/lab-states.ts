import type { Answers } from '../choices/choice.ts';
import { hasExample } from '../choices/facts.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { answersFile, type PlannedFile, plan } from '../plan/plan.ts';
import { courseFiles } from './course.ts';
import type { CourseLab } from './described.ts';
import type { Lab, LabsOf, Solutions } from './lab.ts';
import type { Language } from './language.ts';
import { lessonOf } from './lessons.ts';
import { withCommands } from './project-changes.ts';
import { answersOfSteps } from './step-answers.ts';
import { Telling } from './telling.ts';

/** A rendered project and what it was rendered from. */
export interface Rendering {
  readonly files: readonly PlannedFile[];
  readonly answers: Answers;
}

/** The record of a rendering, beside what is committed with it. */
export type RecordOf = (rendering: Rendering, committed: readonly PlannedFile[]) => readonly PlannedFile[];

const sorted = (files: readonly PlannedFile[]): readonly PlannedFile[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : 1));

function differ(a: readonly PlannedFile[], b: readonly PlannedFile[]): boolean {
  return a.length !== b.length || a.some((file, index) => file.contents !== b[index]?.contents);
}

/**
 * The course has a dev container of its own; and what looks after a project for years is no part of any lab: pull requests
 * of Dependabot and the audit of the locked packages, in all repositories at once, checks before each commit, and how
 * editors lay files out; and tests of what the generator brings and no lab changes, which each seat would have, and run.
 * Labs have a workflow of their own: "main" begins with a lab that nobody has done, whose tests fail.
 */
const NOT_IN_A_COURSE =
  /^\.devcontainer\/|^\.github\/(dependabot|workflows\/(audit|ci))\.yml$|^\.(pre-commit-config\.yaml|editorconfig)$|^tests\/test_(about|admin|createdotenv|errors|gateway|logs|middleware|sign_in)\.py$/;

/** Files of a lab, and the rendering that a later change of answers is merged with. */
interface State {
  readonly files: readonly PlannedFile[];
  readonly base: Rendering;
}

/** Files that a course leaves out or changes, as they are rendered. */
function asideOf(files: readonly PlannedFile[], language: Language): readonly PlannedFile[] {
  const kept = new Set(withCommands(files, language).map(({ contents }) => contents));
  return files.filter(({ path, contents }) => NOT_IN_A_COURSE.test(path) || !kept.has(contents));
}

/** Renders answers; those that come again, as the end of one lab and the start of the next, are rendered once. */
function renderer(): (answers: Answers) => Rendering {
  const known = new Map<string, Rendering>();
  return (answers) => {
    const key = answersFile(answers);
    const rendering = known.get(key);
    if (rendering) return rendering;
    const made = { files: plan(answers), answers };
    known.set(key, made);
    return made;
  };
}

/**
 * The start of a lab. What the participant fills in is told from the whole solution, so that a later change of answers
 * merges with it; where solutions are withheld, the start is all that its repository knows.
 *
 * @throws UserError when its step changes nothing that could be done
 */
function startOf(
  { step, transition, lesson }: CourseLab,
  solution: Rendering,
  rendered: (answers: Answers) => Rendering,
  solutions: Solutions,
): State {
  const files = lesson.start?.(solution.files, transition) ?? solution.files;
  if (differ(files, solution.files))
    return { files, base: solutions === 'class' ? solution : { ...solution, files } };
  const before = transition.before && rendered(transition.before);
  if (before && differ(before.files, solution.files)) return { files: before.files, base: before };
  throw new UserError(
    say`labs: ${step.id}: it changes nothing, and no lesson is about what is there already. Give it another answer than the lab before, or leave it out.`,
  );
}

/**
 * The labs of one repository: what `plan` makes of successive answers, each with a gap that the participant fills, with
 * pages and checks in their language.
 *
 * Pure: same arguments, same bytes.
 *
 * @param packed the course's own files as a repository has them
 * @param recordOf what tells later changes of a lab what was rendered, given all that its repository has
 * @throws UserError when a step's change cannot be used
 */
export const labsWith =
  (recordOf: RecordOf, packed = (course: readonly PlannedFile[]) => course): LabsOf =>
  (
    answers,
    steps,
    language = answers.language ?? 'en',
    solutions = 'class',
    telling = new Telling(language),
    known = undefined,
  ) => {
    if (answers.project === 'labs')
      throw new UserError(
        say`project labs: the labs of a course have a folder of that name. Choose another name for the project.`,
      );
    const all = answersOfSteps({ ...answers, language }, steps);
    if (!all.every(hasExample))
      throw new UserError(
        say`example ${all.find((one) => !hasExample(one))!.example}: the labs of a course are about the example app. Leave this answer out.`,
      );
    const labs = steps.map((step, index): CourseLab => {
      const transition = { before: all[index - 1], after: all[index] as Answers };
      return { step, transition, lesson: lessonOf(transition) };
    });
    const course = packed(courseFiles(labs, language, solutions, telling));
    const rendered = renderer();
    const ofCourse = new Set(course.map(({ path }) => path));
    const [first] = all;
    const aside = known ?? (first ? asideOf(rendered(first).files, language) : []);
    const withCourse = ({ files, base }: State, beside: readonly PlannedFile[]) => {
      const others = withCommands(files, language).filter(
        (one) => !ofCourse.has(one.path) && !NOT_IN_A_COURSE.test(one.path),
      );
      const own = [...others, ...course];
      return sorted([...own, ...recordOf(base, [...aside, ...own, ...beside])]);
    };
    return labs.map((lab, index): Lab => {
      const base = rendered(lab.transition.after);
      const solution = withCourse({ files: base.files, base }, []);
      return {
        id: lab.step.id,
        title: telling.tell(lab.lesson.title(lab.transition)),
        minutes: lab.lesson.minutes,
        needs: telling.tell(lab.lesson.needs(lab.transition)),
        start: withCourse(startOf(lab, base, rendered, solutions), solutions === 'class' ? solution : []),
        solution,
        ...(index === 0 ? { aside } : {}),
      };
    });
  };

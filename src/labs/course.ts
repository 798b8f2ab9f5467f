import { templates } from '../generated/templates.ts';
import { type Context, contextOf } from '../plan/context.ts';
import type { PlannedFile, Template } from '../plan/plan.ts';
import { translatedContext } from '../plan/translated-context.ts';
import type { LabStep } from '../workshop/lab.ts';
import { changedFlags } from './kept.ts';
import type { Language } from './language.ts';
import type { Lesson, Transition } from './lesson.ts';
import { pythonText } from './python-text.ts';
import { solutionTag, startTag } from './tags.ts';
import { TEXTS } from './texts.ts';

/** The area of the labs' templates. */
const AREA = 'labs';
const PAGES = 'docs/labs/';

/** One lab with what it teaches. */
export interface CourseLab {
  readonly step: LabStep;
  readonly transition: Transition;
  readonly lesson: Lesson;
}

/** What the templates know of one lab. */
function described({ step, transition, lesson }: CourseLab, language: Language) {
  return {
    id: step.id,
    title: lesson.title(transition)[language],
    start: startTag(step.id),
    solution: solutionTag(step.id),
    checks: lesson.checks(transition).map(({ call, title, problem }) => ({
      call,
      title: title[language],
      problem: problem[language],
    })),
    rehearsal: lesson.rehearsal?.(transition),
  };
}

type Described = ReturnType<typeof described>;

/** What the commands' templates read beyond the project's context. */
function courseContext(context: Context, labs: readonly Described[], language: Language) {
  return {
    ...context,
    labs,
    language,
    usesPartial: labs.some(({ checks }) => checks.some(({ call }) => call.startsWith('partial('))),
    texts: Object.entries(TEXTS).map(([name, text]) => [name, text[language]]),
    argument: (name: string, text: string, indent: number) => pythonText(`${name}=`, text, indent, ','),
    constant: (name: string, text: string) => pythonText(`${name}: Final = `, text, 0),
  };
}

function contentsOf(template: Template, context: Context): string {
  return template.contents ?? template.render?.(context) ?? '';
}

const file = (path: string, contents: string, executable = false): PlannedFile => ({
  path,
  contents,
  executable,
  origin: AREA,
});

/** The template of a page, in that language. @throws Error when there is none: a mistake of the generator's */
function pageTemplate(name: string, language: Language): Template {
  const path = `${PAGES}${name}.${language}.md`;
  const found = templates[AREA]?.find((template) => template.path === path);
  if (!found) throw new Error(`There is no page ${path}.`);
  return found;
}

/** The page of one lab: the trainer's own, else the lesson's, with the participant's names in it. */
function pageOf(lab: CourseLab, all: readonly Described[], index: number, language: Language): PlannedFile {
  const path = `${PAGES}${lab.step.id}.md`;
  if (lab.step.page !== undefined) return file(path, `${lab.step.page.trimEnd()}\n`);
  const { before, after } = lab.transition;
  const context = {
    ...translatedContext(contextOf(after), language),
    before: before && translatedContext(contextOf(before), language),
    added: after.platforms.filter((id) => !before?.platforms.includes(id)),
    number: index + 1,
    flags: changedFlags(before, after),
    lab: all[index],
    next: all[index + 1],
  };
  return file(path, contentsOf(pageTemplate(lab.lesson.id, language), context));
}

/**
 * What the labs of a course bring beside the project: pages, `labcheck` and `labreset`. The same for all of its labs, so
 * that going from one to another changes none of it.
 */
export function courseFiles(labs: readonly CourseLab[], language: Language): readonly PlannedFile[] {
  const [first] = labs;
  if (!first) return [];
  const all = labs.map((lab) => described(lab, language));
  const context = courseContext(contextOf(first.transition.after), all, language);
  const commands = (templates[AREA] ?? [])
    .filter(({ path }) => !path.startsWith(PAGES))
    .map((template) =>
      file(
        template.path.replaceAll('__project__', context.project),
        contentsOf(template, context),
        template.executable,
      ),
    );
  const overview = file(`${PAGES}README.md`, contentsOf(pageTemplate('overview', language), context));
  return [...commands, overview, ...labs.map((lab, index) => pageOf(lab, all, index, language))];
}

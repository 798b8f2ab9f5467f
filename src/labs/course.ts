import { templates } from '../generated/templates.ts';
import { type Context, contextOf } from '../plan/context.ts';
import type { PlannedFile, Template } from '../plan/plan.ts';
import { translatedContext } from '../plan/translated-context.ts';
import type { CourseContext, PageContext } from './contexts.ts';
import { type CourseLab, type Described, described, ownModule } from './described.ts';
import { changedFlags } from './kept.ts';
import type { Solutions } from './lab.ts';
import type { Language } from './language.ts';
import { pythonText, pythonTuple } from './python-text.ts';
import { samplesOf, withPlainNumbers } from './samples.ts';
import { SYNTAX } from './syntax-texts.ts';
import { Telling } from './telling.ts';
import { TEXTS } from './texts.ts';

/** The area of the labs' templates. */
const AREA = 'labs';
const FOLDER = 'labs/';
const OWN_CHECKS = `${FOLDER}own/`;

/** What the commands' templates read beyond the project's context. */
function courseContext(
  labs: readonly CourseLab[],
  all: readonly Described[],
  language: Language,
  telling: Telling,
): Omit<CourseContext, 'showsSolutions'> {
  const contexts = labs.map(({ transition }) => contextOf(transition.after));
  const packages = contexts.flatMap(({ server }) => server.systemPackages ?? []);
  return {
    ...(contexts[0] as Context),
    labs: all,
    language,
    texts: Object.entries(TEXTS).map(([name, text]) => [name, telling.tell(text)] as const),
    syntax: SYNTAX.map(([pattern, text]) => [pattern, telling.tell(text)] as const),
    samples: withPlainNumbers(JSON.stringify(samplesOf(labs.map(({ transition }) => transition.after)))),
    systemPackages: [...new Set(packages)],
    // What a workflow starts beside the project: the database server that the course comes to.
    databaseServer: contexts.findLast(({ database }) => database.server)?.database.server,
    minutes: all.reduce((sum, lab) => sum + lab.minutes, 0),
    argument: (name: string, text: string, indent: number) => pythonText(`${name}=`, text, indent, ','),
    element: (text: string, indent: number) => pythonText('', text, indent, ','),
    tuple: (name: string, texts: readonly string[], indent: number) =>
      pythonTuple(`${name}=`, texts, indent, ','),
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

/** The template of a page, in English where that language has none. @throws Error when there is none: a mistake of the generator's */
function pageTemplate(name: string, language: Language): Template {
  const pages = [language, 'en'].map((one) => `${FOLDER}${name}.${one}.md`);
  const found = pages.flatMap((path) => templates[AREA]?.find((template) => template.path === path) ?? []);
  if (!found[0]) throw new Error(`There is no page ${pages.join(' or ')}.`);
  return found[0];
}

/** The page of one lab: the trainer's own, else the lesson's, with the participant's names in it. */
function pageOf(
  lab: CourseLab,
  all: readonly Described[],
  index: number,
  language: Language,
  solutions: Solutions,
  telling: Telling,
): PlannedFile {
  const path = `${FOLDER}${lab.step.id}.md`;
  if (lab.step.page !== undefined) return file(path, `${lab.step.page.trimEnd()}\n`);
  const { before, after } = lab.transition;
  const context: PageContext = {
    ...translatedContext(contextOf(after), language),
    before: before && translatedContext(contextOf(before), language),
    added: after.platforms.filter((id) => !before?.platforms.includes(id)),
    number: index + 1,
    flags: changedFlags(before, after),
    lab: all[index]!,
    next: all[index + 1],
    showsSolutions: solutions === 'class',
  };
  return file(path, telling.page(contentsOf(pageTemplate(lab.lesson.id, language), context)));
}

/** The checks that a trainer wrote for labs of their own: one module for each lab that has some. */
function ownChecks(labs: readonly CourseLab[]): readonly PlannedFile[] {
  const own = labs.flatMap(({ step }) =>
    step.checks === undefined ? [] : [file(`${OWN_CHECKS}${ownModule(step.id)}.py`, step.checks)],
  );
  return own.length > 0 ? [file(`${OWN_CHECKS}__init__.py`, ''), ...own] : [];
}

/**
 * What the labs of a course bring beside the project: pages, `labcheck` and `labreset`, a workflow and a dev container. The
 * same for all of its labs, so that going from one to another changes none of it.
 */
export function courseFiles(
  labs: readonly CourseLab[],
  language: Language,
  solutions: Solutions = 'class',
  telling: Telling = new Telling(language),
): readonly PlannedFile[] {
  if (labs.length === 0) return [];
  const all = labs.map((lab, index) => described(lab, index, telling));
  const context: CourseContext = {
    ...courseContext(labs, all, language, telling),
    showsSolutions: solutions === 'class',
  };
  const brought = (templates[AREA] ?? [])
    .filter(({ path }) => !path.endsWith('.md'))
    .map((template) => file(template.path, contentsOf(template, context), template.executable));
  // Pages are translated whole: what comes into them must be in the same language as they are.
  const inPages = labs.map((lab, index) => described(lab, index, new Telling(language)));
  const ofOverview: CourseContext = { ...context, labs: inPages };
  const overview = file(
    `${FOLDER}README.md`,
    telling.page(contentsOf(pageTemplate('overview', language), ofOverview)),
  );
  const pages = labs.map((lab, index) => pageOf(lab, inPages, index, language, solutions, telling));
  return [...brought, ...ownChecks(labs), overview, ...pages];
}

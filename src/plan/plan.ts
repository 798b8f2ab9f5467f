import { added } from '../additions/additions.ts';
import { answersFile, EXAMPLE } from '../answers/answers-file.ts';
import { ANSWERS_FILE } from '../answers/yo-rc.ts';
import type { Answers } from '../choices/choice.ts';
import { chosen } from '../choices/chosen.ts';
import { factsOf } from '../choices/facts.ts';
import { templates } from '../generated/templates.ts';
import type { Language } from '../languages/language.ts';
import { type Context, contextOf } from './context.ts';
import type { PlannedFile } from './planned-file.ts';
import type { Template } from './template.ts';
import { translatedContext } from './translated-context.ts';

export { answersFile, inOrder } from '../answers/answers-file.ts';
export { ANSWERS_FILE, PACKAGE } from '../answers/yo-rc.ts';
export type { PlannedFile } from './planned-file.ts';
export type { Template } from './template.ts';

/** Conditions of the project's own files; the others are always rendered. */
const PROJECT_FILES: Readonly<Record<string, (context: Context) => boolean>> = {
  Procfile: ({ hasProcfile }) => hasProcfile,
  // What stands before the application that the server asks for.
  '__project__/gateway/asgi.py': ({ isAsgi }) => isAsgi,
  '__project__/gateway/uploads.py': ({ isAsgi }) => !isAsgi,
  '__project__/gateway/wsgi.py': ({ isAsgi }) => !isAsgi,
  '__project__/streams.py': ({ isAsgi }) => isAsgi,
  'tests/test_streams.py': ({ isAsgi }) => isAsgi,
  // What there is to check comes with a database server.
  'tests/test_checks.py': ({ database }) => database.server !== undefined,
  // What the first page shows.
  '__project__/about.py': ({ example }) => example.isNamed,
  'tests/test_about.py': ({ example }) => example.isNamed,
};

/** Areas that show something with the models of the example app. */
const OF_THE_EXAMPLE: readonly string[] = ['batch'];

/** Where templates have the stylesheet and the icon of all pages. */
const ASSETS = '__project__/static/__project__/';

/** The path of a template's file; undefined where the project has no such file. */
function pathOf(template: string, { project, example }: Context): string | undefined {
  const isAsset = example.assets === 'example' && template.startsWith(ASSETS);
  if (!isAsset) return template.replaceAll('__project__', project);
  return example.hasFiles ? template.replaceAll('__project__', EXAMPLE) : undefined;
}

/** Of the project's own files, those that an adopted project gets too; the others have no use beside what it has. */
const BESIDE_OTHERS =
  /^(Procfile|__project__\/((apps|checks|env|health|logs|sign_in|streams)|gateway\/\w+)\.py)$/;

/** Which files of the area `adopted` an adopted project gets. */
const adoptedFiles =
  ({ adopted }: Context) =>
  (path: string): boolean =>
    path === 'manage.py' ? !adopted?.hasManage : true;

/**
 * The files of an adopted project: what is ours, beside what is its own. Its tests, its workflows and its requirements are
 * its own; so are apps, and with them the examples that ours brings.
 */
function besideOthers(all: readonly PlannedFile[], own: readonly PlannedFile[]): PlannedFile[] {
  const kept = all.filter(({ path, origin, template }) =>
    origin === 'project'
      ? BESIDE_OTHERS.test(template ?? path)
      : origin !== 'batch' && !/^(tests|pages|\.github)\/|-batch@/.test(path),
  );
  return [...kept, ...own];
}

/** What all templates of a project are rendered with. */
interface Rendering {
  readonly context: Context;
  readonly language: Language;
  /** The same with its texts in the project's language: for what people read. Code keeps English comments. */
  readonly translated: Context;
}

function textOf(template: Template, { context, language, translated }: Rendering): string {
  const translation = template.translations?.[language];
  if (translation) return translation.contents ?? translation.render?.(translated) ?? '';
  return template.contents ?? template.render?.(context) ?? '';
}

/** The templates of choices that plug-ins brought. */
let ofPlugins: Readonly<Record<string, readonly Template[]>> | undefined;

/** The templates of an area; none when the choice brings none. */
function templatesOf(area: string): readonly Template[] {
  ofPlugins ??= Object.fromEntries(
    added<{ readonly area: string; readonly templates: readonly Template[] }>('templates').map((one) => [
      one.area,
      one.templates,
    ]),
  );
  return templates[area] ?? ofPlugins[area] ?? [];
}

/** Files of one area; empty when the choice brings none. */
function render(area: string, rendering: Rendering, when: (path: string) => boolean): PlannedFile[] {
  return templatesOf(area)
    .filter((template) => when(template.path))
    .flatMap((template) => {
      const path = pathOf(template.path, rendering.context);
      if (path === undefined) return [];
      const { executable } = template;
      return [
        { path, template: template.path, contents: textOf(template, rendering), executable, origin: area },
      ];
    });
}

/**
 * Every file of the project that the answers describe, sorted by path.
 *
 * Pure: no disk, no clock, no randomness, no network; same answers, same bytes, on every system.
 *
 * @param answers valid answers (see `resolveAnswers`)
 * @throws Error when two choices bring the same path: a mistake of the generator's
 */
export function plan(answers: Answers): readonly PlannedFile[] {
  const context = contextOf(answers);
  const language = answers.language ?? 'en';
  const rendering = { context, language, translated: translatedContext(context, language) };
  const areas = chosen(answers);
  const facts = factsOf(answers);
  const shared = [...new Set(areas.flatMap(({ choice }) => choice.shares ?? []))]
    .filter((area) => context.example.hasFiles || !OF_THE_EXAMPLE.includes(area))
    .sort();
  const all = [
    ...render('project', rendering, (path) => PROJECT_FILES[path]?.(context) ?? true),
    ...shared.flatMap((area) => render(area, rendering, () => true)),
    ...areas.flatMap(({ area, choice }) =>
      render(area, rendering, (path) => choice.when?.[path]?.(answers, facts) ?? true),
    ),
    { path: ANSWERS_FILE, contents: answersFile(answers), executable: false, origin: 'answers' },
  ];
  const files = answers.adopted
    ? besideOthers(all, render('adopted', rendering, adoptedFiles(context)))
    : all;
  const origins = new Map<string, string>();
  for (const file of files) {
    const other = origins.get(file.path);
    if (other) throw new Error(`${file.path} is brought by ${other} and by ${file.origin}.`);
    origins.set(file.path, file.origin);
  }
  return files.map(({ template: _template, ...file }) => file).sort((a, b) => (a.path < b.path ? -1 : 1));
}

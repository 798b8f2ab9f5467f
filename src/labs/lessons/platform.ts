import { choiceOf, platforms } from '../../choices/catalog.ts';
import type { Platform } from '../../choices/choice.ts';
import type { Language } from '../../languages/language.ts';
import { said } from '../../languages/say.ts';
import { contextOf } from '../../plan/context.ts';
import { PLAIN } from '../../rehearse/plain.ts';
import { tests } from '../common-checks.ts';
import { withGap } from '../gap.ts';
import { changeHints, keptAnswers } from '../kept.ts';
import type { Lesson, Transition } from '../lesson.ts';

/** The platforms that a step adds. */
export function added({ before, after }: Transition): readonly Platform[] {
  return after.platforms.filter((id) => !before?.platforms.includes(id)).map((id) => choiceOf(platforms, id));
}

const titles = (step: Transition, language: Language): string =>
  added(step)
    .map(({ title }) => said(title, language))
    .join(', ');

const adapted = (step: Transition): readonly string[] =>
  added(step)
    .filter(({ hasAdapter }) => hasAdapter)
    .map(({ id }) => id);

const tuple = (names: readonly string[]): string => `${names.join(', ')}${names.length === 1 ? ',' : ''}`;

/** A platform whose adapter is there and not called: the project does not see what the platform tells it. */
export default {
  id: 'platform',
  teaches: (step) => added(step).length > 0,
  title: (step) => ({ en: titles(step, 'en'), es: titles(step, 'es') }),
  start(solution, step) {
    const wired = contextOf(step.after).adapters;
    const left = wired.filter((id) => !adapted(step).includes(id));
    if (left.length === wired.length) return solution;
    const path = `${step.after.project}/env.py`;
    if (left.length > 0)
      return withGap(solution, path, [
        [`from . import ${wired.join(', ')}\n`, `from . import ${left.join(', ')}\n`],
        [`for adapter in (${tuple(wired)}):`, `for adapter in (${tuple(left)}):`],
      ]);
    return withGap(solution, path, [
      [`from . import ${wired.join(', ')}\n\n`, ''],
      [
        `for adapter in (${tuple(wired)}):
    injected = adapter.injected(os.environ)
    os.environ.update(injected.variables)
    PLATFORM_PROBLEMS.extend(injected.problems)
`,
        '',
      ],
    ]);
  },
  minutes: 40,
  needs: () => ({
    en: 'Environment variables; Docker or a database of the trainer. An account only for the deployment.',
    es: 'Variables de entorno; Docker o una base de datos del profesor. Una cuenta, solo para el despliegue.',
  }),
  checks(step) {
    const { project } = step.after;
    const { adapters } = contextOf(step.after);
    if (adapted(step).length === 0) return [keptAnswers(step.before, step.after), tests([])];
    return [
      ...adapters.map((name) => ({
        id: `reads-${name}`,
        call: 'reads_platform',
        args: [name],
        title: {
          en: `The project reads what ${choiceOf(platforms, name).title} injects`,
          es: `El proyecto lee lo que inyecta ${said(choiceOf(platforms, name).title, 'es')}`,
        },
        way: {
          en: `In ${project}/env.py, put what ${project}/${name}.py returns into os.environ, before .env is loaded.`,
          es: `En ${project}/env.py, pon en os.environ lo que devuelve ${project}/${name}.py, antes de cargar .env.`,
        },
      })),
      tests(['tests.test_env', ...adapted(step).map((name) => `tests.test_${name}`)]),
    ];
  },
  hints(step) {
    const { project } = step.after;
    const [name] = adapted(step);
    if (name === undefined) return changeHints(step);
    return [
      {
        en: `Who is asked first: the environment, the platform or .env? The order of the lines in ${project}/env.py answers it.`,
        es: `¿A quién se pregunta primero: al entorno, a la plataforma o a .env? Lo decide el orden de las líneas en ${project}/env.py.`,
      },
      {
        en: `${project}/${name}.py has a function "injected" that takes an environment: what it returns has "variables" and "problems".`,
        es: `${project}/${name}.py tiene una función «injected» que toma un entorno: lo que devuelve tiene «variables» y «problems».`,
      },
      {
        en: 'os.environ.update(…) with its variables, above load_dotenv(…). PLATFORM_PROBLEMS.extend(…) with its problems.',
        es: 'os.environ.update(…) con sus variables, encima de load_dotenv(…). PLATFORM_PROBLEMS.extend(…) con sus problemas.',
      },
    ];
  },
  rehearsal: (step) => ({ stage: added(step).find(({ contract }) => contract)?.id ?? PLAIN, except: [] }),
} satisfies Lesson;

import { choiceOf, platforms } from '../../choices/catalog.ts';
import type { Platform } from '../../choices/choice.ts';
import type { Language } from '../../languages/language.ts';
import { said } from '../../languages/say.ts';
import { contextOf } from '../../plan/context.ts';
import { PLAIN } from '../../rehearse/plain.ts';
import { withGap } from '../gap.ts';
import { keptAnswers } from '../kept.ts';
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
  checks(step) {
    const names = adapted(step);
    if (names.length === 0) return [keptAnswers(step.before, step.after)];
    const { project } = step.after;
    return names.map((name) => ({
      call: `partial(checks.adapter_called, ${JSON.stringify(name)})`,
      title: {
        en: `The project reads what ${choiceOf(platforms, name).title} injects`,
        es: `El proyecto lee lo que inyecta ${said(choiceOf(platforms, name).title, 'es')}`,
      },
      problem: {
        en: `${project}/env.py does not call ${project}/${name}.py: import it there, and put its variables into os.environ before .env is loaded.`,
        es: `${project}/env.py no llama a ${project}/${name}.py: impórtalo ahí y pon sus variables en os.environ antes de cargar .env.`,
      },
    }));
  },
  rehearsal: (step) => ({ stage: added(step).find(({ contract }) => contract)?.id ?? PLAIN, except: [] }),
} satisfies Lesson;

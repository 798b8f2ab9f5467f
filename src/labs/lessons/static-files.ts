import { choiceOf, staticFiles } from '../../choices/catalog.ts';
import { said } from '../../languages/say.ts';
import { contextOf } from '../../plan/context.ts';
import type { PlannedFile } from '../../plan/plan.ts';
import { plan } from '../../plan/plan.ts';
import { PLAIN } from '../../rehearse/plain.ts';
import { withFileOf } from '../gap.ts';
import { keptAnswers } from '../kept.ts';
import type { Lesson, Transition } from '../lesson.ts';

/** Whether the project itself serves its files: then a participant can make it do so. */
const isServedHere = ({ after }: Transition): boolean => !choiceOf(staticFiles, after.static).needsPlatform;

/** Files that say who serves static files: the settings, and where the server does it, its own. */
function differing(solution: readonly PlannedFile[], others: readonly PlannedFile[]): readonly string[] {
  const before = new Map(others.map(({ path, contents }) => [path, contents]));
  return solution
    .filter(({ path, origin }) => origin.startsWith('servers/') || path.endsWith('/settings.py'))
    .filter(({ path, contents }) => before.has(path) && before.get(path) !== contents)
    .map(({ path }) => path);
}

/** Pages without a stylesheet, because nobody serves it in production: packages are there, settings say nothing. */
export default {
  id: 'static-files',
  teaches: ({ before, after }) => before !== undefined && before.static !== after.static,
  title({ after }) {
    const { title } = choiceOf(staticFiles, after.static);
    return { en: `Static files: ${title}`, es: `Archivos estáticos: ${said(title, 'es')}` };
  },
  start(solution, step) {
    if (!step.before || !isServedHere(step)) return solution;
    const others = plan({ ...step.after, static: step.before.static });
    return differing(solution, others).reduce((files, path) => withFileOf(files, path, others), solution);
  },
  checks: (step) =>
    isServedHere(step)
      ? [
          {
            call: `partial(checks.stylesheet_served, ${JSON.stringify(contextOf(step.after).startLine)})`,
            title: {
              en: 'In production, the page has its stylesheet',
              es: 'En producción, la página tiene su hoja de estilos',
            },
            problem: {
              en: 'With DEBUG=false, {answer}. Somebody must serve what collectstatic has collected: see the page of this lab.',
              es: 'Con DEBUG=false, {answer}. Alguien tiene que servir lo que reúne collectstatic: mira la página de este lab.',
            },
          },
        ]
      : [keptAnswers(step.before, step.after)],
  rehearsal: ({ after }) => ({ stage: after.platforms[0] ?? PLAIN, except: [] }),
} satisfies Lesson;

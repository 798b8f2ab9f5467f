import { choiceOf, staticFiles } from '../../choices/catalog.ts';
import { said } from '../../languages/say.ts';
import { contextOf } from '../../plan/context.ts';
import type { PlannedFile } from '../../plan/plan.ts';
import { plan } from '../../plan/plan.ts';
import { PLAIN } from '../../rehearse/plain.ts';
import { COLLECTED, MIGRATED, tests } from '../common-checks.ts';
import { withFileOf } from '../gap.ts';
import { changeHints, keptAnswers } from '../kept.ts';
import type { Lesson, Transition } from '../lesson.ts';

/** Whether the project itself serves its files: then a participant can make it do so. */
const isServedHere = ({ after }: Transition): boolean => !choiceOf(staticFiles, after.static).needsPlatform;

/** Whether collecting makes smaller copies as well. */
const isCompressed = ({ after }: Transition): boolean =>
  (contextOf(after).staticFiles.storage ?? '').includes('Compressed');

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
  minutes: 25,
  needs: () => ({
    en: 'What a stylesheet is; the settings of lab 1.',
    es: 'Qué es una hoja de estilos; los ajustes del lab 1.',
  }),
  checks: (step) =>
    isServedHere(step)
      ? [
          MIGRATED,
          COLLECTED,
          {
            id: 'stylesheet',
            call: 'stylesheet',
            args: [isCompressed(step) ? 'compressed' : ''],
            title: {
              en: 'In production, the page has its stylesheet, and browsers may keep it',
              es: 'En producción, la página tiene su hoja de estilos, y los navegadores pueden guardarla',
            },
            way: {
              en: 'Somebody must serve what collectstatic has collected: see the page of this lab.',
              es: 'Alguien tiene que servir lo que reúne collectstatic: mira la página de este lab.',
            },
            after: ['migrated', 'collected'],
          },
          tests(['tests.test_pages'], ['collected']),
        ]
      : [keptAnswers(step.before, step.after), tests([])],
  hints: (step) =>
    isServedHere(step)
      ? [
          {
            en: 'Look at the source of the page: which address does the stylesheet have, and who answers it?',
            es: 'Mira el código de la página: ¿qué dirección tiene la hoja de estilos, y quién responde por ella?',
          },
          {
            en: `It is served by ${choiceOf(staticFiles, step.after.static).title}: its documentation names what belongs in the settings.`,
            es: `La sirve ${said(choiceOf(staticFiles, step.after.static).title, 'es')}: su documentación dice qué va en los ajustes.`,
          },
          {
            en: 'Order counts: right after SecurityMiddleware. And the storage under STORAGES compresses while files are collected.',
            es: 'El orden cuenta: justo después de SecurityMiddleware. Y el almacenamiento de STORAGES comprime al reunir los archivos.',
          },
        ]
      : changeHints(step),
  rehearsal: ({ after }) => ({ stage: after.platforms[0] ?? PLAIN, except: [] }),
} satisfies Lesson;

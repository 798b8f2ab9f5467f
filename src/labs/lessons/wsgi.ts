import { choiceOf, servers } from '../../choices/catalog.ts';
import type { Answers } from '../../choices/choice.ts';
import { said } from '../../languages/say.ts';
import { contextOf } from '../../plan/context.ts';
import { plan } from '../../plan/plan.ts';
import { PLAIN } from '../../rehearse/plain.ts';
import { COLLECTED, MIGRATED, tests } from '../common-checks.ts';
import { withFileOf } from '../gap.ts';
import { changeHints, keptAnswers } from '../kept.ts';
import type { Lesson } from '../lesson.ts';
import { staticFilesLater } from '../static-files-later.ts';

const PROCFILE = 'Procfile';

const hasProcfile = (answers: Answers): boolean => contextOf(answers).hasProcfile;

/** From the development server to one that is made for production: it is there, and nothing starts it yet. */
export default {
  id: 'wsgi',
  teaches: ({ before, after }) =>
    before !== undefined &&
    before.server !== after.server &&
    choiceOf(servers, after.server).interface === 'wsgi',
  title({ after }) {
    const { title } = choiceOf(servers, after.server);
    return {
      en: `A server for production: ${title}`,
      es: `Un servidor para producción: ${said(title, 'es')}`,
    };
  },
  start(solution, { before, after }) {
    if (!before || !hasProcfile(after) || !hasProcfile(before)) return solution;
    return withFileOf(solution, PROCFILE, plan({ ...after, server: before.server }));
  },
  minutes: 30,
  needs: ({ after }) => {
    const packages = choiceOf(servers, after.server).systemPackages ?? [];
    return packages.length > 0
      ? {
          en: `A page that runs on your machine; ${packages.join(' and ')} from the system.`,
          es: `Una página que funciona en tu máquina; ${packages.join(' y ')} del sistema.`,
        }
      : { en: 'A page that runs on your machine.', es: 'Una página que funciona en tu máquina.' };
  },
  checks({ before, after }) {
    const own = hasProcfile(after) ? [] : [keptAnswers(before, after)];
    const { startLine } = contextOf(after);
    const first = [...own, MIGRATED, COLLECTED].map(({ id }) => id);
    return [
      ...own,
      MIGRATED,
      COLLECTED,
      {
        id: 'starts',
        call: 'starts',
        title: {
          en: 'The web process is a server for production, reached from everywhere on PORT',
          es: 'El proceso web es un servidor de producción, accesible desde todas partes en PORT',
        },
        way: {
          en: `The web process of the Procfile could be: ${startLine}`,
          es: `El proceso web del Procfile podría ser: ${startLine}`,
        },
        after: first,
      },
      {
        id: 'secret',
        call: 'needs_secret',
        title: { en: 'It does not start without its secret', es: 'No se inicia sin su secreto' },
        way: {
          en: 'The secret comes from the environment: neither the Procfile nor the settings may have one.',
          es: 'El secreto viene del entorno: ni el Procfile ni los ajustes deben tener uno.',
        },
        after: ['starts'],
      },
      {
        id: 'drains',
        call: 'drains',
        title: {
          en: 'A request in flight is answered after SIGTERM',
          es: 'Una petición en curso se responde tras SIGTERM',
        },
        way: {
          en: 'The signal must reach the server itself, and it must finish what it has begun.',
          es: 'La señal debe llegar al propio servidor, y este debe terminar lo empezado.',
        },
        after: ['starts'],
      },
      tests(
        ['tests.test_entry_points'],
        own.map(({ id }) => id),
      ),
    ];
  },
  hints(step) {
    if (!hasProcfile(step.after)) return changeHints(step);
    const { startLine } = contextOf(step.after);
    return [
      {
        en: 'A platform starts what the Procfile calls "web". What does it start now, and on which port does that listen?',
        es: 'Una plataforma inicia lo que el Procfile llama «web». ¿Qué inicia ahora, y en qué puerto escucha?',
      },
      {
        en: 'The new server takes the port from PORT by itself; its configuration is in the project already.',
        es: 'El nuevo servidor toma el puerto de PORT por sí mismo; su configuración ya está en el proyecto.',
      },
      {
        en: `Its command begins with "${startLine.split(' ')[0]}", and stands behind "web: ". Run collectstatic before you try it.`,
        es: `Su comando empieza por «${startLine.split(' ')[0]}», y va detrás de «web: ». Ejecuta collectstatic antes de probarlo.`,
      },
    ];
  },
  rehearsal: ({ after }) => ({ stage: after.platforms[0] ?? PLAIN, except: staticFilesLater(after) }),
} satisfies Lesson;

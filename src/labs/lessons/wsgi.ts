import { choiceOf, servers } from '../../choices/catalog.ts';
import type { Answers } from '../../choices/choice.ts';
import { said } from '../../languages/say.ts';
import { contextOf } from '../../plan/context.ts';
import { plan } from '../../plan/plan.ts';
import { PLAIN } from '../../rehearse/plain.ts';
import { withFileOf } from '../gap.ts';
import { keptAnswers } from '../kept.ts';
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
  checks({ before, after }) {
    if (!hasProcfile(after)) return [keptAnswers(before, after)];
    const { startLine } = contextOf(after);
    return [
      {
        call: 'checks.server_in_procfile',
        title: {
          en: 'The Procfile starts a server for production',
          es: 'El Procfile inicia un servidor de producción',
        },
        problem: {
          en: `Its web process is "{line}": that is no server for production. It should be "${startLine}".`,
          es: `Su proceso web es «{line}»: no es un servidor de producción. Debería ser «${startLine}».`,
        },
      },
    ];
  },
  rehearsal: ({ after }) => ({ stage: after.platforms[0] ?? PLAIN, except: staticFilesLater(after) }),
} satisfies Lesson;

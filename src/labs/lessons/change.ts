import { PLAIN } from '../../rehearse/plain.ts';
import { tests } from '../common-checks.ts';
import { changedFlags, changeHints, keptAnswers } from '../kept.ts';
import type { Lesson } from '../lesson.ts';

/** Any other change of the answers: a trainer's own lab. */
export default {
  id: 'change',
  teaches: () => true,
  title({ before, after }) {
    const flags = changedFlags(before, after);
    return { en: `The project with ${flags}`, es: `El proyecto con ${flags}` };
  },
  minutes: 20,
  needs: () => ({ en: 'The lab before.', es: 'El lab anterior.' }),
  checks: ({ before, after }) => [keptAnswers(before, after), tests([])],
  hints: changeHints,
  rehearsal: ({ after }) => ({ stage: after.platforms[0] ?? PLAIN, except: [] }),
} satisfies Lesson;

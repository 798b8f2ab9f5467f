import { contextOf } from '../../plan/context.ts';
import { withGap } from '../gap.ts';
import { changes } from '../kept.ts';
import type { Lesson } from '../lesson.ts';

const COMMAND = 'pages/management/commands/count_words.py';

/** The variable by which a job runner tells a process its share. */
const INDEX = 'JOB_INDEX';

/** A batch that several processes should share, and that each of them does whole. */
export default {
  id: 'batch',
  teaches: ({ before, after }) =>
    before !== undefined &&
    changes(before, after).length === 0 &&
    contextOf(after).variables.some(({ name }) => name === INDEX),
  title: () => ({ en: 'A batch job in parallel', es: 'Un trabajo por lotes en paralelo' }),
  start: (solution) =>
    withGap(solution, COMMAND, [
      ['from django.db.models import F\nfrom django.db.models.functions import Mod\n', ''],
      ['Message.objects.annotate(share=Mod(F("pk"), size)).filter(share=index)', 'Message.objects.all()'],
    ]),
  checks: () => [
    {
      call: 'checks.batch_shared',
      title: {
        en: 'Four processes count every message exactly once',
        es: 'Cuatro procesos cuentan cada mensaje exactamente una vez',
      },
      problem: {
        en: `With JOB_ARRAY_SIZE=4, {answer}. In ${COMMAND}, let each process take its own share only.`,
        es: `Con JOB_ARRAY_SIZE=4, {answer}. En ${COMMAND}, haz que cada proceso tome solo su parte.`,
      },
    },
  ],
} satisfies Lesson;

import { contextOf } from '../../plan/context.ts';
import { MIGRATED, tests } from '../common-checks.ts';
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
  minutes: 25,
  needs: () => ({
    en: 'What a remainder is (7 % 4 is 3); the database of the lab before.',
    es: 'Qué es un resto (7 % 4 es 3); la base de datos del lab anterior.',
  }),
  checks: () => [
    MIGRATED,
    {
      id: 'shared',
      call: 'batch_shared',
      title: {
        en: '1, 3, 4 and 10 processes work on every message exactly once',
        es: '1, 3, 4 y 10 procesos tratan cada mensaje exactamente una vez',
      },
      way: {
        en: `In ${COMMAND}, let each process take its own share only, for whatever size.`,
        es: `En ${COMMAND}, haz que cada proceso tome solo su parte, sea cual sea el tamaño.`,
      },
      after: ['migrated'],
    },
    tests(['tests.test_count_words'], ['shared']),
  ],
  hints: () => [
    {
      en: 'Four processes run the same command. By what can each of them tell, alone, which messages are its own?',
      es: 'Cuatro procesos ejecutan el mismo comando. ¿Cómo puede saber cada uno, por sí solo, qué mensajes son suyos?',
    },
    {
      en: 'Each message has a number, and a remainder when that is divided by the size of the array.',
      es: 'Cada mensaje tiene un número, y un resto al dividirlo por el tamaño del conjunto.',
    },
    {
      en: 'The database computes it: Mod(F("pk"), size) as an annotation, then filter by the index.',
      es: 'Lo calcula la base de datos: Mod(F("pk"), size) como anotación, y después filter por el índice.',
    },
  ],
} satisfies Lesson;

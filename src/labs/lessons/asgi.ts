import { choiceOf, servers } from '../../choices/catalog.ts';
import { said } from '../../languages/say.ts';
import { PLAIN } from '../../rehearse/plain.ts';
import { tests } from '../common-checks.ts';
import { withGap } from '../gap.ts';
import type { Lesson } from '../lesson.ts';
import { staticFilesLater } from '../static-files-later.ts';

/** An asynchronous server, and a view that blocks: its stream arrives all at once, when it is over. */
export default {
  id: 'asgi',
  teaches: ({ before, after }) =>
    before !== undefined &&
    before.server !== after.server &&
    choiceOf(servers, after.server).interface === 'asgi',
  title({ after }) {
    const { title } = choiceOf(servers, after.server);
    return { en: `An asynchronous server: ${title}`, es: `Un servidor asíncrono: ${said(title, 'es')}` };
  },
  start: (solution) =>
    withGap(solution, 'pages/views.py', [
      [
        'import asyncio\nfrom collections.abc import AsyncIterator\n',
        'import time\nfrom collections.abc import Iterator\n',
      ],
      [
        'async def ticks(count: int, seconds: float) -> AsyncIterator[str]:\n    """Yield the time, count times; between two of them the loop serves other requests."""',
        'def ticks(count: int, seconds: float) -> Iterator[str]:\n    """Yield the time, count times."""',
      ],
      ['await asyncio.sleep(seconds)', 'time.sleep(seconds)'],
      [
        'async def clock(request: HttpRequest) -> StreamingHttpResponse:\n    """Stream the time for three seconds: a thousand readers need no thousand threads."""',
        'def clock(request: HttpRequest) -> StreamingHttpResponse:\n    """Stream the time for three seconds."""',
      ],
    ]),
  minutes: 30,
  needs: () => ({
    en: 'A generator of Python ("yield"); "async" may be new.',
    es: 'Un generador de Python («yield»); «async» puede ser nuevo.',
  }),
  checks: () => [
    {
      id: 'streams',
      call: 'clock_streams',
      title: { en: '/clock/ arrives line by line', es: '/clock/ llega línea a línea' },
      way: {
        en: 'Make "ticks" in pages/views.py an asynchronous generator, with a pause between two lines.',
        es: 'Haz de «ticks» en pages/views.py un generador asíncrono, con una pausa entre dos líneas.',
      },
    },
    {
      id: 'readers',
      call: 'clock_readers',
      title: {
        en: 'A hundred readers do not wait for each other',
        es: 'Cien lectores no se esperan unos a otros',
      },
      way: {
        en: 'Between two lines, give way to the others: "await asyncio.sleep(…)" instead of "time.sleep(…)".',
        es: 'Entre dos líneas, cede el paso: «await asyncio.sleep(…)» en lugar de «time.sleep(…)».',
      },
      after: ['streams'],
    },
    tests(['tests.test_pages'], ['streams']),
  ],
  hints: () => [
    {
      en: 'Who holds the loop while the generator sleeps? Look for the one call in pages/views.py that waits.',
      es: '¿Quién ocupa el bucle mientras duerme el generador? Busca en pages/views.py la llamada que espera.',
    },
    {
      en: 'An asynchronous generator is "async def" with "yield" in it. What waits in it is awaited.',
      es: 'Un generador asíncrono es «async def» con «yield» dentro. Lo que espera lleva «await».',
    },
    {
      en: 'asyncio.sleep takes the place of time.sleep, AsyncIterator that of Iterator; "clock" becomes "async def" as well.',
      es: 'asyncio.sleep sustituye a time.sleep, AsyncIterator a Iterator; «clock» pasa también a ser «async def».',
    },
  ],
  rehearsal: ({ after }) => ({ stage: after.platforms[0] ?? PLAIN, except: staticFilesLater(after) }),
} satisfies Lesson;

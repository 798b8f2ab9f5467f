import { choiceOf, servers } from '../../choices/catalog.ts';
import { said } from '../../languages/say.ts';
import { contextOf } from '../../plan/context.ts';
import { PLAIN } from '../../rehearse/plain.ts';
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
  checks: ({ after }) => [
    {
      call: `partial(checks.clock_streams, ${JSON.stringify(contextOf(after).startLine)})`,
      title: { en: '/clock/ arrives line by line', es: '/clock/ llega línea a línea' },
      problem: {
        en: 'GET /clock/ gave {answer}. Make "ticks" and "clock" in pages/views.py asynchronous, with asyncio.sleep between two lines.',
        es: 'GET /clock/ dio {answer}. Haz que «ticks» y «clock» en pages/views.py sean asíncronas, con asyncio.sleep entre dos líneas.',
      },
    },
  ],
  rehearsal: ({ after }) => ({ stage: after.platforms[0] ?? PLAIN, except: staticFilesLater(after) }),
} satisfies Lesson;

import { edit, right, wrong } from './attempt.ts';

const LAB = 'lab-3';
const VIEWS = 'pages/views.py';
const TICKS = `def ticks(count: int, seconds: float) -> Iterator[str]:
    """Yield the time, count times."""
    for tick in range(count):
        if tick > 0:
            time.sleep(seconds)
        yield f"{timezone.now():%H:%M:%S}\\n"
`;
const CLOCK = 'def clock(request';
const IMPORTS = 'import time\nfrom collections.abc import Iterator\n';

const imports = edit(
  VIEWS,
  IMPORTS,
  'import asyncio\nimport time\nfrom collections.abc import AsyncIterator, Iterator\n',
);
const ticks = (wait: string, head = 'async def ticks(count: int, seconds: float) -> AsyncIterator[str]:') =>
  edit(
    VIEWS,
    TICKS,
    `${head}\n    for tick in range(count):\n        if tick > 0:\n            ${wait}\n        yield f"{timezone.now():%H:%M:%S}\\n"\n`,
  );
const view = edit(VIEWS, CLOCK, `async ${CLOCK}`);
const given = (text: string) =>
  edit(VIEWS, 'StreamingHttpResponse(ticks(count=4, seconds=1), content_type="text/plain")', text);

export default [
  right(LAB, 'as on the page', imports, ticks('await asyncio.sleep(seconds)'), view),
  right(
    LAB,
    'an ordinary view with an asynchronous generator',
    imports,
    ticks('await asyncio.sleep(seconds)'),
  ),
  right(
    LAB,
    'sleep by its name',
    edit(VIEWS, IMPORTS, 'from asyncio import sleep\nfrom collections.abc import AsyncIterator\n'),
    ticks('await sleep(seconds)'),
    view,
  ),
  right(
    LAB,
    'without type hints',
    imports,
    ticks('await asyncio.sleep(seconds)', 'async def ticks(count, seconds):'),
    view,
  ),
  right(
    LAB,
    'in small steps',
    imports,
    ticks('for _ in range(10):\n                await asyncio.sleep(seconds / 10)'),
    view,
  ),
  right(
    LAB,
    'more lines',
    imports,
    ticks('await asyncio.sleep(seconds)'),
    view,
    given('StreamingHttpResponse(ticks(count=5, seconds=1), content_type="text/plain")'),
  ),
  right(
    LAB,
    'an event with a time limit',
    imports,
    ticks('await asyncio.wait([asyncio.create_task(asyncio.sleep(seconds))])'),
    view,
  ),

  wrong(LAB, 'nothing yet', 'streams', /all lines at once/),
  wrong(LAB, 'only the view', 'streams', /all lines at once/, view),
  wrong(
    LAB,
    'asynchronous, and it blocks all the same',
    'readers',
    /readers at once, one waits/,
    imports,
    ticks('time.sleep(seconds)'),
    view,
  ),
  wrong(
    LAB,
    'a thread for each reader',
    'readers',
    /readers at once, one waits/,
    imports,
    ticks('await asyncio.to_thread(time.sleep, seconds)'),
    view,
  ),
  right(
    LAB,
    'a thread for each request, by Django itself',
    imports,
    edit(
      VIEWS,
      'from django.contrib import messages',
      'from asgiref.sync import sync_to_async\nfrom django.contrib import messages',
    ),
    ticks('await sync_to_async(time.sleep)(seconds)'),
    view,
  ),
  wrong(
    LAB,
    'the pause is not awaited',
    'streams',
    /all lines at once/,
    imports,
    ticks('asyncio.sleep(seconds)'),
    view,
  ),
  wrong(
    LAB,
    'await in an ordinary function',
    'files',
    /views\.py, line \d+: "await" is only possible in "async def"/,
    imports,
    edit(VIEWS, 'time.sleep(seconds)', 'await asyncio.sleep(seconds)'),
    view,
  ),
  wrong(
    LAB,
    'asyncio not imported',
    'streams',
    /NameError: name 'asyncio'/,
    edit(VIEWS, IMPORTS, 'from collections.abc import AsyncIterator\n'),
    ticks('await asyncio.sleep(seconds)'),
    view,
  ),
  wrong(
    LAB,
    'AsyncIterator not imported',
    'loads',
    /views\.py, line \d+: NameError: name 'AsyncIterator'/,
    edit(VIEWS, IMPORTS, 'import asyncio\n'),
    ticks('await asyncio.sleep(seconds)'),
    view,
  ),
  wrong(
    LAB,
    'collected before it is sent',
    'streams',
    /all lines at once/,
    imports,
    ticks('await asyncio.sleep(seconds)'),
    view,
    given(
      'StreamingHttpResponse([line async for line in ticks(count=4, seconds=1)], content_type="text/plain")',
    ),
  ),
  wrong(
    LAB,
    'no stream at all',
    'streams',
    /all lines at once/,
    imports,
    ticks('await asyncio.sleep(seconds)'),
    view,
    given('HttpResponse("".join([line async for line in ticks(count=4, seconds=1)]))'),
  ),
  wrong(
    LAB,
    'the generator is not called',
    'streams',
    /TypeError/,
    imports,
    ticks('await asyncio.sleep(seconds)'),
    view,
    given('StreamingHttpResponse(ticks, content_type="text/plain")'),
  ),
  wrong(
    LAB,
    'no pause any more',
    'streams',
    /all lines at once/,
    imports,
    ticks('await asyncio.sleep(0)'),
    view,
  ),
  wrong(
    LAB,
    'a loop in the loop',
    'streams',
    /RuntimeError/,
    imports,
    ticks('asyncio.run(asyncio.sleep(seconds))'),
    view,
  ),
  wrong(
    LAB,
    'yield from',
    'files',
    /views\.py, line \d+: /,
    imports,
    edit(
      VIEWS,
      TICKS,
      'async def ticks(count: int, seconds: float) -> AsyncIterator[str]:\n    yield from [""]\n',
    ),
    view,
  ),
  wrong(
    LAB,
    'async behind def',
    'files',
    /views\.py, line \d+: /,
    imports,
    edit(VIEWS, CLOCK, `def async ${CLOCK.slice(4)}`),
  ),
  wrong(
    LAB,
    'the address is gone',
    'streams',
    /404/,
    imports,
    ticks('await asyncio.sleep(seconds)'),
    view,
    edit('pages/urls.py', 'path("clock/"', 'path("clocks/"'),
  ),
  wrong(
    LAB,
    'return instead of yield',
    'streams',
    /TypeError|\S/,
    imports,
    edit(
      VIEWS,
      TICKS,
      'async def ticks(count: int, seconds: float) -> str:\n    await asyncio.sleep(seconds)\n    return f"{timezone.now():%H:%M:%S}\\n"\n',
    ),
    view,
  ),
];

import type { Lesson, Transition } from './lesson.ts';
import asgi from './lessons/asgi.ts';
import batch from './lessons/batch.ts';
import change from './lessons/change.ts';
import firstPage from './lessons/first-page.ts';
import platform from './lessons/platform.ts';
import staticFiles from './lessons/static-files.ts';
import wsgi from './lessons/wsgi.ts';

/** Every lesson: of several that fit, the first one counts. The last one fits always. */
export const LESSONS: readonly Lesson[] = [firstPage, platform, wsgi, asgi, staticFiles, batch, change];

/** What a lab teaches, told from what it changes. */
export function lessonOf(step: Transition): Lesson {
  return LESSONS.find((lesson) => lesson.teaches(step)) ?? change;
}

import asgi from './asgi.ts';
import type { Attempt } from './attempt.ts';
import batch from './batch.ts';
import firstPage from './first-page.ts';
import platform from './platform.ts';
import staticFiles from './static-files.ts';
import wsgi from './wsgi.ts';

/** What students write in the seven labs of a course with Gunicorn and Uvicorn. */
export const ATTEMPTS: readonly Attempt[] = [
  ...firstPage,
  ...wsgi,
  ...asgi,
  ...staticFiles,
  ...platform,
  ...batch,
];

/** The own command as tests start it in a process of its own. */
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/**
 * The words that start `django-cloud`: as it is packed where the runner of the tests has just built it, which starts in
 * half of the time, else from its sources: what was built may be old.
 */
export const DJANGO_CLOUD: readonly string[] = [
  process.execPath,
  join(ROOT, process.env.TEST_BUILT ? 'dist/django-cloud.js' : 'src/django-cloud.ts'),
];

import type { StaticFiles } from '../../choice.ts';

/** Before the lesson about static files: they are collected, and every page comes without its stylesheet. */
export default {
  id: 'unserved',
  title: 'nobody yet',
  help: 'With DEBUG, runserver does; in production they are not found.',
  teaching: true,
  servedBy: 'django',
  storage: 'django.contrib.staticfiles.storage.ManifestStaticFilesStorage',
} as const satisfies StaticFiles;

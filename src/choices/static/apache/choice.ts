import type { StaticFiles } from '../../choice.ts';

export default {
  id: 'apache',
  title: 'Apache',
  help: 'Apache serves the files itself, past Django: the fastest way.',
  needs: 'static-alias',
  servedBy: 'server',
  storage: 'django.contrib.staticfiles.storage.ManifestStaticFilesStorage',
} as const satisfies StaticFiles;

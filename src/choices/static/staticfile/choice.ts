import type { StaticFiles } from '../../choice.ts';

export default {
  id: 'staticfile',
  title: 'Staticfile app',
  help: 'A second, small app with nginx serves them on the same host: no request for a file reaches Django.',
  needsPlatform: 'static-app',
  servedBy: 'server',
  storage: 'django.contrib.staticfiles.storage.ManifestStaticFilesStorage',
} as const satisfies StaticFiles;

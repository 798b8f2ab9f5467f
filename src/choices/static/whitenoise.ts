import type { StaticFiles } from '../choice.ts';

export default {
  id: 'whitenoise',
  title: 'WhiteNoise',
  help: 'Django serves its own files, compressed and cached for a year, with no other server.',
  interface: 'wsgi',
  servedBy: 'django',
  middleware: 'whitenoise.middleware.WhiteNoiseMiddleware',
  storage: 'whitenoise.storage.CompressedManifestStaticFilesStorage',
  groups: ['whitenoise'],
} satisfies StaticFiles;

import type { StaticFiles } from '../choice.ts';

export default {
  id: 'whitenoise',
  title: 'WhiteNoise',
  help: 'Django serves its own files, compressed and cached for a year, with no other server.',
  interface: 'wsgi',
  default: true,
  servedBy: 'django',
  middleware: 'whitenoise.middleware.WhiteNoiseMiddleware',
  storage: 'whitenoise.storage.CompressedManifestStaticFilesStorage',
  settings: ['# Nobody asks for the names without a hash.', 'WHITENOISE_KEEP_ONLY_HASHED_FILES = True'],
  groups: ['whitenoise'],
} satisfies StaticFiles;

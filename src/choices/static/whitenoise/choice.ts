import type { StaticFiles } from '../../choice.ts';
import { typeSettings } from '../../emitted-types.ts';

export default {
  id: 'whitenoise',
  title: 'WhiteNoise',
  help: 'Django serves its own files, compressed and cached for a year, with no other server.',
  interface: 'wsgi',
  default: true,
  servedBy: 'django',
  middleware: 'whitenoise.middleware.WhiteNoiseMiddleware',
  storage: 'whitenoise.storage.CompressedManifestStaticFilesStorage',
  // Files keep their plain names too: by these, scripts import each other.
  settings: typeSettings('WHITENOISE_MIMETYPES'),
  groups: ['whitenoise'],
} as const satisfies StaticFiles;

import type { StaticFiles } from '../../choice.ts';
import { typeSettings } from '../../emitted-types.ts';

export default {
  id: 'servestatic',
  title: 'ServeStatic',
  help: "WhiteNoise's asynchronous descendant: no thread is spent on a file.",
  interface: 'asgi',
  default: true,
  servedBy: 'django',
  middleware: 'servestatic.middleware.ServeStaticMiddleware',
  storage: 'servestatic.storage.CompressedManifestStaticFilesStorage',
  app: 'servestatic',
  // Files keep their plain names too: by these, scripts import each other.
  settings: typeSettings('SERVESTATIC_MIMETYPES'),
  groups: ['servestatic'],
} as const satisfies StaticFiles;

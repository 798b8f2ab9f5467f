import type { StaticFiles } from '../choice.ts';

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
  settings: ['# Nobody asks for the names without a hash.', 'SERVESTATIC_KEEP_ONLY_HASHED_FILES = True'],
  groups: ['servestatic'],
} satisfies StaticFiles;

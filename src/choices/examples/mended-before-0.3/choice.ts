import type { ExampleApp } from '../../beginning.ts';

/** The user removed it, and left the pages' frame as it was: it gets a stylesheet that is not the example's. */
export default {
  id: 'mended-before-0.3',
  title: 'Removed',
  help: 'A project that began with the guestbook of version 0.2, and replaced it.',
  keptOnly: true,
  hasFiles: false,
  isNamed: true,
  assets: 'project',
  isOlder: true,
} as const satisfies ExampleApp;

import type { ExampleApp } from '../../beginning.ts';

/** Its folder was removed: what takes its place in settings and URLs is the user's, and none of its files comes back. */
export default {
  id: 'removed',
  title: 'Removed',
  help: 'A project that began with the guestbook, and replaced it.',
  keptOnly: true,
  hasFiles: false,
  isNamed: true,
  assets: 'project',
} as const satisfies ExampleApp;

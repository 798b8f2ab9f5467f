import type { ExampleApp } from '../../beginning.ts';

/** The user removed it, and gave the pages' frame a stylesheet and links of their own. */
export default {
  id: 'removed-before-0.3',
  title: 'Guestbook up to version 0.2, removed',
  help: 'A project that began with the guestbook of version 0.2, and replaced it and its stylesheet.',
  keptOnly: true,
  hasFiles: false,
  isNamed: true,
  assets: 'example',
  isOlder: true,
} as const satisfies ExampleApp;

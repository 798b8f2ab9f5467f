import type { ExampleApp } from '../../beginning.ts';

/** Templates of the user's may name the stylesheet by its place: it stays there. */
export default {
  id: 'before-0.3',
  title: 'Guestbook, up to version 0.2',
  help: 'The guestbook with the stylesheet of all pages in it, as version 0.2 rendered it.',
  keptOnly: true,
  hasFiles: true,
  isNamed: true,
  assets: 'example',
  isOlder: true,
  shares: ['example'],
} as const satisfies ExampleApp;

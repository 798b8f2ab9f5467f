import type { ExampleApp } from '../../beginning.ts';

export default {
  id: 'yes',
  title: 'Guestbook',
  help: 'The app pages/: a model, a form, views, admin, a command and tests, to read and to replace.',
  default: true,
  hasFiles: true,
  isNamed: true,
  assets: 'project',
  shares: ['example'],
} as const satisfies ExampleApp;

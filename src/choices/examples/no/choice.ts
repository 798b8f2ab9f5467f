import type { ExampleApp } from '../../beginning.ts';

export default {
  id: 'no',
  title: 'No example app',
  help: 'Settings, admin, error pages, probes and logs, and no page yet: "manage.py startapp" makes the first app.',
  hasFiles: false,
  isNamed: false,
  assets: 'project',
} as const satisfies ExampleApp;

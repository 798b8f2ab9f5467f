import type { TestRunner } from '../../beginning.ts';

export default {
  id: 'django',
  title: 'manage.py test',
  help: "Django's own runner, and no other package for it.",
  hasPytest: false,
} as const satisfies TestRunner;

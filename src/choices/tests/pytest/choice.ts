import type { TestRunner } from '../../beginning.ts';

export default {
  id: 'pytest',
  title: 'pytest beside manage.py',
  help: 'The same tests pass under "manage.py test" and under pytest, with the same settings.',
  default: true,
  developmentGroups: ['pytest'],
  hasPytest: true,
} as const satisfies TestRunner;

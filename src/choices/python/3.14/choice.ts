import type { PythonLine } from '../../choice.ts';

export default {
  id: '3.14',
  title: 'Python 3.14',
  help: 'The newest line; security fixes until October 2030.',
  tested: true,
} as const satisfies PythonLine;

import type { PythonLine } from '../../choice.ts';

export default {
  id: '3.12',
  title: 'Python 3.12',
  help: 'The line that the most hosts have; security fixes until October 2028.',
  tested: true,
} as const satisfies PythonLine;

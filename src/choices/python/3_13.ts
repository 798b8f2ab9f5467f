import type { PythonLine } from '../choice.ts';

export default {
  id: '3.13',
  title: 'Python 3.13',
  help: 'The line that every package supports; security fixes until October 2029.',
  default: true,
  tested: true,
} satisfies PythonLine;

import type { PythonLine } from '../choice.ts';

export default {
  id: '3.14',
  title: 'Python 3.14',
  help: 'The newest line; security fixes until October 2030.',
  // No 3.14 is to be had where our tests run: its projects are rendered and locked, but not started.
  tested: false,
} satisfies PythonLine;

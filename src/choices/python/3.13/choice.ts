import type { PythonLine } from '../../choice.ts';

export default {
  id: '3.13',
  title: 'Python 3.13',
  help: 'The line that every package supports; security fixes until October 2029.',
  // Decided in November 2026, with all six servers passing on 3.14 as well: own hosts run the Python of their Debian, and its stable
  // release has 3.13; operators of platforms are behind with buildpacks, of which some end at 3.13. Debian 14 changes both.
  default: true,
  tested: true,
} as const satisfies PythonLine;

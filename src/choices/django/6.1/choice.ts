import type { DjangoLine } from '../../choice.ts';

export default {
  id: '6.1',
  title: 'Django 6.1',
  help: 'The newest line, with built-in tasks and CSP; supported until December 2027.',
  hasCsp: true,
  hasTasks: true,
  hasMailers: true,
  hasBigAutoField: true,
  oldestPython: '3.12',
  newestPython: '3.14',
} as const satisfies DjangoLine;

import type { DjangoLine } from '../../choice.ts';

export default {
  id: '5.2',
  title: 'Django 5.2 LTS',
  help: 'Long-term support until April 2028: change it once in three years.',
  default: true,
  hasCsp: false,
  hasTasks: false,
  hasMailers: false,
  hasBigAutoField: false,
  oldestPython: '3.11',
  newestPython: '3.14',
} as const satisfies DjangoLine;

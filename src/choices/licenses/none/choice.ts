import type { Licence } from '../../beginning.ts';

export default {
  id: 'none',
  title: 'No licence yet',
  help: 'Nobody else may use the code, until you say otherwise.',
  default: true,
} as const satisfies Licence;

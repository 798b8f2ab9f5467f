import type { Disclosure } from '../../beginning.ts';

export default {
  id: 'none',
  title: 'No contact yet',
  help: 'Whoever finds a vulnerability has to guess whom to tell.',
  default: true,
  hasContact: false,
} as const satisfies Disclosure;

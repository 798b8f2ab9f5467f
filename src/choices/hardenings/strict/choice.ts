import type { Hardening } from '../../beginning.ts';

export default {
  id: 'strict',
  title: 'Strict',
  help: 'Ten failed attempts to sign in from one address, then a pause; a session cookie of one host; no camera for pages.',
  default: true,
  isStrict: true,
  groups: ['axes'],
  untyped: ['axes.*'],
} as const satisfies Hardening;

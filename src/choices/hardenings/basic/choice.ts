import type { Hardening } from '../../beginning.ts';

export default {
  id: 'basic',
  title: "Django's defaults",
  help: 'As many attempts to sign in as somebody makes, and the cookies and headers that Django has by itself.',
  isStrict: false,
} as const satisfies Hardening;

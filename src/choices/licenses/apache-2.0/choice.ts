import type { Licence } from '../../beginning.ts';

export default {
  id: 'apache-2.0',
  title: 'Apache 2.0',
  help: 'As MIT, with a grant of patents; changes are to be named.',
  spdx: 'Apache-2.0',
} as const satisfies Licence;

import type { Licence } from '../../beginning.ts';
import { holder } from '../../licence-holder.ts';

export default {
  id: 'bsd-3-clause',
  title: 'BSD 3-Clause',
  help: 'As MIT, and your name advertises nothing. Django itself has it.',
  options: [holder],
  spdx: 'BSD-3-Clause',
} as const satisfies Licence;

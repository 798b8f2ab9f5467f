import type { Licence } from '../../beginning.ts';
import { holder } from '../../licence-holder.ts';

export default {
  id: 'mit',
  title: 'MIT',
  help: 'Everybody may do everything, as long as the notice stays.',
  options: [holder],
  spdx: 'MIT',
} as const satisfies Licence;

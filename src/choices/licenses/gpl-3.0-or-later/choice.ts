import type { Licence } from '../../beginning.ts';

export default {
  id: 'gpl-3.0-or-later',
  title: 'GNU GPL 3 or later',
  help: 'Who passes the program on passes its source on, under the same terms.',
  spdx: 'GPL-3.0-or-later',
} as const satisfies Licence;

import type { Database } from '../../backing.ts';
import { FILE_VARIABLE } from '../file-address.ts';

export default {
  id: 'sqlite',
  title: 'SQLite',
  help: 'A file beside the project: nothing to install, for one machine with a disk that stays.',
  default: true,
  oldest: { '5.2': 'SQLite 3.31', '6.1': 'SQLite 3.37' },
  drivers: ['sqlite', 'spatialite'],
  embedded: true,
  shares: ['file-database'],
  variables: [FILE_VARIABLE],
} as const satisfies Database;

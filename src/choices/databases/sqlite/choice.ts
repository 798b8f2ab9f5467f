import type { Database } from '../../backing.ts';
import { FILE_ADDRESS } from '../file-address.ts';

export default {
  id: 'sqlite',
  title: 'SQLite',
  help: 'A file beside the project: nothing to install, for one machine with a disk that stays.',
  default: true,
  drivers: ['sqlite', 'spatialite'],
  embedded: true,
  variables: [
    {
      name: 'DATABASE_URL',
      type: 'text',
      secret: true,
      default: FILE_ADDRESS,
      help: 'The database: sqlite:///PATH, relative to the project or absolute.',
    },
  ],
} as const satisfies Database;

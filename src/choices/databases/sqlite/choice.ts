import { marked } from '../../../languages/say.ts';
import type { Database } from '../../backing.ts';
import { FILE_VARIABLE } from '../file-address.ts';

export default {
  id: 'sqlite',
  title: 'SQLite',
  help: 'A file beside the project: nothing to install, for one machine with a disk that stays.',
  default: true,
  oldest: { '5.2': 'SQLite 3.31', '6.1': 'SQLite 3.37' },
  drivers: ['sqlite', 'spatialite'],
  // https://docs.djangoproject.com/en/5.1/releases/5.1/#database-backends
  optionsSince: {
    transaction_mode: {
      since: '5.1',
      without: marked('of two requests that read and then write at the same time, one fails'),
    },
    init_command: { since: '5.1', without: marked('readers wait for writers, as the journal is not WAL') },
  },
  embedded: true,
  shares: ['file-database'],
  variables: [FILE_VARIABLE],
} as const satisfies Database;

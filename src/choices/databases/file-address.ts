import type { EnvVariable } from '../choice.ts';

/** The file that serves a laptop, whichever server production has: relative to the project. */
export const FILE_VARIABLE = {
  name: 'DATABASE_URL',
  type: 'database',
  schemes: ['sqlite', 'spatialite'],
  secret: true,
  default: 'sqlite:///db.sqlite3',
  help: 'The database: sqlite:///PATH, relative to the project or absolute.',
} as const satisfies EnvVariable;

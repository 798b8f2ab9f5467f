import type { Migration } from './migration.ts';

/** Before there was the question, projects had what Django does by itself; another table comes when it is asked for. */
export const hardening: Migration = {
  from: 3,
  migrate: (record) => ({ hardening: 'basic', ...record }),
};

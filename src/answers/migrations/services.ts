import type { Migration } from './migration.ts';

/** Up to 0.1.0, projects had a database and no other service, and nobody was asked for one. */
export const services: Migration = {
  from: 1,
  migrate: (record) => ({ services: [], ...record }),
};

import type { Migration } from './migration.ts';

/**
 * Up to 0.2.0, every project began with the guestbook, and with the stylesheet of all pages in it; nobody was asked for
 * anything else that a project begins with.
 */
export const beginnings: Migration = {
  from: 2,
  migrate: (record) => ({ ...beforeBeginnings(record.adopted !== undefined), ...record }),
};

/** What a project of version 0.2.0 or older is. @param adopted whether somebody else made it */
export function beforeBeginnings(adopted: boolean): Readonly<Record<string, unknown>> {
  return {
    example: adopted ? 'no' : 'before-0.3',
    user: 'django',
    tests: 'django',
    license: 'none',
    editors: [],
    disclosure: 'none',
    hardening: 'basic',
  };
}

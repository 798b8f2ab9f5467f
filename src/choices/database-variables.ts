import type { EnvVariable } from './choice.ts';

/** Connections of a process under ASGI, where no number of threads limits them. */
export const POOL_SIZE: EnvVariable = {
  name: 'DATABASE_POOL_SIZE',
  type: 'integer',
  default: '4',
  minimum: 1,
  maximum: 100,
  interface: 'asgi',
  help: 'The most connections to the database that one process keeps.',
};

/** What a pooler in transaction mode does not carry from one transaction to the next is done without. */
export const POOLER: EnvVariable = {
  name: 'DATABASE_POOLER',
  type: 'boolean',
  default: 'false',
  help: 'A pooler in transaction mode, such as PgBouncer, is in front of the database.',
};

/** What `manage.py check` compares: the connections that may be open at once, and those that are allowed. */
export const BUDGET: readonly EnvVariable[] = [
  {
    name: 'INSTANCES',
    type: 'integer',
    default: '1',
    minimum: 1,
    maximum: 10_000,
    help: 'How many instances of the project serve at most: for the check of connections.',
  },
  {
    name: 'DATABASE_CONNECTION_LIMIT',
    type: 'integer',
    default: '0',
    minimum: 0,
    maximum: 1_000_000,
    help: 'How many connections the database allows; 0 when that is not known.',
  },
];

/**
 * The address of a database on a server; on a laptop, a file will do.
 *
 * @param help what it means, with an address as its servers have it
 * @param schemes how such an address may begin
 * @param file the variable of a database in a file
 */
export function serverUrl(help: string, schemes: readonly string[], file: EnvVariable): EnvVariable {
  return {
    name: 'DATABASE_URL',
    type: 'database',
    schemes: [...schemes, ...(file.schemes ?? [])],
    secret: true,
    help,
    ...(file.default ? { development: file.default } : {}),
  };
}

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
 * @param help what it means, with an address as its servers have it
 * @param file the address of a database in a file, which needs no server on a laptop
 */
export function serverUrl(help: string, file: string): EnvVariable {
  return {
    name: 'DATABASE_URL',
    type: 'text',
    secret: true,
    help,
    development: file,
  };
}

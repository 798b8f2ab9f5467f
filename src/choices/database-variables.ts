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

/**
 * @param scheme of its addresses
 * @param port of its servers
 * @param file the address of a database in a file, which needs no server on a laptop
 */
export function serverUrl(scheme: string, port: number, file: string): EnvVariable {
  return {
    name: 'DATABASE_URL',
    type: 'text',
    secret: true,
    help: `The database: ${scheme}://USER:PASSWORD@HOST:${port}/NAME; on a laptop, ${file} will do.`,
    development: file,
  };
}

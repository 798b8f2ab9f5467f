import { choices } from '../generated/servers.ts';
import type { PartialAnswers, Server } from './choice.ts';

const servers: readonly Server[] = choices;

/**
 * The chosen server; undefined as long as it is not known. Not in the catalogue: choices of other axes look at the
 * server, and the catalogue is made of them.
 */
export function serverOf({ server }: PartialAnswers): Server | undefined {
  return servers.find(({ id }) => id === server);
}

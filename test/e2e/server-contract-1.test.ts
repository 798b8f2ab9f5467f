/** The server contract on every server and Django line, with and without front servers: a share of them. */
import { keepsContract } from '../support/server-contract/contract-scenario.ts';
import { PAIRINGS } from '../support/server-scenario.ts';
import { shareOf } from '../support/shares.ts';

for (const pairing of shareOf(PAIRINGS, import.meta.filename)) keepsContract(pairing);

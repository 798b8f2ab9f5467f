/** Every server on every Django line, installed, checked, started, asked and stopped: a share of them. */
import { PAIRINGS, serves } from '../support/server-scenario.ts';
import { shareOf } from '../support/shares.ts';

for (const pairing of shareOf(PAIRINGS, import.meta.filename)) serves(pairing);

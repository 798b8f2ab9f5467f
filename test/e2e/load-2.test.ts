/** Every server under load on every database server: a share of them. */
import { bears, PAIRINGS } from '../support/load.ts';
import { shareOf } from '../support/shares.ts';

for (const pairing of shareOf(PAIRINGS, import.meta.filename)) bears(pairing);

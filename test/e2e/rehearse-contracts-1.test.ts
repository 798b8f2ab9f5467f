/** Every server under three contracts: a share of the servers. */
import { rehearsesUnderContracts } from '../support/rehearse-every.ts';

rehearsesUnderContracts(import.meta.filename);

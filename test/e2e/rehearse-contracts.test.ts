/** Three servers under three contracts of the tests; every server meets those of the platforms in rehearse-N. */
import { rehearsesUnderContracts } from '../support/rehearse-every.ts';

rehearsesUnderContracts();

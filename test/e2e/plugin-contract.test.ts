/** The example's server keeps the server contract as ours do: on the newest Django, without a front server and behind nginx. */
import { realpathSync } from 'node:fs';
import { loadAgain } from '../../src/plugins/load.ts';
import { EXAMPLE } from '../support/bad-plugins.ts';

// Before anything that knows the catalogue.
loadAgain([realpathSync(EXAMPLE)]);
const { servers, djangoLines, choiceOf } = await import('../../src/choices/catalog.ts');
const { keepsContract } = await import('../support/server-contract/contract-scenario.ts');

keepsContract({
  server: choiceOf(servers, 'waitress'),
  django: djangoLines.at(-1)!.id,
  python: '3.13',
});

/** A project with this server on a host of its own, from the set-up to a roll back. */
import { choiceOf, servers } from '../../src/choices/catalog.ts';
import { onHost } from '../support/onprem-scenario.ts';

onHost(choiceOf(servers, 'gunicorn'));

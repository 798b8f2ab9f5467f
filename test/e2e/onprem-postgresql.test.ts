/** A project with a worker and PostgreSQL on the same host, known there by its account; its packages installed by pip, not by uv. */
import { defaultServer } from '../../src/choices/axes.ts';
import { choiceOf, databases } from '../../src/choices/catalog.ts';
import { onHost } from '../support/onprem-scenario.ts';

onHost(defaultServer('asgi'), choiceOf(databases, 'postgresql'), 'pip', ['tasks']);

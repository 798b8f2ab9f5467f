/** What is locked for each Django line, installed: a share of the lines. */
import { djangoLines } from '../../src/choices/catalog.ts';
import { installs } from '../support/locks.ts';
import { shareOf } from '../support/shares.ts';

for (const { id } of shareOf(djangoLines, import.meta.filename)) installs(id);

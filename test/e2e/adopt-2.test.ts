/** Projects of other people's, laid out in many ways, adopted: a share of them. */
import { adoption } from '../support/adoptions.ts';
import { LAYOUTS } from '../support/layouts.ts';
import { shareOf } from '../support/shares.ts';

for (const layout of shareOf(LAYOUTS, import.meta.filename)) adoption(layout);

/** Projects as adopting met them, written anew from their shapes: small, and each for one thing that it does. */
import { ENTRIES } from './adopted-shapes/entries.ts';
import { REQUIREMENTS } from './adopted-shapes/requirements.ts';
import { CHANGED, SETTINGS } from './adopted-shapes/settings.ts';
import type { AdoptedShape } from './adopted-shapes/shape.ts';
import { SPELLINGS } from './adopted-shapes/spellings.ts';

export type { AdoptedShape } from './adopted-shapes/shape.ts';

export const ADOPTED_SHAPES: readonly AdoptedShape[] = [
  ...SPELLINGS,
  ...SETTINGS,
  ...ENTRIES,
  ...REQUIREMENTS,
  ...CHANGED,
];

import { relative } from 'node:path';
import { visibleName } from './visible.ts';

/** A folder as people type it: relative to where they stand, where that is shorter. */
export function displayed(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path === '' ? '.' : visibleName(path.startsWith('..') ? folder : path);
}

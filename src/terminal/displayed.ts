import { relative } from 'node:path';

/** A folder as people type it: relative to where they stand, where that is shorter. */
export function displayed(folder: string): string {
  const path = relative(process.cwd(), folder);
  return path === '' ? '.' : path.startsWith('..') ? folder : path;
}

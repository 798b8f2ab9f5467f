import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The USAGE of a generator: the examples of its `--help`. @param resolved the path of its index */
export function usageOf(resolved: string): string {
  return readFileSync(join(dirname(resolved), 'USAGE'), 'utf8');
}

/** In the place of the library: it comes with the labs, for nothing else writes YAML. */
import { brought } from './registry.ts';

export function stringify(value: unknown): string {
  if (!brought.labs) throw new Error('The labs are not loaded yet.');
  return brought.labs.stringify(value);
}

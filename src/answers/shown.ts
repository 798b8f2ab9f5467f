import { say } from '../languages/say.ts';
import { visibleName } from '../terminal/visible.ts';
/** A value as a message shows it: text as it is, anything else as JSON. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

/** Names for a sentence: the first of them, and how many more there are. */
export function someOf(names: readonly string[], most = 5): string {
  const more = names.length - most;
  const first = names.slice(0, most).map(visibleName).join(', ');
  return more > 0 ? say`${first}, and ${more} more` : first;
}

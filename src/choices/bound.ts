import { choices } from '../generated/platforms.ts';
import type { Answers, Platform } from './choice.ts';

/** Whether a platform hands over services under names of its own, which the project must turn into its variables. */
export function hasBindings(answers: Answers): boolean {
  // Read here and not above: platforms and services import each other's rules.
  const platforms: readonly Platform[] = choices;
  return platforms.some(({ id, hasAdapter }) => hasAdapter && answers.platforms.includes(id));
}

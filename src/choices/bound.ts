import { choices } from '../generated/platforms.ts';
import type { Answers, Platform } from './choice.ts';

const platforms: readonly Platform[] = choices;

/** Whether a platform hands over services under names of its own, which the project must turn into its variables. */
export function hasBindings(answers: Answers): boolean {
  return platforms.some(({ id, hasAdapter }) => hasAdapter && answers.platforms.includes(id));
}

import { choices } from '../generated/platforms.ts';
import { choices as services } from '../generated/services.ts';
import type { Service } from './backing.ts';
import type { Answers, PartialAnswers, Platform } from './choice.ts';

/** What a platform offers whose instances have a token of their own, which IAM exchanges for access as a trusted profile. */
const INSTANCE_TOKENS = 'instance-tokens';

/** Whether a chosen platform gives its instances a token of their own. */
export function givesInstanceTokens(answers: PartialAnswers): boolean {
  // Read here and not above: platforms and services import each other's rules.
  const platforms: readonly Platform[] = choices;
  return platforms.some(
    ({ id, capabilities }) => capabilities?.includes(INSTANCE_TOKENS) && answers.platforms?.includes(id),
  );
}

/** Whether a chosen service is asked with such a token. */
export function needsInstanceTokens(answers: Answers): boolean {
  const all: readonly Service[] = services;
  return all.some(
    ({ id, needsInstanceTokens: needs }) => answers.services.includes(id) && (needs?.(answers) ?? false),
  );
}

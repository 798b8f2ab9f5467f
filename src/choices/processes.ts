import { choices } from '../generated/services.ts';
import type { Service } from './backing.ts';
import type { PartialAnswers } from './choice.ts';

/** The names of the processes that the chosen services, and an adopted project itself, run beside the server. */
export function processesBeside({ services: ids = [], adopted }: PartialAnswers): readonly string[] {
  // Read here and not above: platforms and services import each other's rules.
  const services: readonly Service[] = choices;
  const ours = services
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ processes }) => Object.keys(processes ?? {}));
  return [...new Set([...ours, ...Object.keys(adopted?.processes ?? {})])];
}

/** The names of the processes that any service may run: what a platform may still have of an earlier choice. */
export function allProcesses({ adopted }: PartialAnswers): readonly string[] {
  const services: readonly Service[] = choices;
  const ours = services.flatMap(({ processes }) => Object.keys(processes ?? {}));
  return [...new Set([...ours, ...(adopted ? ['worker', 'beat'] : [])])];
}

import { choices } from '../generated/services.ts';
import type { Service } from './backing.ts';
import type { PartialAnswers } from './choice.ts';

/** The names of the processes that the chosen services run beside the server. */
export function processesBeside({ services: ids = [] }: PartialAnswers): readonly string[] {
  // Read here and not above: platforms and services import each other's rules.
  const services: readonly Service[] = choices;
  return services
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ processes }) => Object.keys(processes ?? {}));
}

/** The names of the processes that any service may run: what a platform may still have of an earlier choice. */
export function allProcesses(): readonly string[] {
  const services: readonly Service[] = choices;
  return services.flatMap(({ processes }) => Object.keys(processes ?? {}));
}

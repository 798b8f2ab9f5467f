import type { Check } from './check.ts';
import { ANSWERING } from './checks/answering.ts';
import { BUILDING } from './checks/building.ts';
import { settings } from './checks/inheriting.ts';
import { loading } from './checks/loading.ts';
import { STARTING } from './checks/starting.ts';
import { STOPPING } from './checks/stopping.ts';
import { working } from './checks/working.ts';
import type { Subject } from './rehearsal.ts';

/** Those that need nothing but a start command, in their order: each leaves what the next one looks at. */
export const SERVING: readonly Check[] = [...STARTING, ...ANSWERING, loading, ...STOPPING];

/** Every check of a rehearsal, from the build to the second instance. */
export const CHECKS: readonly Check[] = [...BUILDING, ...SERVING];

/** The checks of a project: every one, and one for each process beside its server. */
export function checksOf({ processes, settings: adopted }: Subject): readonly Check[] {
  const [build, ...rest] = CHECKS;
  // An adopted project has settings of its own beneath those that are deployed.
  return [build!, ...(adopted ? [settings] : []), ...rest, ...processes.map(working)];
}

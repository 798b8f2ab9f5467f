import type { Check } from './check.ts';
import { ANSWERING } from './checks/answering.ts';
import { BUILDING } from './checks/building.ts';
import { STARTING } from './checks/starting.ts';
import { STOPPING } from './checks/stopping.ts';

/** Those that need nothing but a start command, in their order: each leaves what the next one looks at. */
export const SERVING: readonly Check[] = [...STARTING, ...ANSWERING, ...STOPPING];

/** Every check of a rehearsal, from the build to the second instance. */
export const CHECKS: readonly Check[] = [...BUILDING, ...SERVING];

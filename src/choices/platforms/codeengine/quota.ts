import { marked, said, say } from '../../../languages/say.ts';
import { megabytes, pageOf } from './rules.ts';

/**
 * What a project may have running at once, apps, job runs and builds together: topic "limits", "Project quotas". Each limit
 * holds by itself. What is beyond waits: an instance that visitors need, or the migration, which then fails.
 */
const QUOTAS = {
  cpu: { limit: 128, unit: marked('virtual CPUs') },
  memory: { limit: 512_000, unit: marked('MB of memory') },
  disk: { limit: 512_000, unit: marked('MB of temporary disk') },
  instances: { limit: 250, unit: marked('instances') },
} as const;

type Amount = Readonly<Record<keyof typeof QUOTAS, number>>;

/** The build that deploy.sh runs, of the size "medium": topic "plan-build". */
const BUILD: Amount = { cpu: 1, memory: 4000, disk: 4000, instances: 1 };

/** What runs: each instance of app and jobs has the same size, in vCPU and the service's own spelling of amounts. */
export interface Running {
  readonly cpu: string;
  readonly memory: string;
  readonly disk: string;
  readonly minScale: number;
  readonly maxScale: number;
  readonly arraySize: number;
  /** Processes beside the app that always run. */
  readonly processes: number;
}

/** All that may run at once: the app while a new revision starts, a batch, the migration, the schedule, a build. */
export function usageOf({ cpu, memory, disk, minScale, maxScale, arraySize, processes }: Running): Amount {
  // A new revision begins with its smallest scale, and one instance at least; each process is replaced while another runs.
  const instances = maxScale + Math.max(1, minScale) + arraySize + 2 + 2 * processes;
  return {
    cpu: instances * Number(cpu) + BUILD.cpu,
    memory: instances * (megabytes(memory) ?? 0) + BUILD.memory,
    disk: instances * (megabytes(disk) ?? 0) + BUILD.disk,
    instances: instances + BUILD.instances,
  };
}

/** The scale that leaves room for everything else: what is taken when nothing is said. */
export function scaleWithin(running: Omit<Running, 'maxScale'>): number {
  let scale = 1;
  while (scale < QUOTAS.instances.limit && beyondQuota({ ...running, maxScale: scale + 1 }) === undefined)
    scale += 1;
  return scale;
}

/** Why it does not fit into a project, with the way out; undefined when it does. */
export function beyondQuota(running: Running): string | undefined {
  const usage = usageOf(running);
  for (const [name, { limit, unit }] of Object.entries(QUOTAS)) {
    const used = usage[name as keyof Amount];
    if (used > limit)
      return say`app, jobs and a build may need ${used} ${said(unit)} at once, and a project has ${limit}. Lower max-scale, array-size, or the size of instances (${pageOf('limits')}).`;
  }
  return undefined;
}

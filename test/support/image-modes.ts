/** The ways in which platforms run an image: as another user, with a disk that cannot be written to, with little CPU. */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Mode {
  readonly name: string;
  /** In the place of the image's USER: OpenShift and others give a random number, in the group 0. */
  readonly user?: string;
  /** Nothing can be written but what lies in /tmp and /dev/shm. */
  readonly readOnly?: boolean;
  /** The share of a processor, as Kubernetes limits it: in each 100 ms. */
  readonly cpu?: number;
}

const ANY_USER = '1234567:0';
/** The smallest that Code Engine has: its topic "mem-cpu-combo". */
const SMALLEST_CPU = 0.125;

export const MODES: readonly Mode[] = [
  { name: 'as any user', user: ANY_USER },
  { name: 'with a read-only disk', readOnly: true },
  {
    name: 'as any user, with a read-only disk, at 0.125 vCPU',
    user: ANY_USER,
    readOnly: true,
    cpu: SMALLEST_CPU,
  },
];

const PERIOD = 100_000;
const V1 = '/sys/fs/cgroup/cpu';
const V2 = '/sys/fs/cgroup';

/** A group of processes that get no more than a share of a processor; the folder's `cgroup.procs` takes the first one. */
export class CpuLimit {
  readonly folder: string;

  /** @throws Error where the machine has no controller for it */
  constructor(name: string, share: number) {
    const old = existsSync(join(V1, 'cpu.cfs_quota_us'));
    if (!old) writeFileSync(join(V2, 'cgroup.subtree_control'), '+cpu');
    this.folder = join(old ? V1 : V2, name);
    mkdirSync(this.folder, { recursive: true });
    const quota = String(Math.round(share * PERIOD));
    const files = old
      ? { 'cpu.cfs_period_us': String(PERIOD), 'cpu.cfs_quota_us': quota }
      : { 'cpu.max': `${quota} ${PERIOD}` };
    for (const [file, value] of Object.entries(files)) writeFileSync(join(this.folder, file), value);
  }

  remove(): void {
    rmdirSync(this.folder);
  }
}

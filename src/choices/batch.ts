import type { EnvVariable } from './choice.ts';

/**
 * What tells a process which share of a batch is its own: the names are those of job arrays. A
 * platform that declares them shares the area `batch`, an example of such a command.
 */
export const batchVariables: readonly EnvVariable[] = [
  {
    name: 'JOB_INDEX',
    type: 'integer',
    default: '0',
    minimum: 0,
    maximum: 9_999_999,
    help: 'Which share of a batch this process does, counted from 0; set for that process alone.',
  },
  {
    name: 'JOB_ARRAY_SIZE',
    type: 'integer',
    default: '1',
    minimum: 1,
    help: 'Into how many shares a batch is divided; set for the processes of that batch.',
  },
];

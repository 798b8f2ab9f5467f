import { budgetOf } from '../../platforms/codeengine/budget.ts';
import { classJob } from '../../platforms/codeengine/class-job.ts';
import { contract } from '../../platforms/codeengine/contract.ts';
import { loadOf, options, serverDefault } from '../../platforms/codeengine/options.ts';
import { PORT } from '../../platforms/codeengine/rules.ts';
import type { Platform } from '../choice.ts';

export default {
  id: 'codeengine',
  title: 'IBM Cloud Code Engine',
  help: 'Containers that scale by themselves, batch jobs, service bindings.',
  ephemeralDisk: true,
  hasSystemPackages: true,
  hasAdapter: true,
  deploymentFiles: ['.ceignore', 'codeengine'],
  readsProcfile: ({ strategy }) => strategy === 'buildpacks',
  shares: ['image'],
  options,
  contract,
  classJob,
  variables: [
    {
      name: 'JOB_INDEX',
      type: 'integer',
      default: '0',
      minimum: 0,
      maximum: 9_999_999,
      help: 'Which share of a batch this process does, counted from 0; the platform sets it.',
    },
    {
      name: 'JOB_ARRAY_SIZE',
      type: 'integer',
      default: '1',
      minimum: 1,
      help: 'Into how many shares a batch is divided; the platform sets it.',
    },
  ],
  derived({ options: { codeengine: values = {} }, ...answers }) {
    const { perInstance, app, jobs, total } = budgetOf(loadOf(values));
    const { workers, connectionsPerWorker: threads } = loadOf(values);
    // One loop serves many that wait; a thread serves one.
    const concurrency = serverDefault(answers, 'WEB_THREADS') ? workers * threads : 100;
    return {
      port: String(PORT),
      concurrency: String(concurrency),
      // Another instance starts a little before the last one is full.
      target: String(Math.max(1, Math.floor(concurrency * 0.8))),
      perInstance: String(perInstance),
      appConnections: String(app),
      jobConnections: String(jobs),
      connections: String(total),
    };
  },
  when: {
    'project.toml': ({ options: { codeengine } }) => codeengine?.strategy === 'buildpacks',
    '.buildenv': ({ options: { codeengine } }) => codeengine?.strategy === 'buildpacks',
  },
} satisfies Platform;

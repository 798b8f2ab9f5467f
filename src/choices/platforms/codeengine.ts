import { budgetOf } from '../../platforms/codeengine/budget.ts';
import { classJob } from '../../platforms/codeengine/class-job.ts';
import { contract } from '../../platforms/codeengine/contract.ts';
import { loadOf, options, serverDefault } from '../../platforms/codeengine/options.ts';
import { PORT } from '../../platforms/codeengine/rules.ts';
import { batchVariables } from '../batch.ts';
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
  shares: ['batch', 'bindings', 'image'],
  batchSize: (values) => loadOf(values, {}).arraySize,
  options,
  contract,
  classJob,
  variables: batchVariables,
  derived({ options: { codeengine: values = {} }, ...answers }) {
    const load = loadOf(values, answers);
    const { perInstance, app, jobs, total } = budgetOf(load);
    const { workers, connectionsPerWorker: threads } = load;
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

import { batchVariables } from '../../batch.ts';
import type { Platform } from '../../choice.ts';
import { PRIVATE_NETWORKS } from '../../private-networks.ts';
import { budgetOf } from './budget.ts';
import { classJob } from './class-job.ts';
import { contract } from './contract.ts';
import { loadOf, options, serverDefault } from './options.ts';
import { PORT } from './rules.ts';

export default {
  id: 'codeengine',
  presets: ['workshop'],
  title: 'IBM Cloud Code Engine',
  help: 'Containers that scale by themselves, batch jobs, service bindings.',
  ephemeralDisk: true,
  hasSystemPackages: true,
  hasAdapter: true,
  // Its ingress, and inside the cluster one proxy or two, as an instance runs already or is started.
  trustedProxies: PRIVATE_NETWORKS,
  capabilities: ['instance-tokens'],
  deploymentFiles: ['.ceignore', 'codeengine'],
  readsProcfile: ({ strategy }) => strategy === 'buildpacks',
  shares: ['batch', 'bindings', 'image'],
  batchSize: (values) => Number(values['array-size']),
  options,
  contract,
  classJob,
  variables: batchVariables,
  derived(answers, facts) {
    const { codeengine: values = {} } = answers.options;
    const load = loadOf(values, facts);
    const { perInstance, app, jobs: ofJobs, total } = budgetOf(load);
    const { workers, connectionsPerWorker: threads } = load;
    // One loop serves many that wait; a thread serves one.
    const concurrency = serverDefault(facts, 'WEB_THREADS') ? workers * threads : 100;
    const instances = [values['database-service'], ...(values.services ?? '').split(',')]
      .map((one = '') => one.trim())
      .filter(Boolean);
    const jobs = ['migrate', 'prune', 'batch'];
    return {
      // Variables that follow from the options, for those that the project has.
      settings: [
        `WEB_CONCURRENCY=${values.workers}`,
        `WEB_THREADS=${values.threads}`,
        `DATABASE_POOL_SIZE=${values.threads}`,
        `REQUEST_TIMEOUT=${values['request-timeout']}`,
        `INSTANCES=${values['max-scale']}`,
        `DATABASE_CONNECTION_LIMIT=${values['database-connections']}`,
      ].join(' '),
      instances: instances.join(','),
      jobs: [...jobs.slice(0, answers.adopted ? 2 : 3), ...facts.processes].join(' '),
      allJobs: [...jobs, ...facts.allProcesses].join(' '),
      // The client waits a little longer than the run may take.
      migrationWait: String(Number(values['migration-time']) + 300),
      batchWait: String(Number(values['job-time']) + 300),
      token: String(values['trusted-profiles'] === 'yes' || facts.needsInstanceTokens),
      lockSeconds: String(Number(values['migration-time']) + 7200),
      port: String(PORT),
      concurrency: String(concurrency),
      // Another instance starts a little before the last one is full.
      target: String(Math.max(1, Math.floor(concurrency * 0.8))),
      perInstance: String(perInstance),
      appConnections: String(app),
      jobConnections: String(ofJobs),
      connections: String(total),
    };
  },
  when: {
    '.github/workflows/image-codeengine.yml': ({ options: { codeengine } }) =>
      codeengine?.strategy === 'dockerfile',
    'codeengine/parts/domain.sh': ({ options: { codeengine } }) => Boolean(codeengine?.domain),
    'codeengine/terraform/domain.tf': ({ options: { codeengine } }) => Boolean(codeengine?.domain),
    'codeengine/terraform/exports.tf': ({ options: { codeengine } }) => Boolean(codeengine?.exports),
    'codeengine/terraform/outbound.tf': ({ options: { codeengine } }) => Boolean(codeengine?.outbound),
    'codeengine/terraform/services.tf': ({ options: { codeengine } }) =>
      Boolean(codeengine?.['database-service'] || codeengine?.services),
    'project.toml': ({ options: { codeengine } }) => codeengine?.strategy === 'buildpacks',
    '.buildenv': ({ options: { codeengine } }) => codeengine?.strategy === 'buildpacks',
  },
} as const satisfies Platform;

/** The options of the platform: flags, prompts and defaults, checked by the rules and the connection budget. */

import { marked, said, say } from '../../../languages/say.ts';
import type { Facts, Option } from '../../choice.ts';
import { beyondBudget, budgetOf, type Load, USABLE_CONNECTIONS } from './budget.ts';
import { limits, within } from './limit-options.ts';
import { beyondQuota, scaleWithin } from './quota.ts';
import * as rules from './rules.ts';

type Values = Readonly<Record<string, string>>;

/** What the chosen server takes when nothing else is said; undefined when it does not read the variable. */
export function serverDefault({ server }: Facts, variable: string): string | undefined {
  return server?.variables?.find(({ name }) => name === variable)?.default;
}

const ARRAY_SIZE = '4';

/** Threads of a synchronous process, or connections in the pool of an asynchronous one. */
const CONNECTIONS_PER_WORKER = '4';

/** What the options, and processes beside the app, let the project load onto the database. */
export function loadOf(options: Values, { processes }: Facts): Required<Load> {
  return {
    maxScale: Number(options['max-scale']),
    workers: Number(options.workers),
    connectionsPerWorker: Number(options.threads),
    arraySize: Number(options['array-size']),
    processes: processes.length,
  };
}

/** Of each instance, and the smallest scale. */
const sizeOf = ({ cpu = '', memory = '', disk = '', 'min-scale': least }: Values) => ({
  cpu,
  memory,
  disk,
  minScale: Number(least),
});

const processes: rules.Range = {
  minimum: 1,
  maximum: 64,
  unit: marked('of an instance'),
  topic: 'app-scale',
};

export const options = [
  {
    id: 'region',
    title: 'region',
    help: 'Where it runs: near the visitors and the database.',
    choices: rules.REGIONS,
    source: rules.pageOf('regions'),
    asked: true,
    fallback: () => 'eu-de',
  },
  {
    id: 'project',
    title: 'project',
    help: 'The Code Engine project, made created when it does not exist.',
    fallback: ({ project = '' }) => project,
    check: rules.badProject,
  },
  {
    id: 'app',
    title: 'app',
    help: 'The name of the app; jobs and secrets are called after it.',
    asked: true,
    fallback: ({ project = '' }) => project.toLowerCase().replaceAll('_', '-').replace(/-+$/, ''),
    unique: (name, value) => `${value}-${name}`,
    check: rules.badApp,
  },
  {
    id: 'image',
    title: 'image',
    help: 'Where images are kept: REGISTRY/NAMESPACE/NAME; nobody else may have the namespace.',
    asked: true,
    fallback: (_, { app = '' }) => `icr.io/${app.slice(0, 20).replace(/-+$/, '')}-images/${app}`,
    check: rules.badImage,
  },
  {
    id: 'strategy',
    title: 'build strategy',
    help: 'Dockerfile: small and exact. Buildpacks: no Dockerfile, but static files are collected before.',
    choices: ['dockerfile', 'buildpacks'],
    source: rules.pageOf('cli'),
    fallback: () => 'dockerfile',
    check: (value, _others, _answers, { server }) =>
      value === 'buildpacks' && server?.systemPackages
        ? say`buildpacks install no packages of the system, and ${said(server.title)} is built with them. Choose dockerfile.`
        : undefined,
  },
  {
    id: 'cpu',
    title: 'CPU',
    help: 'vCPU of each instance.',
    choices: rules.CPUS,
    source: rules.pageOf('mem-cpu-combo'),
    fallback: () => '0.5',
  },
  {
    id: 'memory',
    title: 'memory',
    help: 'Memory of each instance: only some amounts go with a CPU.',
    fallback: (_, { cpu = '' }) =>
      rules.MEMORY_BY_CPU[cpu]?.find((one) => Number.parseFloat(one) >= 1) ?? '1G',
    check: (value, { cpu = '' }) => rules.badMemory(value, cpu),
  },
  {
    id: 'disk',
    title: 'temporary disk',
    help: 'Temporary disk of each instance, such as 400M.',
    fallback: () => '400M',
    check: (value, { memory = '' }) => rules.badDisk(value, memory),
  },
  {
    id: 'min-scale',
    title: 'smallest scale',
    help: 'Instances that always run. With 0 nothing is paid while nobody visits, and the next one waits for a start.',
    asked: true,
    fallback: () => '0',
    check: within(rules.RANGES.scale),
  },
  {
    id: 'max-scale',
    title: 'largest scale',
    help: 'Instances at most: what the database must bear.',
    fallback: (_answers, others, facts) => {
      const least = Number(others['min-scale'] ?? '0');
      const processes = facts.processes.length;
      const room = scaleWithin({ ...sizeOf(others), arraySize: Number(ARRAY_SIZE), processes });
      // As many as the smallest database bears, with what runs beside the app.
      const { perInstance, jobs } = budgetOf({
        maxScale: 1,
        workers: Number(serverDefault(facts, 'WEB_CONCURRENCY') ?? '1'),
        connectionsPerWorker: Number(serverDefault(facts, 'WEB_THREADS') ?? CONNECTIONS_PER_WORKER),
        arraySize: Number(ARRAY_SIZE),
        processes,
      });
      const affordable = Math.floor((USABLE_CONNECTIONS - jobs) / (2 * perInstance));
      return String(Math.max(Math.min(5, room, affordable), least, 1));
    },
    check: (value, { 'min-scale': least = '0' }) => rules.badMaxScale(value, least),
  },
  {
    id: 'workers',
    title: 'workers',
    help: 'Processes of each instance.',
    fallback: (_answers, _others, facts) => serverDefault(facts, 'WEB_CONCURRENCY') ?? '1',
    check: (value, _others, _answers, facts) =>
      rules.outsideRange(value, processes) ??
      (value !== '1' && facts.server && serverDefault(facts, 'WEB_CONCURRENCY') === undefined
        ? say`${said(facts.server.title)} runs one process. Leave it out, and raise max-scale.`
        : undefined),
  },
  {
    id: 'threads',
    title: 'threads',
    help: 'Threads of each process; with an asynchronous server, connections in its pool.',
    fallback: (_answers, _others, facts) => serverDefault(facts, 'WEB_THREADS') ?? CONNECTIONS_PER_WORKER,
    check: within(processes),
  },
  {
    id: 'array-size',
    title: 'batch size',
    help: 'Instances that share the batch job.',
    fallback: () => ARRAY_SIZE,
    check: (value, others, _answers, facts) =>
      within(rules.RANGES.arraySize)(value) ??
      beyondQuota({ ...sizeOf(others), ...loadOf({ ...others, 'array-size': value }, facts) }),
  },
  {
    id: 'database-connections',
    title: 'database connections',
    help: 'Connections that the database allows; what the project may open must fit.',
    fallback: () => String(USABLE_CONNECTIONS),
    check: (value, others, _answers, facts) =>
      rules.outsideRange(value, {
        minimum: 1,
        maximum: 100_000,
        unit: marked('connections'),
        topic: 'app-scale',
      }) ?? beyondBudget(loadOf(others, facts), Number(value)),
  },
  {
    id: 'request-timeout',
    title: 'request timeout',
    help: 'Seconds that a request or a stream may take; a stop may take as long.',
    fallback: () => '60',
    check: within(rules.RANGES.requestTimeout),
  },
  {
    id: 'visibility',
    title: 'visibility',
    help: 'Who reaches the app: everybody, the private network, or only apps of the same project.',
    choices: ['public', 'private', 'project'],
    source: rules.pageOf('cli'),
    fallback: () => 'public',
  },
  {
    id: 'domain',
    title: 'domain',
    help: 'A domain of your own, such as www.example.com; empty for none.',
    fallback: () => '',
    check: rules.badDomain,
  },
  {
    id: 'database-service',
    title: 'database service',
    help: 'The instance of IBM Cloud Databases to bind; empty when a secret holds DATABASE_URL.',
    fallback: () => '',
    check: rules.badService,
  },
  {
    id: 'services',
    title: 'services',
    help: 'Other service instances to bind, with commas; INSTANCE=CREDENTIAL for a credential of its own.',
    fallback: () => '',
    check: rules.badServices,
  },
  ...limits,
  {
    id: 'schedule',
    title: 'schedule',
    help: 'When the scheduled job runs, in UTC: minute hour day month weekday.',
    fallback: () => '0 3 * * *',
    check: rules.badSchedule,
  },
] as const satisfies readonly Option[];

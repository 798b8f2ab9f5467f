import { beyondBudget, budgetOf, USABLE_CONNECTIONS } from '../../platforms/codeengine/budget.ts';
import { contract } from '../../platforms/codeengine/contract.ts';
import * as rules from '../../platforms/codeengine/rules.ts';
import { servers } from '../catalog.ts';
import type { Option, PartialAnswers, Platform, Server } from '../choice.ts';

type Values = Readonly<Record<string, string>>;

const serverOf = ({ server }: PartialAnswers): Server | undefined => servers.find(({ id }) => id === server);

/** What the chosen server takes when nothing else is said; undefined when it does not read the variable. */
function serverDefault(answers: PartialAnswers, variable: string): string | undefined {
  return serverOf(answers)?.variables?.find(({ name }) => name === variable)?.default;
}

/** Threads of a synchronous process, or connections in the pool of an asynchronous one. */
const CONNECTIONS_PER_WORKER = '4';

function loadOf(options: Values) {
  return {
    maxScale: Number(options['max-scale']),
    workers: Number(options.workers),
    connectionsPerWorker: Number(options.threads),
    arraySize: Number(options['array-size']),
  };
}

const within = (range: rules.Range) => (value: string) => rules.outsideRange(value, range);
const processes: rules.Range = { minimum: 1, maximum: 64, unit: 'of an instance', topic: 'app-scale' };

const options: readonly Option[] = [
  {
    id: 'region',
    title: 'region',
    help: 'Where it runs: near the visitors and the database.',
    choices: rules.REGIONS,
    asked: true,
    fallback: () => 'eu-de',
  },
  {
    id: 'project',
    title: 'project',
    help: 'The Code Engine project, made when there is none of that name.',
    fallback: ({ project = '' }) => project,
    check: rules.badProject,
  },
  {
    id: 'app',
    title: 'app',
    help: 'The name of the app; jobs and secrets are called after it.',
    asked: true,
    fallback: ({ project = '' }) => project.toLowerCase().replaceAll('_', '-').replace(/-+$/, ''),
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
    fallback: () => 'dockerfile',
    check: (value, _, answers) =>
      value === 'buildpacks' && serverOf(answers)?.systemPackages
        ? `buildpacks install no packages of the system, and ${serverOf(answers)?.title} is built with them. Choose dockerfile.`
        : undefined,
  },
  {
    id: 'cpu',
    title: 'CPU',
    help: 'vCPU of each instance.',
    choices: rules.CPUS,
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
    fallback: (_, { 'min-scale': least = '0' }) => String(Math.max(5, Number(least))),
    check: (value, { 'min-scale': least = '0' }) => rules.badMaxScale(value, least),
  },
  {
    id: 'workers',
    title: 'workers',
    help: 'Processes of each instance.',
    fallback: (answers) => serverDefault(answers, 'WEB_CONCURRENCY') ?? '1',
    check: (value, _, answers) =>
      rules.outsideRange(value, processes) ??
      (value !== '1' && serverOf(answers) && serverDefault(answers, 'WEB_CONCURRENCY') === undefined
        ? `${serverOf(answers)?.title} runs one process. Leave it out, and raise max-scale.`
        : undefined),
  },
  {
    id: 'threads',
    title: 'threads',
    help: 'Threads of each process; with an asynchronous server, connections in its pool.',
    fallback: (answers) => serverDefault(answers, 'WEB_THREADS') ?? CONNECTIONS_PER_WORKER,
    check: within(processes),
  },
  {
    id: 'array-size',
    title: 'batch size',
    help: 'Instances that share the batch job.',
    fallback: () => '4',
    check: within(rules.RANGES.arraySize),
  },
  {
    id: 'database-connections',
    title: 'database connections',
    help: 'Connections that the database allows; what the project may open must fit.',
    fallback: () => String(USABLE_CONNECTIONS),
    check: (value, others) =>
      rules.outsideRange(value, { minimum: 1, maximum: 100_000, unit: 'connections', topic: 'app-scale' }) ??
      beyondBudget(loadOf(others), Number(value)),
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
    help: 'The Databases for PostgreSQL instance to bind; empty when a secret holds DATABASE_URL.',
    fallback: () => '',
    check: rules.badService,
  },
  {
    id: 'schedule',
    title: 'schedule',
    help: 'When the scheduled job runs, in UTC: minute hour day month weekday.',
    fallback: () => '0 3 * * *',
    check: rules.badSchedule,
  },
];

export default {
  id: 'codeengine',
  title: 'IBM Cloud Code Engine',
  help: 'Containers that scale by themselves, batch jobs, service bindings.',
  ephemeralDisk: true,
  hasSystemPackages: true,
  hasAdapter: true,
  readsProcfile: ({ strategy }) => strategy === 'buildpacks',
  shares: ['image'],
  options,
  contract,
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
      port: String(rules.PORT),
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

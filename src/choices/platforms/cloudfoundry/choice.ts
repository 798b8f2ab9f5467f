import { batchVariables } from '../../batch.ts';
import type { PartialAnswers, Platform } from '../../choice.ts';
import { PRIVATE_NETWORKS } from '../../private-networks.ts';
import { contract } from './contract.ts';
import { type Offering, PROVIDERS, provider } from './providers.ts';
import { appName, canarySteps, domain, instances, memory, offering } from './rules.ts';

/** The preset that the options so far name. */
const preset = (others: Readonly<Record<string, string>>) =>
  PROVIDERS[others.provider ?? 'plain'] ?? PROVIDERS.plain!;

/** What the marketplace calls the chosen database; what it has not is asked for by its own name. */
function databaseOf({ database = '' }: PartialAnswers, others: Readonly<Record<string, string>>): Offering {
  const { marketplace } = preset(others);
  return marketplace[database] ?? { service: database || 'postgresql', plan: 'small' };
}

export default {
  id: 'cloudfoundry',
  presets: ['workshop'],
  title: 'Cloud Foundry',
  help: "On AWS, Azure, GCP or one's own hardware, with the Python buildpack: SAP BTP, cloud.gov, Tanzu.",
  caution: 'IBM Cloud Foundry ended in June 2023; there, Code Engine is what took its place.',
  ephemeralDisk: true,
  hasSystemPackages: false,
  hasAdapter: true,
  capabilities: ['static-app'],
  // Parameters and keys of services, as its commands print and take them.
  privateFiles: ['/cf/*.json'],
  deploymentFiles: ['.cfignore', 'cf', 'manifest.yml', 'runtime.txt', 'vars'],
  requestIdHeader: 'X-Vcap-Request-Id',
  // gorouter, config.go: MaxIdleConns and IdleTimeout.
  idleSeconds: 90,
  // gorouter appends the address that it sees: a client's, or that of a load balancer in front of it.
  trustedProxies: PRIVATE_NETWORKS,
  // The start command stands in manifest.yml: in two places, the second could only contradict the first.
  readsProcfile: () => false,
  shares: ['batch', 'bindings'],
  variables: batchVariables,
  address: ({ app, domain }) => `https://${app}.${domain}`,
  contract,
  derived({ options: { cloudfoundry = {} }, services }) {
    const { marketplace } = preset(cloudfoundry);
    const offered = services.flatMap((id) => (marketplace[id] ? [[id, marketplace[id]] as const] : []));
    return Object.fromEntries(
      offered.flatMap(([id, { service, plan }]) => [
        [`${id}-service`, service],
        [`${id}-plan`, plan],
      ]),
    );
  },
  options: [
    {
      id: 'provider',
      title: 'provider',
      help: 'Who runs it: sets the domain and the database service. IBM does not any more: see Code Engine.',
      choices: Object.keys(PROVIDERS),
      asked: true,
      fallback: () => 'plain',
      check: provider,
    },
    {
      id: 'domain',
      title: 'domain',
      help: 'The domain of the routes, as `cf domains` lists it.',
      asked: true,
      fallback: (_answers, others) => preset(others).domain,
      check: domain,
    },
    {
      id: 'app',
      title: 'app',
      help: "The app's name, and the host in production; other spaces add theirs.",
      fallback: ({ project = 'mysite' }) => project.replaceAll('_', '-'),
      unique: (name, value) => `${value}-${name}`,
      check: appName,
    },
    {
      id: 'memory',
      title: 'memory',
      help: 'The memory of one instance; the number of processes follows from it.',
      fallback: () => '512M',
      check: memory,
    },
    {
      id: 'instances',
      title: 'instances',
      help: 'How many instances serve in production.',
      fallback: () => '2',
      check: instances,
    },
    {
      id: 'database-service',
      title: 'database service',
      help: 'The offering of the database in the marketplace.',
      fallback: (answers, others) => databaseOf(answers, others).service,
      check: offering,
    },
    {
      id: 'database-plan',
      title: 'database plan',
      help: 'The plan of that offering.',
      fallback: (answers, others) => databaseOf(answers, others).plan,
      check: offering,
    },
    {
      id: 'strategy',
      title: 'strategy',
      help: 'How instances are replaced: all, one by one, or first a few, until `cf continue-deployment`.',
      choices: ['rolling', 'canary'],
      fallback: () => 'rolling',
    },
    {
      id: 'canary-steps',
      title: 'canary steps',
      help: 'With the strategy canary: the percentages of instances that are replaced before each pause.',
      fallback: () => '10,50',
      check: canarySteps,
    },
    {
      id: 'load-balancing',
      title: 'load balancing',
      help: 'How the router chooses an instance. A server of one process does better with least-connection.',
      choices: ['round-robin', 'least-connection'],
      fallback: () => 'round-robin',
    },
    {
      id: 'bindings',
      title: 'bindings',
      help: 'How bound services are handed over: in a variable, or, beyond 130 KB, in a file.',
      choices: ['variable', 'file'],
      fallback: () => 'variable',
    },
    {
      id: 'revisions',
      title: 'revisions',
      help: 'Whether the manifest switches on the revisions that a roll back needs, or leaves them as they are.',
      choices: ['as-they-are', 'on'],
      fallback: () => 'as-they-are',
    },
  ],
} as const satisfies Platform;

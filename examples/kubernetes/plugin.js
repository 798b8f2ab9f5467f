import { contract } from './contract.js';
import { rules } from './rules.js';

const dashed = ({ project = '' }) => project.replaceAll('_', '-');

/** The ports of what a project is bound to, which the network policy lets it reach. */
const PORTS = { postgresql: 5432, mysql: 3306, redis: 6379, mail: 587 };

/**
 * Kubernetes, by Kustomize: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/kustomization/
 *
 * @type {import('generator-django-cloud/plugin').PluginModule}
 */
export default ({ definePlugin, definePlatform, privateNetworks, say }) => {
  const { countProblem, hostProblem, imageProblem, memoryProblem, nameProblem, namespaceProblem } =
    rules(say);
  return definePlugin({
    platforms: [
      definePlatform({
        id: 'kubernetes',
        title: 'Kubernetes',
        help: 'A cluster of anybody: Kustomize manifests, a migration before each roll-out, autoscaling.',
        ephemeralDisk: true,
        hasSystemPackages: true,
        hasAdapter: false,
        // The ingress controller, and load balancers before it.
        trustedProxies: privateNetworks,
        idleSeconds: 60,
        deploymentFiles: ['kubernetes'],
        readsProcfile: () => false,
        shares: ['image'],
        address: ({ host }) => host && `https://${host}`,
        contract,
        options: [
          {
            id: 'host',
            title: 'host name',
            help: 'The name under which the site is reached.',
            asked: true,
            fallback: (answers) => `${dashed(answers)}.example.com`,
            unique: (name, value) => `${name}.${value}`,
            check: hostProblem,
          },
          {
            id: 'image',
            title: 'image',
            help: 'Where the image is, without a tag.',
            asked: true,
            fallback: (answers) => `registry.example.com/${dashed(answers)}`,
            unique: (name, value) => `${value}-${name}`,
            check: imageProblem,
          },
          {
            id: 'namespace',
            title: 'namespace',
            help: 'The namespace of its objects; staging has one of its own.',
            fallback: dashed,
            unique: (name, value) => `${value}-${name}`.slice(0, 54),
            check: namespaceProblem,
          },
          {
            id: 'name',
            title: 'name',
            help: 'What its objects are called.',
            fallback: (answers) => dashed(answers).slice(0, 37),
            check: nameProblem,
          },
          {
            id: 'ingress-class',
            title: 'ingress class',
            help: 'The ingress controller that serves it.',
            fallback: () => 'nginx',
            check: nameProblem,
          },
          {
            id: 'memory',
            title: 'memory',
            help: 'What a pod may use.',
            fallback: () => '512Mi',
            check: memoryProblem,
          },
          {
            id: 'min-replicas',
            title: 'fewest pods',
            help: 'How many pods serve at the least: two outlive a node.',
            fallback: () => '2',
            check: countProblem(1, 100),
          },
          {
            id: 'max-replicas',
            title: 'most pods',
            help: 'How many pods serve at the most.',
            fallback: () => '6',
            check: (value, { 'min-replicas': least = '1' }) => countProblem(Number(least), 500)(value),
          },
        ],
        derived: ({ database, services }, { processes }) => ({
          ports: [database, ...services]
            .map((id) => PORTS[id])
            .filter(Boolean)
            .join(','),
          components: ['web', ...processes].join(','),
        }),
        when: {
          'kubernetes/base/processes.yaml': (_answers, { processes }) => processes.length > 0,
        },
      }),
    ],
  });
};

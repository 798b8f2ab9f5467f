/**
 * What Code Engine does with an app. Sources: cloud.ibm.com/docs/codeengine, topics "inside-env-vars", "app-probes",
 * "app-scale"; how probes arrive: knative/serving pkg/reconciler/revision/resources/{deploy,queue}.go.
 */
import type { Contract, Place } from '../../platform-contract.ts';

/** The subdomain that a project gets: 11 characters of the service's own. */
const SUBDOMAIN = '1a2b3c4d5ef';
/** An address of an instance in the cluster: what the kubelet asks. */
const POD_IP = '172.30.112.7';

const app = ({ options, project }: Place): string => options.app ?? project.replaceAll('_', '-');
const region = ({ options }: Place): string => options.region ?? 'eu-de';
const domain = (place: Place): string => `${region(place)}.codeengine.appdomain.cloud`;

/** Kubernetes counts 200..399 as success: topic "app-probes". */
const succeeds = (status: number): boolean => status >= 200 && status < 400;
const AGENT = { 'User-Agent': 'kube-probe/1.31' };

/**
 * In an image of buildpacks, PATH is /cnb/process:/cnb/lifecycle and the system's, with no Python; the launcher puts in front
 * of it what the layers of the image bring, and replaces itself by the command: buildpacks/lifecycle, launch/launcher.go.
 */
const LAUNCHER = `#!/bin/sh
PATH="$BIN:$SYSTEM_PATH"
export PATH
unset BIN SYSTEM_PATH
exec "$@"
`;

/** The words with which the deploy script has a job run manage.py: those of --command and --argument in MANAGE. */
function jobWords(script: string): readonly string[] {
  const [, words = ''] = /^readonly MANAGE=\(([^)]*)\)$/m.exec(script) ?? [];
  return [...words.matchAll(/--(?:command|argument) (\S+)/g)].map(([, word = '']) => word);
}

export const contract: Contract = {
  // The image is built before anything is known: neither secrets nor CE_* are there.
  buildVariables: () => ({}),
  runVariables: (place) => ({
    PORT: String(place.port),
    CE_APP: app(place),
    CE_SUBDOMAIN: SUBDOMAIN,
    CE_DOMAIN: domain(place),
    CE_REGION: region(place),
    CE_PROJECT_ID: '01234567-abcd-4bcd-8bcd-abcdabcd1111',
    CE_API_BASE_URL: `https://api.private.${region(place)}.codeengine.cloud.ibm.com`,
    K_SERVICE: app(place),
    K_CONFIGURATION: app(place),
    K_REVISION: `${app(place)}-00001`,
    HOSTNAME: `${app(place)}-00001-deployment-69fd57bcb6-sr9tl`,
  }),
  // The image's exec form is process 1, with no shell; the Procfile of buildpacks runs through one.
  launch: (command) => command,
  job(command, read, { options }) {
    if (options.strategy !== 'buildpacks') return undefined;
    return {
      argv: [...jobWords(read('codeengine/deploy.sh') ?? ''), ...command.slice(2)],
      programs: { launcher: LAUNCHER },
    };
  },
  probes: [
    {
      // By the queue-proxy beside the app, over the loopback device they share.
      name: 'readiness',
      path: '/readyz',
      headers: ({ port }) => ({ ...AGENT, Host: `127.0.0.1:${port}` }),
      succeeds,
      timeoutSeconds: 3,
    },
    {
      // By the kubelet, straight to the address of the instance.
      name: 'liveness',
      path: '/healthz',
      headers: ({ port }) => ({ ...AGENT, Host: `${POD_IP}:${port}` }),
      succeeds,
      timeoutSeconds: 3,
    },
  ],
  routerHeaders: (place) => ({
    Host: `${app(place)}.${SUBDOMAIN}.${domain(place)}`,
    'X-Forwarded-For': '198.51.100.7, 10.244.0.5, 127.0.0.6',
    'X-Forwarded-Proto': 'https',
    Forwarded: 'for=198.51.100.7;proto=https',
    'K-Proxy-Request': 'activator',
    'X-Request-Id': '2b5f2f2c-6f0a-4b1e-9f6f-0d6f2c1d7a10',
  }),
  // The liveness probe that deploy.sh sets when no option says otherwise: from second 10, every 10 s, and the third failure restarts the instance.
  startSeconds: 30,
  // SIGKILL comes after the request timeout, which the rules keep at 10 or more.
  graceSeconds: 10,
  disk: 'ephemeral',
};

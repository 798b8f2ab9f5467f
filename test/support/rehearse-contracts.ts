/**
 * Two contracts for tests, after what is documented about two families of platforms: a buildpack that launches through
 * bash with a profile and describes itself in one JSON variable, and a container with exec form and Knative's probes.
 */

import type { Contract, Place, Variables } from '../../src/choices/platform-contract.ts';
import { shellLine } from '../../src/terminal/shell-line.ts';

const hostOf = ({ project }: Place): string => `${project}.apps.example.com`;

/** What an adapter of the project would derive from the platform's own variables. */
export const derived = (place: Place): Variables => ({ ALLOWED_HOSTS: hostOf(place), BEHIND_PROXY: 'true' });

const router = (place: Place): Variables => ({
  Host: hostOf(place),
  'X-Forwarded-For': '203.0.113.9, 10.0.4.7',
  'X-Forwarded-Proto': 'https',
});

export const buildpack: Contract = {
  buildVariables: () => ({
    CF_STACK: 'cflinuxfs4',
    MEMORY_LIMIT: '1024m',
    VCAP_APPLICATION: '{"limits":{"mem":1024}}',
  }),
  runVariables: (place) => ({
    ...derived(place),
    PORT: String(place.port),
    HOME: place.folder ?? '/',
    LANG: 'C.UTF-8',
    MEMORY_LIMIT: '512m',
    CF_INSTANCE_INDEX: '0',
    CF_INSTANCE_INTERNAL_IP: '10.255.4.9',
    VCAP_APPLICATION: JSON.stringify({ application_name: place.project, application_uris: [hostOf(place)] }),
    VCAP_SERVICES: '{}',
    // What the Python buildpack's profile exports.
    PYTHONHASHSEED: 'random',
    PYTHONUNBUFFERED: '1',
    FORWARDED_ALLOW_IPS: '*',
    GUNICORN_CMD_ARGS: '--access-logfile -',
  }),
  launch: (command) => [
    'bash',
    '-c',
    'if [ -f .profile ]; then . ./.profile; fi; exec bash -c "$1"',
    'launcher',
    `exec ${shellLine(command)}`,
  ],
  probes: (['liveness', 'readiness'] as const).map((name) => ({
    name,
    path: name === 'liveness' ? '/healthz' : '/readyz',
    headers: () => ({
      Host: '10.255.4.9:8080',
      'User-Agent': 'diego-healthcheck',
      'X-Forwarded-Proto': 'https',
    }),
    succeeds: (status: number) => status === 200,
    timeoutSeconds: name === 'liveness' ? 1 : 5,
  })),
  routerHeaders: (place) => ({
    ...router(place),
    'X-Vcap-Request-Id': '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  }),
  startSeconds: 60,
  graceSeconds: 10,
  disk: 'ephemeral',
};

export const container: Contract = {
  buildVariables: () => ({}),
  runVariables: (place) => ({
    ...derived(place),
    PORT: String(place.port),
    CE_APP: place.project,
    CE_SUBDOMAIN: 'abc123',
    CE_DOMAIN: 'eu-de.codeengine.appdomain.cloud',
    CE_REGION: 'eu-de',
    K_SERVICE: place.project,
    K_REVISION: `${place.project}-00001`,
  }),
  launch: (command) => command,
  probes: [
    {
      // By the kubelet, to the pod's address.
      name: 'liveness',
      path: '/healthz',
      headers: ({ port }) => ({ Host: `172.30.61.7:${port}`, 'User-Agent': 'kube-probe/1.30' }),
      succeeds: (status) => status >= 200 && status < 400,
      timeoutSeconds: 1,
    },
    {
      // By the proxy beside the container.
      name: 'readiness',
      path: '/readyz',
      headers: ({ port }) => ({ Host: `127.0.0.1:${port}`, 'User-Agent': 'kube-probe/1.30' }),
      succeeds: (status) => status >= 200 && status < 400,
      timeoutSeconds: 5,
    },
  ],
  routerHeaders: (place) => ({ ...router(place), Forwarded: 'for=203.0.113.9;proto=https' }),
  startSeconds: 60,
  graceSeconds: 300,
  disk: 'read-only',
};

export const CONTRACTS: Readonly<Record<string, Contract>> = { buildpack, container };

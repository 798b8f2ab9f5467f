/**
 * What a pod of these manifests is given. Sources: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/ (start,
 * stop), https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ (probes), and the manifests
 * themselves.
 */

/** What the kubelet counts as success. */
const succeeds = (status) => status >= 200 && status < 400;

const host = ({ options, project }) => options.host ?? `${project.replaceAll('_', '-')}.example.com`;

/** As the manifests say: without the header, the kubelet would send the pod's address. */
const asked = (place) => ({ Host: host(place), 'User-Agent': 'kube-probe/1.34' });

export const contract = {
  buildVariables: () => ({}),
  runVariables: (place) => ({
    PORT: String(place.port),
    ALLOWED_HOSTS: host(place),
    BEHIND_PROXY: 'true',
    // Of the cluster's own API: every pod has these. `enableServiceLinks: false` keeps those of other services out.
    KUBERNETES_SERVICE_HOST: '10.96.0.1',
    KUBERNETES_SERVICE_PORT: '443',
    KUBERNETES_PORT: 'tcp://10.96.0.1:443',
    HOSTNAME: `${place.options.name ?? 'web'}-6c9f7d5b8d-x2x7q`,
  }),
  // The image's exec form is process 1, with no shell.
  launch: (command) => command,
  probes: [
    { name: 'liveness', path: '/healthz', headers: asked, succeeds, timeoutSeconds: 3 },
    { name: 'readiness', path: '/readyz', headers: asked, succeeds, timeoutSeconds: 4 },
  ],
  routerHeaders: (place) => ({
    Host: host(place),
    'X-Forwarded-For': '203.0.113.9',
    'X-Forwarded-Proto': 'https',
    'X-Request-ID': '5f0c2a51d3b64b6c8f1f0e2a9d7c4b3a',
  }),
  // The startup probe: 30 times, each second.
  startSeconds: 30,
  // terminationGracePeriodSeconds, less what preStop waits until no proxy sends anything any more.
  graceSeconds: 25,
  // readOnlyRootFilesystem; /tmp is a volume.
  disk: 'read-only',
};

import type { Contract, Place } from '../../platform-contract.ts';

/** What the front server sends along: it overwrites each of these, whatever the client sent. */
const frontHeaders = ({ options }: Place) => ({
  Host: options.domain ?? '',
  'X-Forwarded-For': '203.0.113.7',
  'X-Forwarded-Proto': 'https',
  'X-Request-ID': '8d4f0c6b2a9e4f7d8c1b3a5e7f902468',
});

/** The deploy script asks the front server on the host itself, over plain http, by the site's name. */
const probe = (name: 'liveness' | 'readiness', path: string) => ({
  name,
  path,
  headers: ({ options }: Place) => ({ ...frontHeaders({ options } as Place), 'X-Forwarded-Proto': 'http' }),
  succeeds: (status: number) => status === 200,
  timeoutSeconds: 5,
});

/** What the units in templates/platforms/onprem/onprem/systemd and the deploy script do with a project. */
export const contract: Contract = {
  // The deploy script builds with nothing but PATH and HOME.
  buildVariables: () => ({}),
  // The variables of /etc/<project>/environment that set-up.sh writes; DATABASE_URL and SECRET_KEY come on top. On the
  // host systemd passes a socket instead of the port.
  runVariables: ({ port, options }) => ({
    PORT: String(port),
    ALLOWED_HOSTS: options.domain ?? '',
    BEHIND_PROXY: 'true',
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
  }),
  // systemd starts the words of ExecStart= themselves, with no shell.
  launch: (command) => command,
  probes: [probe('liveness', '/healthz'), probe('readiness', '/readyz')],
  routerHeaders: frontHeaders,
  // The front server is on the same host.
  reachedFrom: 'loopback',
  // HEALTH_SECONDS of the deploy script.
  startSeconds: 60,
  // TimeoutStopSec= of the unit.
  graceSeconds: 20,
  // ProtectSystem=strict, and the release belongs to root; what must last is in StateDirectory=.
  disk: 'read-only',
};

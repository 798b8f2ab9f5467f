import type { Contract, Place } from '../choices/platform-contract.ts';
import { shellLine } from '../terminal/shell-line.ts';

export const PLAIN = 'plain';

/** A host name that exists nowhere (RFC 2606), as a stranger's platform would give one. */
const hostOf = (project: string): string => `${project.replaceAll('_', '-')}.example.com`;

/** The web process of a Procfile: the first line of that name. */
function webLine(procfile: string | undefined): string | undefined {
  return /^web:[ \t]*(\S.*?)[ \t]*$/m.exec(procfile ?? '')?.[1];
}

const own = ({ port }: Place) => ({ Host: `127.0.0.1:${port}` });

/**
 * What every platform agrees on, and no particular one: the twelve-factor process of a Procfile behind a router that
 * ends TLS. Host names and the router are told to the project by its own variables, as its README says.
 */
export const plain: Contract = {
  buildVariables: () => ({}),
  runVariables: ({ project, port }) => ({
    PORT: String(port),
    ALLOWED_HOSTS: hostOf(project),
    BEHIND_PROXY: 'true',
  }),
  launch: (command) => ['sh', '-c', `exec ${shellLine(command)}`],
  commandLine: (read) => webLine(read('Procfile')),
  ignoreFile: '.gitignore',
  probes: [
    {
      name: 'liveness',
      path: '/healthz',
      headers: own,
      succeeds: (status) => status === 200,
      timeoutSeconds: 1,
    },
    {
      name: 'readiness',
      path: '/readyz',
      headers: own,
      succeeds: (status) => status === 200,
      timeoutSeconds: 5,
    },
  ],
  routerHeaders: ({ project }) => ({
    Host: hostOf(project),
    'X-Forwarded-For': '203.0.113.9',
    'X-Forwarded-Proto': 'https',
  }),
  startSeconds: 60,
  graceSeconds: 10,
  disk: 'persistent',
};

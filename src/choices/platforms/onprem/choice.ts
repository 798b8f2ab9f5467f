import { said, say } from '../../../languages/say.ts';
import { batchVariables } from '../../batch.ts';
import type { Condition, Facts, Platform } from '../../choice.ts';
import { withExample } from '../../conditions.ts';
import { contract } from './contract.ts';
import { accountOf, accountProblem, domainProblem, exampleDomain, folderProblem } from './rules.ts';

const has = ({ server }: Facts, capability: string): boolean =>
  server?.capabilities?.includes(capability) ?? false;

/** Why a front server does not go with the chosen server. */
function frontProblem(front: string, facts: Facts): string | undefined {
  const { server } = facts;
  if (!server) return undefined;
  const inside = has(facts, 'apache-module');
  if (front === 'apache' && !inside) {
    return say`Apache runs Django itself or not at all, and ${said(server.title)} is a server of its own. Choose nginx, or another --server.`;
  }
  return front === 'nginx' && inside
    ? say`${said(server.title)} is the front server itself: behind another one, a restart would lose requests. Choose apache, or another --server.`
    : undefined;
}

const hasSocket: Condition = (_answers, facts) => has(facts, 'socket-activation');
const runs =
  (name: string): Condition =>
  (_answers, { processes }) =>
    processes.includes(name);
const behindNginx: Condition = ({ options }) => options.onprem?.front === 'nginx';
const insideApache: Condition = ({ options }) => options.onprem?.front === 'apache';

export default {
  id: 'onprem',
  presets: ['small-company'],
  title: 'Your own server',
  help: 'A Debian or Ubuntu host with systemd, behind nginx or Apache.',
  ephemeralDisk: false,
  hasSystemPackages: true,
  hasAdapter: false,
  deploymentFiles: ['compose.yaml', 'onprem'],
  readsProcfile: () => false,
  shares: ['batch', 'image'],
  contract,
  address: ({ domain }) => `https://${domain}`,
  options: [
    {
      id: 'domain',
      title: 'host name',
      help: 'The name under which the site is reached.',
      asked: true,
      fallback: ({ project = '' }) => exampleDomain(project),
      unique: (name, value) => `${name}.${value}`,
      check: domainProblem,
    },
    {
      id: 'app-dir',
      title: 'folder',
      help: 'The folder on the host that holds the releases.',
      fallback: ({ project = '' }) => `/srv/${project}`,
      unique: (name, value) => `${value}-${name}`,
      check: folderProblem,
    },
    {
      id: 'user',
      title: 'account',
      help: 'The account that the project runs as; it is made for it.',
      fallback: ({ project = '' }) => accountOf(project),
      // Accounts are short: half is the project's, and half the participant's.
      unique: (name, value) => `${value.slice(0, 15)}-${name}`,
      check: accountProblem,
    },
    {
      id: 'front',
      title: 'front server',
      help: 'What faces the internet, ends TLS and serves the files.',
      choices: ['nginx', 'apache'],
      fallback: (_answers, _others, facts) => (has(facts, 'apache-module') ? 'apache' : 'nginx'),
      check: (front, _others, _answers, facts) => frontProblem(front, facts),
    },
  ],
  variables: [
    ...batchVariables,
    {
      name: 'MEDIA_ROOT',
      type: 'text',
      default: 'media',
      help: 'The folder of uploaded files, relative to the project or absolute.',
    },
  ],
  when: {
    'onprem/systemd/__project__-batch@.service': withExample,
    'onprem/systemd/__project__.service': behindNginx,
    'onprem/systemd/__project__.socket': hasSocket,
    'onprem/systemd/__project__-worker.service': runs('worker'),
    'onprem/systemd/__project__-beat.service': runs('beat'),
    'onprem/nginx/__project__.conf': behindNginx,
    'onprem/nginx/__project__-tls.conf': behindNginx,
    'onprem/nginx/__project__-proxy.conf': behindNginx,
    'onprem/apache/__project__.conf': insideApache,
    'onprem/apache/wsgi.py': insideApache,
  },
} as const satisfies Platform;

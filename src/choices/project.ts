import { platforms, services } from './catalog.ts';
import type { Answers, EnvVariable } from './choice.ts';

/**
 * The proxies in front of every chosen platform, as one default: networks, where one of them has these, for they are
 * right wherever fewer proxies are in front, too.
 */
function trustedProxies(answers: Answers): string {
  const told = platforms.filter(({ id }) => answers.platforms.includes(id));
  return told.flatMap(({ trustedProxies }) => trustedProxies ?? [])[0] ?? '1';
}

/** Which services must answer before requests come; only where there are more than the database. */
function readinessChecks(answers: Answers): readonly EnvVariable[] {
  const asked = services
    .filter(({ id }) => answers.services.includes(id))
    .flatMap(({ readiness }) => readiness ?? []);
  if (asked.length === 0) return [];
  const names = (those: typeof asked): readonly string[] => ['database', ...those.map(({ name }) => name)];
  return [
    {
      name: 'READINESS_CHECKS',
      type: 'list',
      // What no page can do without: a cache or a storage that is down would take every instance away.
      default: 'database',
      choices: names(asked),
      help: 'Which services /readyz asks: while one does not answer, no requests come.',
    },
  ];
}

/** The environment contract of every project, whatever is chosen: the choices add theirs. */
export function projectVariables(answers: Answers): readonly EnvVariable[] {
  return [
    {
      name: 'SECRET_KEY',
      type: 'key',
      secret: true,
      help: 'Signs sessions, cookies and tokens: at least 50 random characters, kept out of git.',
    },
    {
      name: 'DEBUG',
      type: 'boolean',
      default: 'false',
      development: 'true',
      help: 'Error pages with source code: for development only.',
    },
    {
      name: 'ALLOWED_HOSTS',
      type: 'list',
      default: 'localhost,127.0.0.1,[::1]',
      help: 'Host names that the project answers to, with commas between them.',
    },
    {
      name: 'CSRF_TRUSTED_ORIGINS',
      type: 'list',
      default: '',
      help: 'Origins whose forms are accepted, with scheme: https://www.example.com.',
    },
    {
      name: 'HTTPS',
      type: 'boolean',
      default: 'true',
      development: 'false',
      help: 'Redirect to https, and send cookies over https only.',
    },
    {
      name: 'HTTPS_REDIRECT',
      type: 'boolean',
      default: 'true',
      help: 'With HTTPS: redirect plain http; false where the platform in front does it already.',
    },
    {
      name: 'HSTS_SECONDS',
      type: 'integer',
      default: '3600',
      minimum: 0,
      help: 'How long browsers insist on https, in seconds; raise it when https is there to stay.',
    },
    {
      name: 'BEHIND_PROXY',
      type: 'boolean',
      default: answers.platforms.length > 0 ? 'true' : 'false',
      development: 'false',
      help: 'A proxy in front sets X-Forwarded-For and X-Forwarded-Proto: believe them.',
    },
    {
      name: 'TRUSTED_PROXIES',
      type: 'proxies',
      default: trustedProxies(answers),
      help: 'With BEHIND_PROXY: how many proxies append to X-Forwarded-For, or their networks.',
    },
    {
      name: 'MAX_BODY',
      type: 'size',
      default: '10M',
      help: 'The largest body of a request, such as 10M; more is refused with 413 before it is read.',
    },
    {
      name: 'LOG_LEVEL',
      type: 'text',
      default: 'INFO',
      choices: ['DEBUG', 'INFO', 'WARNING', 'ERROR'],
      help: 'The least important messages that are logged: DEBUG, INFO, WARNING or ERROR.',
    },
    ...readinessChecks(answers),
  ];
}

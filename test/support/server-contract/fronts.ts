/** The front servers that are rendered for a project, as an ordinary user starts them: their own files, other paths and ports. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../http.ts';
import { Background, giveToOrdinaryUser } from '../processes.ts';
import { PRODUCTION, type Project } from '../project.ts';
import { LIMITS } from './probes.ts';

/** A front server that runs, with the project behind it. */
export interface Front {
  readonly port: number;
  readonly host: string;
  readonly temporary: string;
  readonly processes: readonly Background[];
}

/** What the project reads behind a front server. */
const VARIABLES = {
  ...PRODUCTION,
  ...LIMITS,
  TRUSTED_PROXIES: '1',
  ALLOWED_HOSTS: 'mysite.example.com,127.0.0.1',
};

const rendered = (project: Project, path: string): string =>
  readFileSync(join(project.folder, 'onprem', path), 'utf8');

/** The text with every path and port of a host replaced by one of this test. @throws Error for one that is not there */
function moved(text: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce((sum, [from, to]) => {
    if (!sum.includes(from)) throw new Error(`"${from}" is not in the rendered file`);
    return sum.replaceAll(from, to);
  }, text);
}

/** As Debian's nginx.conf has it, and what operators add: what the project streams is compressed. */
const COMPRESSION = ['gzip on;', 'gzip_types text/plain text/event-stream application/json;'];

/** A certificate that nobody signed. */
function certify(folder: string): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=mysite'];
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
  execFileSync('openssl', ['req', '-x509', ...key, ...files], { stdio: 'ignore' });
}

/** A folder for what the front server needs. */
function placeOf(project: Project, name: string): string {
  const folder = join(project.folder, '..', name);
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  certify(folder);
  return folder;
}

/**
 * The project on a Unix socket that somebody else listens on, as systemd does, behind nginx.
 *
 * @param more variables of the project
 */
export async function behindNginx(
  project: Project,
  more: Readonly<Record<string, string>> = {},
): Promise<Front> {
  const folder = placeOf(project, 'nginx');
  const port = await freePort();
  const socket = join(folder, 'web.sock');
  rmSync(socket, { force: true });
  const snippet = moved(rendered(project, 'nginx/mysite-proxy.conf'), {
    '10m': LIMITS.MAX_BODY.toLowerCase(),
    // A little longer than REQUEST_TIMEOUT.
    'proxy_read_timeout 65s': 'proxy_read_timeout 4s',
  });
  writeFileSync(join(folder, 'proxy.conf'), snippet);
  const proxy = { 'snippets/mysite-proxy.conf': join(folder, 'proxy.conf'), '/var/log/nginx/': `${folder}/` };
  const sites = [
    moved(rendered(project, 'nginx/mysite.conf'), {
      ...proxy,
      '/run/mysite/web.sock': socket,
      'listen 80;': `listen 127.0.0.1:${await freePort()};`,
      'listen [::]:80;': '',
    }),
    moved(rendered(project, 'nginx/mysite-tls.conf'), {
      ...proxy,
      'listen 443 ssl': `listen 127.0.0.1:${port} ssl`,
      'listen [::]:443 ssl http2;': '',
      '/etc/letsencrypt/live/mysite.example.com/': `${folder}/`,
      'include mime.types;': 'include /etc/nginx/mime.types;',
    }),
  ];
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/tmp/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    [
      'daemon off;',
      `pid ${folder}/nginx.pid;`,
      'events {}',
      'http {',
      ...COMPRESSION,
      ...paths,
      ...sites,
      '}',
      '',
    ].join('\n'),
  );
  giveToOrdinaryUser(folder);
  const variables = { ...VARIABLES, TMPDIR: join(folder, 'tmp'), ...more };
  const named = Object.entries(project.environment(variables)).map(
    ([name, value]) => `--setenv=${name}=${value}`,
  );
  // systemd itself names each socket; Twisted takes none without a name.
  const listening = ['systemd-socket-activate', '--fdname=web', `--listen=${socket}`, ...named];
  const place = { cwd: project.folder, env: project.environment(variables) };
  const server = new Background([...listening, ...project.startCommand], place);
  const nginx = new Background(
    ['nginx', '-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'],
    place,
  );
  return { port, host: 'mysite.example.com', temporary: join(folder, 'tmp'), processes: [server, nginx] };
}

/** Modules of Debian's Apache that the rendered site uses, but those that are built in. */
const MODULES = [
  'mpm_event',
  'authz_core',
  'authz_host',
  'alias',
  'headers',
  'macro',
  'ssl',
  'mime',
  'filter',
  'deflate',
  'reqtimeout',
];

/** The project inside the system's Apache. */
export async function insideApache(project: Project): Promise<Front> {
  const folder = placeOf(project, 'apache');
  const port = await freePort();
  const programs = '/usr/lib/apache2/modules';
  // Its module, and the Apache for which that was built.
  const [wsgi = '', apache = ''] = project
    .succeed([
      'python',
      '-c',
      'from mod_wsgi.express import apxs_config as of, platform as it; print(it.MOD_WSGI_SO, of.HTTPD)',
    ])
    .trim()
    .split(' ');
  const site = moved(rendered(project, 'apache/mysite.conf'), {
    '/srv/mysite/current/mod_wsgi.so': wsgi,
    '/srv/mysite/current': project.folder,
    // Only root may choose another account.
    'user=mysite group=mysite ': '',
    '/etc/letsencrypt/live/mysite.example.com/': `${folder}/`,
    '<VirtualHost *:80>': `<VirtualHost *:${await freePort()}>`,
    '<VirtualHost *:443>': `<VirtualHost *:${port}>`,
    'LimitRequestBody 10485760': `LimitRequestBody ${100 * 1024}`,
    'Define MYSITE_THREADS 4': `Define MYSITE_THREADS ${LIMITS.WEB_THREADS}`,
    'Define MYSITE_PROCESSES 2': `Define MYSITE_PROCESSES ${LIMITS.WEB_CONCURRENCY}`,
    'socket-timeout=60': `socket-timeout=${LIMITS.REQUEST_TIMEOUT}`,
  });
  const conf = [
    `ServerRoot ${folder}`,
    `DefaultRuntimeDir ${folder}`,
    `PidFile ${folder}/httpd.pid`,
    `Define APACHE_LOG_DIR ${folder}`,
    'ErrorLog "|$/bin/cat >&2"',
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    'TypesConfig /etc/mime.types',
    `WSGISocketPrefix ${folder}/wsgi`,
    ...MODULES.map((name) => `LoadModule ${name}_module ${programs}/mod_${name}.so`),
    // As Debian's deflate.conf has it.
    'AddOutputFilterByType DEFLATE text/html text/plain text/event-stream',
    // Before the site, whose own line would come after the directives of the module above.
    site,
  ];
  const at = conf.findIndex((line) => line.startsWith('WSGISocketPrefix'));
  conf.splice(at, 0, `LoadModule wsgi_module ${wsgi}`);
  writeFileSync(join(folder, 'httpd.conf'), conf.join('\n'));
  giveToOrdinaryUser(folder);
  const environment = Object.entries({ ...VARIABLES, DATABASE_URL: undefined }).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${value}`,
  );
  // Apache reads no environment file: the project reads .env, as docs/onprem.md says for the account's.
  writeFileSync(join(project.folder, '.env'), `${environment.join('\n')}\n`);
  const env = project.environment({ TMPDIR: join(folder, 'tmp') });
  const httpd = new Background([apache, '-DFOREGROUND', '-f', join(folder, 'httpd.conf')], {
    cwd: project.folder,
    env,
  });
  return { port, host: 'mysite.example.com', temporary: join(folder, 'tmp'), processes: [httpd] };
}

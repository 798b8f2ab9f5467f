/** The site on a host of the tests' own, as a client sees it, and what it needs there. */
import { strict as assert } from 'node:assert';
import type { Host } from './onprem-host.ts';
import type { Load } from './onprem-load.ts';

export const DOMAIN = 'shop.example.com';

/** A page as curl got it: its head and its body. */
export interface Page {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Asks for a page on the host itself, as a client outside would. */
export function get(host: Host, url: string, ...options: readonly string[]): Page {
  const { stdout } = host.run([
    'curl',
    '--silent',
    '--insecure',
    '--include',
    '--noproxy',
    '*',
    ...['80', '443'].flatMap((port) => ['--resolve', `${DOMAIN}:${port}:127.0.0.1`]),
    ...options,
    url,
  ]);
  const end = stdout.indexOf('\r\n\r\n');
  const head = stdout.slice(0, end);
  return { status: Number(/^HTTP\/\S+ (\d+)/.exec(head)?.[1] ?? 0), head, body: stdout.slice(end + 4) };
}

export const site = `https://${DOMAIN}`;

/** The cluster that Debian's package made, and in it what docs/onprem.md says; set-up.sh makes the account itself later. */
export function startPostgresql(host: Host): void {
  const [version = '', cluster = ''] = host.succeed(['pg_lsclusters', '--no-header']).split(/\s+/);
  host.succeed(['systemctl', 'start', `postgresql@${version}-${cluster}.service`]);
  host.succeed(['runuser', '-u', 'postgres', '--', 'createuser', 'shop']);
  host.succeed(['runuser', '-u', 'postgres', '--', 'createdb', '--owner', 'shop', 'shop']);
}

/** A certificate that nobody signed, where certbot would put its own. */
export function certify(host: Host): void {
  const live = `/etc/letsencrypt/live/${DOMAIN}`;
  host.succeed(['mkdir', '-p', live]);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${DOMAIN}`];
  const files = ['-keyout', `${live}/privkey.pem`, '-out', `${live}/fullchain.pem`];
  host.succeed(['openssl', 'req', '-x509', ...key, ...files]);
}

/** The processes that answer for a front, but those that are ending. */
function workers(host: Host, front: string): readonly string[] {
  const main = host.succeed(['systemctl', 'show', '--property', 'MainPID', '--value', front]).trim();
  const listed = host.run(['ps', '--ppid', main, '--no-headers', '-o', 'pid=,args=']).stdout.trim();
  return listed
    .split('\n')
    .flatMap((line) => (/shutting down|^$/.test(line) ? [] : [line.trim().split(' ')[0] ?? '']));
}

/**
 * Does what reloads a front, and waits until all that answers read the new configuration: `systemctl reload` ends when
 * the signal was sent (nginx opens its new ports after that, and its old processes still accept for 100 ms).
 */
export async function reloading(host: Host, front: string, work: () => void): Promise<void> {
  const old = workers(host, front);
  assert.notEqual(old.length, 0, `${front} does not run`);
  work();
  await host.until(() => {
    const now = workers(host, front);
    return now.length > 0 && !now.some((pid) => old.includes(pid));
  }, `${front} is reloaded`);
}

/** Every request under load came back from Django. */
export function noneLost(load: Load, what: string): void {
  const asked = Object.values(load.outcomes).reduce((sum, count) => sum + count, 0);
  console.log(`      ${what}: ${asked} requests, slowest ${load.slowest} ms`);
  assert.deepEqual(Object.keys(load.outcomes).sort(), ['GET 200', 'POST 403'], JSON.stringify(load));
}

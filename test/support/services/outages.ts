/** A cache that loses connections, is restarted and goes away: what of a project works on, asked in one process of its own. */
import { strict as assert } from 'node:assert';
import { createServer, connect as open, type Socket } from 'node:net';
import { freePort } from '../http.ts';
import { BY_HTTPS, PRODUCTION, type Server } from '../project.ts';
import { ProjectShell } from '../project-shell.ts';
import { FIXTURES } from './fixtures.ts';
import type { Subject } from './suite.ts';

/** Passes connections on to a port, until it forgets them: as a firewall does with those that idled. */
class Firewall {
  readonly port: number;
  private readonly known = new Set<Socket>();
  private readonly server;

  private constructor(port: number, behind: number) {
    this.port = port;
    this.server = createServer((client) => {
      const to = open(behind, '127.0.0.1');
      this.known.add(client);
      client.on('data', (piece) => (this.known.has(client) ? to.write(piece) : client.resetAndDestroy()));
      to.on('data', (piece) => client.write(piece));
      for (const [one, other] of [
        [client, to],
        [to, client],
      ] as const)
        one.on('error', () => undefined).on('close', () => other.destroy());
    });
  }

  static async before(behind: number): Promise<Firewall> {
    const firewall = new Firewall(await freePort(), behind);
    await new Promise<void>((resolve) => firewall.server.listen(firewall.port, '127.0.0.1', resolve));
    return firewall;
  }

  /** What comes over a connection that is open now is answered with a reset. */
  forget(): void {
    this.known.clear();
  }

  stop(): void {
    this.server.close();
  }
}

const BEFORE = [
  'from django.contrib.auth import get_user_model',
  'from django.core.cache import cache',
  'from django.test import Client',
  'from redis.exceptions import ConnectionError as ConnectionLost',
  'from shop.soft_cache import outage',
  'get_user_model().objects.create_superuser("ann", "ann@example.org", "right")',
  'form = {"username": "ann", "password": "right"}',
  'client = Client(headers={"X-Forwarded-Proto": "https", "Host": "localhost"})',
  'def status(path, **post):',
  '    response = client.post(path, post) if post else client.get(path)',
  '    return response.status_code',
];

/** @param subject the project and its cache, whose server is stopped and started */
export function survivesItsCache(subject: () => Subject): void {
  let shell: ProjectShell;
  let firewall: Firewall;
  before(async () => {
    const { project, server, tls, beside } = subject();
    firewall = await Firewall.before(server.port);
    project.succeed(['python', 'manage.py', 'collectstatic', '--noinput']);
    const { plain } = FIXTURES.redis!({ port: firewall.port, pem: '', file: tls.authority });
    shell = new ProjectShell(project, { ...PRODUCTION, ...beside, ...plain }, BEFORE);
  });
  after(async () => {
    await shell?.stop();
    firewall?.stop();
  });

  it('repeats a command whose connection a firewall had forgotten', async () => {
    await shell.run('cache.set("count", 1)', 'assert cache.incr("count") == 2');
    firewall.forget();
    await shell.run('assert cache.incr("count") == 3');
  });

  it('goes on after its restart with the first command', async () => {
    const { server } = subject();
    await server.stop('SIGKILL');
    await server.start();
    await shell.run('assert cache.get("count", "gone") == "gone"', 'assert cache.add("lock", 1)');
  });

  it('may be away: users sign in, pages are served, and signing out is for good', async () => {
    const { server } = subject();
    await shell.run(
      'assert status("/admin/login/?next=/admin/", **form) == 302',
      'assert status("/admin/") == 200',
    );
    await server.stop();
    await shell.run(
      'assert status("/admin/") == 200',
      'assert status("/admin/logout/", why="no reason") == 200',
      'assert status("/admin/") == 302',
      'assert status("/admin/login/?next=/admin/", **form) == 302',
      'assert status("/admin/") == 200',
      'assert cache.get("page", "made anew") == "made anew"',
      'cache.set("page", 1)',
      // A lock that nobody holds, and a counter that counts nothing, would be wrong.
      'try:',
      '    cache.add("lock", 1)',
      'except ConnectionLost:',
      '    pass',
      'else:',
      '    raise AssertionError("a lock without a cache")',
    );
    await server.start();
    await shell.run('outage.until = 0', 'cache.set("page", 2)', 'assert cache.get("page") == 2');
    await shell.run('assert status("/admin/") == 200');
  });
}

/** Sends the form of the admin's sign-in, as a browser behind a proxy that saw an address. @returns the status */
async function signIn({ port }: Server, address: string, password: string): Promise<number> {
  const url = `http://127.0.0.1:${port}/admin/login/`;
  const headers = { ...BY_HTTPS, 'X-Forwarded-For': `192.0.2.1, ${address}` };
  const page = await fetch(url, { headers });
  const [, token = ''] = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(await page.text()) ?? [];
  const cookie = page.headers.getSetCookie().map((one) => one.split(';')[0]);
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, Cookie: cookie.join('; '), Origin: `https://127.0.0.1:${port}` },
    body: new URLSearchParams({ csrfmiddlewaretoken: token, username: 'eve', password }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

const EVE =
  'from django.contrib.auth import get_user_model; get_user_model().objects.create_superuser("eve", password="right")';

/** @param subject the project and its cache, which is away meanwhile */
export function limitsSignIns(subject: () => Subject): void {
  it('limits attempts to sign in over all instances, while the cache is away, and locks no other address out', async () => {
    const { project, server, tls, beside } = subject();
    const { plain } = FIXTURES.redis!({ port: server.port, pem: '', file: tls.authority });
    const variables = { ...PRODUCTION, ...beside, ...plain };
    project.succeed(['python', 'manage.py', 'shell', '-c', EVE], variables);
    const running: Server[] = [];
    await server.stop();
    try {
      for (let instance = 0; instance < 2; instance += 1) running.push(await project.start(variables));
      const [one, other] = running as [Server, Server];
      const attempts: number[] = [];
      for (let attempt = 1; attempt <= 10; attempt += 1)
        attempts.push(await signIn(attempt % 2 ? one : other, '203.0.113.9', 'wrong'));
      assert.deepEqual(attempts, [...Array<number>(9).fill(200), 429]);
      for (const instance of running) assert.equal(await signIn(instance, '203.0.113.9', 'right'), 429);
      assert.equal(await signIn(one, '198.51.100.7', 'right'), 302);
      const log = running.map(({ process }) => process.output).join('');
      assert.match(log, /sign-in failed: account 'eve', client 203\.0\.113\.9"/);
      assert.match(log, /sign-in refused: account 'eve', client 203\.0\.113\.9"/);
      assert.doesNotMatch(log, /wrong|Traceback/);
    } finally {
      await Promise.all(running.map(({ process }) => process.stop()));
      await server.start();
    }
  });
}
